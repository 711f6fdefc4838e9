"""For sales operations: what stands between the period and its close, or between the close and the pay."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count

from steelyard.foundation import facts
from steelyard.foundation.people.viewer import Viewer
from steelyard.foundation.periods.models import Period
from steelyard.loop.assessment.queries.closing import ClosePage, close_page
from steelyard.loop.rewards.models import Statement


@dataclass(frozen=True, kw_only=True)
class Close:
    """Where the cycle stands."""

    page: ClosePage
    statements: Mapping[str, int]  # how many in each state
    waiting: int  # rows in quarantine
    template: str = "home/close.html"


def close(_viewer: Viewer, period: Period) -> Close:
    """Gather it."""
    states = Statement.objects.in_force().filter(period=period).order_by().values_list("state")
    return Close(
        page=close_page(period),
        statements=dict(states.annotate(number=Count("pk"))),
        waiting=sum(facts.waiting_rows().values()),
    )
