"""People through the API: the same scopes as the pages."""

from datetime import date

from ninja import Router, Schema
from ninja.pagination import PageNumberPagination, paginate

from steelyard.foundation import periods
from steelyard.foundation.people.models import Assignment, Person
from steelyard.foundation.people.queries.directory import ACTIVE, Filters, matching, with_place
from steelyard.foundation.people.viewer import Request
from steelyard.foundation.people.visibility import find_person
from steelyard.kit import access

router = Router(tags=["people"])


class PersonOut(Schema):
    """Somebody, with the place held today."""

    code: str
    name: str
    name_en: str
    email: str
    hired_on: date
    left_on: date | None
    team: str | None = None
    manager: str | None = None
    position: str | None = None

    @staticmethod
    def resolve_team(person: Person) -> str | None:
        """Return the team's code."""
        place = _place(person)
        return place.team.code if place else None

    @staticmethod
    def resolve_manager(person: Person) -> str | None:
        """Return the manager's code."""
        place = _place(person)
        return place.manager.code if place and place.manager else None

    @staticmethod
    def resolve_position(person: Person) -> str | None:
        """Return the position's code."""
        place = _place(person)
        return place.position.code if place else None


class AssignmentOut(Schema):
    """Where somebody worked, by codes; both days belong to it, no last day means open."""

    team: str
    manager: str | None
    position: str
    starts_on: date
    ends_on: date | None


@router.get("", response=list[PersonOut])
@paginate(PageNumberPagination, page_size=100)
@access.allow(access.signed_in)
def people(
    request: Request, search: str = "", team: str = "", position: str = "", status: str = ACTIVE
) -> object:
    """List the people you may see. `status` is active, left or all; `team` includes teams beneath."""
    filters = Filters(words=search, team=team, position=position, status=status)
    on = periods.today()
    return with_place(matching(request.viewer, filters, on), on)


@router.get("/{code}", response=PersonOut)
@access.allow(access.signed_in)
def person(request: Request, code: str) -> object:
    """Return one person; 404 outside your scope."""
    on = periods.today()
    found = find_person(code, request.viewer, on)
    return with_place(Person.objects.filter(pk=found.pk), on).get()


@router.get("/{code}/assignments", response=list[AssignmentOut])
@access.allow(access.signed_in)
def assignments(request: Request, code: str) -> object:
    """Return where a person has worked, oldest first."""
    found = find_person(code, request.viewer, periods.today())
    return [
        AssignmentOut(
            team=place.team.code,
            manager=place.manager.code if place.manager else None,
            position=place.position.code,
            starts_on=place.starts_on,
            ends_on=place.ends_on,
        )
        for place in found.assignments.select_related("team", "manager", "position")
    ]


def _place(person: Person) -> Assignment | None:
    places: list[Assignment] = getattr(person, "places", [])
    return places[0] if places else None
