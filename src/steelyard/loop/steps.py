"""The loop as data: plan → coach → assess → apply → raise. The menu and the cycle page follow it."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, kw_only=True)
class Step:
    """One step; its `room` is the folder, the address and the Django label."""

    room: str
    title: Promise
    asks: Promise  # the question this step answers
    icon: str  # a name of @tabler/icons


STEPS: tuple[Step, ...] = (
    Step(
        room="planning",
        title=_("Plan"),
        asks=_("What shall each person reach, and by which rules?"),
        icon="target-arrow",
    ),
    Step(
        room="coaching",
        title=_("Coach"),
        asks=_("Who needs help while it can still change the result?"),
        icon="messages",
    ),
    Step(
        room="assessment",
        title=_("Assess"),
        asks=_("What was reached, and how good is that?"),
        icon="scale",
    ),
    Step(
        room="rewards",
        title=_("Apply"),
        asks=_("What follows from it: pay, recognition, promotion?"),
        icon="award",
    ),
    Step(
        room="improvement",
        title=_("Raise"),
        asks=_("What do we do better in the next cycle?"),
        icon="trending-up",
    ),
)
