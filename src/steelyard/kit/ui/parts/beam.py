"""`{% beam weights total_micro %}`: the scorecard as a steelyard in balance."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from steelyard.kit.ui import figures
from steelyard.kit.ui.beam import Weight, hang


def beam(weights: Sequence[Weight], total_micro: int) -> dict[str, Any]:
    """Fill ui/beam.html."""
    return {
        "beam": hang(weights, total_micro=total_micro),
        "total": figures.points(total_micro),
        "summary": _("The beam balances at %(total)s points: the sum of weight times score.")
        % {"total": figures.points(total_micro)},
    }
