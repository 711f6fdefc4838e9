"""Whom a viewer sees on a day. One query, however many people: the database walks the hierarchy.

What each scope reaches is written at `Scope`'s uses below; oneself is always visible. Who no longer
reports to a manager is not seen by the manager as of today, and is as of a day when they did.
"""

from datetime import date

from django.db.models import Q, QuerySet
from django.db.models.expressions import RawSQL
from django.http import Http404

from steelyard.foundation.people.models import Assignment, Grant, Person
from steelyard.foundation.people.roles import Scope
from steelyard.foundation.people.viewer import Viewer

# UNION (not UNION ALL) drops who was met before, so a loop in the data ends too.
REPORTS_AT_ANY_DEPTH = """
    WITH RECURSIVE below(id) AS (
        SELECT person_id FROM people_assignment
        WHERE manager_id = %s AND starts_on <= %s AND (ends_on IS NULL OR ends_on >= %s)
        UNION
        SELECT a.person_id FROM people_assignment a JOIN below ON a.manager_id = below.id
        WHERE a.starts_on <= %s AND (a.ends_on IS NULL OR a.ends_on >= %s)
    ) SELECT id FROM below
"""
TEAMS_BENEATH = """
    WITH RECURSIVE beneath(id) AS (
        SELECT id FROM people_team WHERE id = %s
        UNION
        SELECT t.id FROM people_team t JOIN beneath ON t.parent_id = beneath.id
    ) SELECT id FROM beneath
"""


def visible_people(viewer: Viewer, on: date) -> QuerySet[Person]:
    """Return whom the viewer may see as of a day: the union of what each grant reaches."""
    if any(grant.scope == Scope.ALL for grant in viewer.grants):
        return Person.objects.all()
    seen = Q(pk=viewer.person.pk) if viewer.person else Q(pk__in=[])
    for grant in viewer.grants:
        seen |= _reached(grant, viewer.person, on)
    return Person.objects.filter(seen)


def find_person(code: str, viewer: Viewer, on: date) -> Person:
    """Return a person by code; who is not visible does not exist (Http404)."""
    person = visible_people(viewer, on).filter(code=code).first()
    if person is None:
        raise Http404
    return person


def members_on(team_id: int, on: date) -> QuerySet[Assignment]:
    """Return who is in a team, or in one beneath it, on a day."""
    return Assignment.objects.on(on).filter(team__in=RawSQL(TEAMS_BENEATH, [team_id]))  # noqa: S611 - values are parameters


def reports_below(person_id: int, on: date) -> RawSQL:
    """Return the ids of all who report to a person at any depth on a day, for `pk__in=`."""
    return RawSQL(REPORTS_AT_ANY_DEPTH, [person_id, on, on, on, on])  # noqa: S611 - values are parameters


def _reached(grant: Grant, person: Person | None, on: date) -> Q:
    """Return what one grant adds to oneself."""
    if grant.scope == Scope.TEAM:
        if grant.team_id:
            return Q(pk__in=Assignment.objects.on(on).filter(team=grant.team_id).values("person"))
        if person:
            return Q(pk__in=Assignment.objects.on(on).filter(manager=person).values("person"))
    if grant.scope == Scope.TEAM_BELOW:
        if grant.team_id:
            return Q(pk__in=members_on(grant.team_id, on).values("person"))
        if person:
            return Q(pk__in=reports_below(person.pk, on))
    return Q(pk__in=[])
