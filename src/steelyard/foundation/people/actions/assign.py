"""Move a person, end an assignment. Days already worked keep their team and manager."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from django.contrib.auth.models import User
from django.db import connection, transaction
from django.utils.translation import gettext as _

from steelyard.foundation.people import rules
from steelyard.foundation.people.models import Assignment, Person, Position, Team
from steelyard.kit import audit
from steelyard.kit.refusal import Refused, refuse_for

DAY = timedelta(days=1)
PLACE = ("team", "manager", "position")

# Everybody above a manager, each with the days on which they are: spans are cut as the walk climbs,
# so a loop is found on exactly the days it would exist, and UNION ends it.
ABOVE = """
    WITH RECURSIVE above(id, first, last) AS (
        SELECT a.id, %s, %s FROM people_person a WHERE a.id = %s
        UNION
        SELECT a.manager_id,
               CASE WHEN a.starts_on > above.first THEN a.starts_on ELSE above.first END,
               CASE WHEN a.ends_on IS NULL OR a.ends_on > above.last THEN above.last ELSE a.ends_on END
        FROM people_assignment a JOIN above ON a.person_id = above.id
        WHERE a.manager_id IS NOT NULL AND a.starts_on <= above.last
          AND (a.ends_on IS NULL OR a.ends_on >= above.first)
    ) SELECT count(*) FROM above WHERE id = %s
"""


@transaction.atomic
def move_person(
    *,
    person: Person,
    team: Team,
    manager: Person | None,
    position: Position,
    starts_on: date,
    why: str,
    by: User | None,
    at: datetime,
) -> Assignment:
    """Give a person another place from a day on; the assignment of that day ends the day before.

    A move on the very day the current assignment began replaces it. Raises Refused.
    """
    refuse_for(rules.why_not_without_reason(why))
    Person.objects.select_for_update().get(pk=person.pk)  # two moves at once wait for each other
    current = person.assignments.on(starts_on).first()
    new = Assignment(person=person, team=team, manager=manager, position=position, starts_on=starts_on)
    refuse_for(why_not(new, replacing=current))
    before = facts_of(current) if current else None
    if current and current.starts_on == starts_on:
        current.delete()
    elif current:
        current.ends_on = starts_on - DAY
        current.save()
    new.save()
    audit.record(
        by=by, at=at, verb="move_person", subject=person, before=before, after=facts_of(new), why=why
    )
    return new


@transaction.atomic
def end_assignment(
    *, person: Person, last_on: date, why: str, by: User | None, at: datetime, leaves: bool = True
) -> Assignment:
    """End a person's open assignment after `last_on`; by default the person leaves the company then."""
    refuse_for(rules.why_not_without_reason(why))
    person = Person.objects.select_for_update().get(pk=person.pk)
    current = person.assignments.filter(ends_on=None).first()
    if current is None:
        raise Refused([_("%(name)s has no open assignment.") % {"name": person}])
    managed = Assignment.objects.on(last_on + DAY).filter(manager=person).select_related("person")
    refuse_for(
        rules.why_not_end(
            last=last_on,
            starts=current.starts_on,
            managed=[str(assignment.person) for assignment in managed],
        )
    )
    before = facts_of(current)
    current.ends_on = last_on
    current.save()
    if leaves:
        person.left_on = last_on
        person.save()
    audit.record(
        by=by,
        at=at,
        verb="end_assignment",
        subject=person,
        before=before,
        after=facts_of(current) | {"left_on": person.left_on},
        why=why,
    )
    return current


def why_not(assignment: Assignment, *, replacing: Assignment | None = None) -> Iterator[str]:
    """Say why an unsaved assignment cannot stand beside the others of its person."""
    others = [other for other in assignment.person.assignments.all() if other != replacing]
    return rules.why_not_assign(
        person=employment(assignment.person),
        span=rules.Span(first=assignment.starts_on, last=assignment.ends_on),
        others=[rules.Span(first=other.starts_on, last=other.ends_on) for other in others],
        is_manager_of_own_manager=makes_a_loop(assignment),
        manager=employment(assignment.manager) if assignment.manager else None,
    )


def makes_a_loop(assignment: Assignment) -> bool:
    """Tell whether somebody would, on any day of it, report to oneself over some steps."""
    if assignment.manager_id is None:
        return False
    last = assignment.ends_on or date.max
    values: list[Any] = [assignment.starts_on, last, assignment.manager_id, assignment.person_id]
    with connection.cursor() as cursor:
        cursor.execute(ABOVE, values)
        return bool(cursor.fetchone()[0])


def employment(person: Person) -> rules.Employment:
    """Return what the rules need to know."""
    return rules.Employment(name=str(person), hired_on=person.hired_on, left_on=person.left_on)


def facts_of(assignment: Assignment) -> dict[str, Any]:
    """Return an assignment as the trail keeps it."""
    return audit.values_of(assignment, *PLACE, "starts_on", "ends_on")
