"""Who may do what in the rulebook."""

from datetime import date

from django.db.models import QuerySet

from steelyard.foundation.people import Role, Viewer
from steelyard.foundation.rulebook import membership
from steelyard.foundation.rulebook.models import Plan, PlanVersion

EDITORS = (Role.SALES_OPS, Role.ADMINISTRATOR)  # write, publish, retire
READERS = (*EDITORS, Role.EXECUTIVE, Role.AUDITOR)  # every plan, drafts too


def visible_plans(viewer: Viewer, on: date) -> QuerySet[Plan]:
    """Return all plans to readers; to others those that people they may see work or worked under."""
    if viewer.has(*READERS):
        return Plan.objects.all()
    return Plan.objects.filter(code__in=membership.known().plans_seen_by(viewer, on))


def visible_versions(viewer: Viewer, on: date) -> QuerySet[PlanVersion]:
    """Return the versions of those plans; drafts only to readers."""
    versions = PlanVersion.objects.filter(plan__in=visible_plans(viewer, on)).select_related("plan")
    return versions if viewer.has(*READERS) else versions.issued()
