"""The loop as data: plan → coach → assess → apply → raise. The menu and the cycle page follow it."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


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
        title=pgettext_lazy("step of the loop", "Plan"),
        asks=_("What shall each person reach, and by which rules?"),
        icon="target-arrow",
    ),
    Step(
        room="coaching",
        title=pgettext_lazy("step of the loop", "Coach"),
        asks=_("Who needs help while it can still change the result?"),
        icon="messages",
    ),
    Step(
        room="assessment",
        title=pgettext_lazy("step of the loop", "Assess"),
        asks=_("What was reached, and how good is that?"),
        icon="scale",
    ),
    Step(
        room="rewards",
        title=pgettext_lazy("step of the loop", "Apply"),
        asks=_("What follows from it: pay, recognition, promotion?"),
        icon="award",
    ),
    Step(
        room="improvement",
        title=pgettext_lazy("step of the loop", "Raise"),
        asks=_("What do we do better in the next cycle?"),
        icon="trending-up",
    ),
)
