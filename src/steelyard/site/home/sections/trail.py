"""For auditors: what was changed last."""

from collections.abc import Sequence
from dataclasses import dataclass

from steelyard.foundation.people.viewer import Viewer
from steelyard.foundation.periods.models import Period
from steelyard.kit.audit.models import AuditEvent

SHOWN = 15


@dataclass(frozen=True, kw_only=True)
class Trail:
    """The newest events."""

    events: Sequence[AuditEvent]
    template: str = "home/trail.html"


def trail(_viewer: Viewer, _period: Period) -> Trail:
    """Gather it."""
    return Trail(events=list(AuditEvent.objects.all()[:SHOWN]))
