"""Admit a whole roster: people, teams, managers and positions, by name. Again, it changes nothing.

What a roster leaves open is filled in: a manager without a row of their own becomes a person;
without a team, people belong to the team named after their manager, within the region; without a
day, they have been there from the beginning, and somebody known is moved on the day of the import.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from steelyard.foundation.people.actions.assign import facts_of, makes_a_loop
from steelyard.foundation.people.actions.roster_book import Book
from steelyard.foundation.people.actions.roster_lines import Line, Row, faults_of, read_lines
from steelyard.foundation.people.models import Assignment, Person
from steelyard.kit.refusal import refuse_for

FROM_THE_BEGINNING = date(2000, 1, 1)
DAY = timedelta(days=1)


@transaction.atomic
def admit_roster(rows: Sequence[Row], by: User | None, at: datetime) -> dict[str, int]:
    """Admit people from rows; return counts: people, teams, positions (new), assigned, unchanged, left.

    A row maps name (required), name_en, code, email, manager, team, region, position, starts_on and
    left_on to text, dates or None. A person is found by code, name or English name; two people of
    one name need codes. Raises Refused with all reasons: a row without a name, managers in a loop.
    """
    lines = read_lines(rows)
    refuse_for(faults_of(lines))
    book = Book(by=by, at=at)
    counts = {"assigned": 0, "unchanged": 0, "left": 0}
    people = [_person(book, line) for line in lines]
    bosses = {line.manager for line in lines if line.manager}
    placed = []
    for person, line in zip(people, lines, strict=True):
        leads = not bosses.isdisjoint({person.name, person.code, person.name_en})
        new = _place(book, person, line, leads=leads)
        counts["assigned" if new else "unchanged"] += 1
        placed += [new] if new else []
    for person, line in zip(people, lines, strict=True):
        counts["left"] += _leave(book, person, line)
    refuse_for(
        _("%(name)s would report to somebody who reports to %(name)s.") % {"name": assignment.person}
        for assignment in placed
        if makes_a_loop(assignment)
    )
    return book.made | counts


def _person(book: Book, line: Line) -> Person:
    """Find or make the line's person."""
    found = book.find(line.code) if line.code else book.find(line.name, line.name_en)
    if found is None:
        return book.make_person(
            name=line.name,
            code=line.code,
            name_en=line.name_en,
            email=line.email,
            hired_on=line.starts_on or FROM_THE_BEGINNING,
        )
    if line.starts_on and line.starts_on < found.hired_on:
        found.hired_on = line.starts_on
        found.save()
    return found


def _place(book: Book, person: Person, line: Line, *, leads: bool) -> Assignment | None:
    """Bring the person where the line says, from its day on; None when they are there already."""
    known = book.assignments.setdefault(person.pk, [])
    if known and line.starts_on is None and person.left_on:
        return None  # gone, and nothing says since when they would be back
    manager = book.find(line.manager)
    new = Assignment(
        person=person,
        team=book.team(_team_name(line, person, manager, leads=leads), within=line.region),
        manager=None if manager == person else manager,
        position=book.position(line.position, leads=leads),
        starts_on=line.starts_on or (timezone.localdate(book.at) if known else FROM_THE_BEGINNING),
    )
    current = next((old for old in known if old.holds(new.starts_on)), None)
    if current and current.is_same_place(new):
        return None
    _put(book, known, current, new)
    return new


def _team_name(line: Line, person: Person, manager: Person | None, *, leads: bool) -> str:
    """Return the team a line means: as written, the leader's, the region's, or the one of all."""
    if line.team:
        return line.team
    leader = person if leads else manager
    return leader.name if leader else line.region or _("Whole company")


def _put(book: Book, known: list[Assignment], current: Assignment | None, new: Assignment) -> None:
    """Let the new one follow the current one, up to whatever comes next."""
    before = facts_of(current) if current else None
    if current:
        new.ends_on = current.ends_on
    else:
        later = [old.starts_on for old in known if old.starts_on > new.starts_on]
        new.ends_on = min(later) - DAY if later else None
    if current and current.starts_on == new.starts_on:
        known.remove(current)
        current.delete()
    elif current:
        current.ends_on = new.starts_on - DAY
        current.save()
    new.save()
    known.append(new)
    book.note("move_person" if before else "admit_person", new.person, before=before, after=facts_of(new))


def _leave(book: Book, person: Person, line: Line) -> bool:
    """Let the person leave on the line's day; False if there is none or they have left already."""
    if line.left_on is None or person.left_on == line.left_on:
        return False
    for last in book.assignments.get(person.pk, []):
        if last.holds(line.left_on):
            last.ends_on = line.left_on
            last.save()
    before, person.left_on = {"left_on": person.left_on}, line.left_on
    person.save()
    book.note("end_assignment", person, before=before, after={"left_on": line.left_on})
    return True
