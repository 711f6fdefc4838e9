"""The charts of this room, drawn by kit's builders."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from steelyard.kit.ui import charts
from steelyard.kit.ui.charts import Chart

MICRO = 1_000_000
STEP = 10  # points a band


def distribution(totals: Sequence[int | None]) -> Chart | None:
    """Draw how many people scored how much, ten points a band; None where nobody has a score."""
    known = [total for total in totals if total is not None]
    if not known:
        return None
    counts = dict.fromkeys(range(edge(min(known)), edge(max(known)) + STEP, STEP), 0)
    for total in known:
        counts[edge(total)] += 1
    return charts.distribution(
        [(f"{low}–{low + STEP}", count) for low, count in counts.items()], name=_("Score")
    )


def edge(total_micro: int) -> int:
    """Return the lower edge, in points, of the band a score falls into."""
    return total_micro // (STEP * MICRO) * STEP
