"""The list of people: filtered, paged, counted; and the same as a spreadsheet."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.core.paginator import Page, Paginator
from django.db.models import Count, Prefetch, Q, QuerySet
from django.utils.translation import gettext as _

from steelyard.foundation.people.models import Assignment, Person, Position, Team
from steelyard.foundation.people.viewer import Viewer
from steelyard.foundation.people.visibility import members_on, visible_people
from steelyard.kit.workbook import Column, Sheet

PAGE_SIZE = 50
ACTIVE, LEFT, ALL = "active", "left", "all"


@dataclass(frozen=True, kw_only=True)
class Filters:
    """What the list is narrowed to; empty: not narrowed."""

    words: str = ""
    team: str = ""
    position: str = ""
    status: str = ACTIVE


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One person in the list, with the place held on the day."""

    person: Person
    place: Assignment | None
    has_left: bool


@dataclass(frozen=True, kw_only=True)
class Directory:
    """The page: entries of one page, and what all that match come to."""

    filters: Filters
    page: Page[Person]
    entries: list[Entry]
    total: int
    by_position: list[tuple[str, int]]
    teams: list[Team]
    positions: list[Position]


def directory(viewer: Viewer, filters: Filters, *, on: date, page: str | int = 1) -> Directory:
    """Return one page of the people a viewer sees on a day."""
    people = matching(viewer, filters, on)
    shown = Paginator(with_place(people, on), PAGE_SIZE).get_page(page)
    places = Assignment.objects.on(on).filter(person__in=people.order_by())
    counted = dict(places.values_list("position").annotate(count=Count("id")).order_by())
    positions = list(Position.objects.all())
    return Directory(
        filters=filters,
        page=shown,
        entries=list(entries(shown, on)),
        total=shown.paginator.count,
        by_position=[(str(p), counted[p.pk]) for p in positions if p.pk in counted],
        teams=list(Team.objects.all()),
        positions=positions,
    )


def directory_sheet(viewer: Viewer, filters: Filters, *, on: date) -> Sheet:
    """Return all that match, as a sheet."""
    columns = (
        *(Column(title) for title in (_("Code"), _("Name"), _("Name in English"), _("E-mail"))),
        *(Column(title) for title in (_("Team"), _("Manager"), _("Position"))),
        Column(_("Hired on"), "date"),
        Column(_("Last day"), "date"),
    )
    found = entries(with_place(matching(viewer, filters, on), on), on)
    return Sheet(_("People"), columns, (_cells(entry) for entry in found))


def matching(viewer: Viewer, filters: Filters, on: date) -> QuerySet[Person]:
    """Return whom the filters leave of the visible."""
    people = visible_people(viewer, on)
    gone = Q(left_on__lt=on)
    if filters.status in {ACTIVE, LEFT}:
        people = people.filter(gone if filters.status == LEFT else ~gone)
    places = Assignment.objects.on(on)
    if filters.team:
        team = Team.objects.filter(code=filters.team).first()
        people = people.filter(pk__in=members_on(team.pk, on).values("person")) if team else people.none()
    if filters.position:
        people = people.filter(pk__in=places.filter(position__code=filters.position).values("person"))
    for word in filters.words.split():
        parts = Q(name__icontains=word) | Q(name_en__icontains=word)
        people = people.filter(parts | Q(code__icontains=word) | Q(email__icontains=word))
    return people


def with_place(people: QuerySet[Person], on: date) -> QuerySet[Person]:
    """Fetch each person's place of the day along, as `places`."""
    places = Assignment.objects.on(on).select_related("team", "manager", "position")
    return people.prefetch_related(Prefetch("assignments", places, to_attr="places"))


def entries(people: Iterable[Person], on: date) -> Iterator[Entry]:
    """Pair each person with that place."""
    for person in people:
        places: list[Assignment] = getattr(person, "places", [])
        yield Entry(
            person=person,
            place=places[0] if places else None,
            has_left=person.left_on is not None and person.left_on < on,
        )


def _cells(entry: Entry) -> tuple[str | date | None, ...]:
    person, place = entry.person, entry.place
    return (
        person.code,
        person.name,
        person.name_en,
        person.email,
        str(place.team) if place else None,
        str(place.manager) if place and place.manager else None,
        str(place.position) if place else None,
        person.hired_on,
        person.left_on,
    )
