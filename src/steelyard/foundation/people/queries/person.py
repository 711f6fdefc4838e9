"""One person: what is known, and where they have been."""

from dataclasses import dataclass
from datetime import date

from steelyard.foundation.people.models import Assignment, Grant, Person
from steelyard.foundation.people.viewer import Viewer
from steelyard.foundation.people.visibility import find_person, visible_people
from steelyard.kit import audit


@dataclass(frozen=True, kw_only=True)
class PersonPage:
    """The page of a person."""

    person: Person
    place: Assignment | None  # of today
    timeline: list[Assignment]  # newest first
    reports: list[Assignment]  # who reports to them today and is visible
    grants: list[Grant]  # for those who may see roles
    history: list[audit.AuditEvent]  # for those who may read the trail
    has_left: bool


def person_page(code: str, viewer: Viewer, on: date) -> PersonPage:
    """Return a person's page. Raises Http404 outside the viewer's scope."""
    person = find_person(code, viewer, on)
    timeline = list(person.assignments.select_related("team", "manager", "position").order_by("-starts_on"))
    reports = Assignment.objects.on(on).filter(manager=person, person__in=visible_people(viewer, on))
    sees_trail = viewer.may("audit.read")
    return PersonPage(
        person=person,
        place=next((assignment for assignment in timeline if assignment.holds(on)), None),
        timeline=timeline,
        reports=list(reports.select_related("person", "position", "team").order_by("person__name")),
        grants=list(Grant.objects.filter(user=person.user).select_related("team"))
        if sees_trail and person.user
        else [],
        history=list(audit.history_of(person)[:20]) if sees_trail else [],
        has_left=person.left_on is not None and person.left_on < on,
    )
