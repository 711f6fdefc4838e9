"""What the rulebook asks about people: how many are on each plan, and whose plans somebody may read."""

from collections import Counter
from collections.abc import Mapping
from datetime import date

from django.db.models import Q

from steelyard.foundation import people
from steelyard.foundation.people import Assignment, Viewer
from steelyard.loop.planning.models import PlanAssignment
from steelyard.loop.planning.queries.tables import stays_between


class Assigned:
    """Answers from the plan assignments (see rulebook.membership.Membership)."""

    def people_on_plans(self, on: date) -> Mapping[str, int]:
        """Return how many people work under each plan on a day."""
        return Counter(stay.plan for stay in stays_between(on, on) if stay.plan is not None)

    def plans_seen_by(self, viewer: Viewer, on: date) -> frozenset[str]:
        """Return the plans of people the viewer may see, those of their earlier positions too."""
        visible = people.visible_people(viewer, on)
        held = Assignment.objects.filter(person__in=visible.values("pk")).values("position")
        assigned = PlanAssignment.objects.filter(Q(person__in=visible.values("pk")) | Q(position__in=held))
        return frozenset(assigned.values_list("plan__code", flat=True))
