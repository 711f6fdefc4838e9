"""Values over periods, one line a series."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from steelyard.kit.ui import figures
from steelyard.kit.ui.charts.chart import Chart


@dataclass(frozen=True, kw_only=True)
class Series:
    """One line: a name, and a value (or nothing) for each label."""

    name: str
    values: Sequence[int | None]
    is_target: bool = False  # drawn dashed


def trend(labels: Sequence[str], series: Sequence[Series], *, unit: str, currency: str = "") -> Chart:
    """Draw lines over the labels; values by `unit` (money, count, ratio, average, points)."""
    divisor = {"money": 10 ** figures.minor_digits(currency), "count": 1, "ratio": 10_000}.get(
        unit, 1_000_000
    )
    option = {
        "legend": {"show": len(series) > 1, "top": 0, "left": 0},
        "grid": {"top": 36 if len(series) > 1 else 12},
        "tooltip": {"trigger": "axis"},
        "xAxis": {"type": "category", "data": list(labels), "boundaryGap": False},
        "yAxis": {"type": "value", "axisLabel": {"formatter": "@percent" if unit == "ratio" else "@compact"}},
        "series": [
            {
                "type": "line",
                "name": line.name,
                "lineStyle": {"width": 2, "type": "dashed" if line.is_target else "solid"},
                "symbolSize": 6,
                "data": [
                    None
                    if value is None
                    else {"value": value / divisor, "text": figures.value(value, unit, currency)}
                    for value in line.values
                ],
            }
            for line in series
        ],
    }
    last = [f"{line.name} {figures.value(line.values[-1], unit, currency)}" for line in series if line.values]
    return Chart(
        option=option,
        summary=_("%(label)s: %(values)s.")
        % {"label": labels[-1] if labels else "", "values": ", ".join(last)},
        headings=(_("Period"), *(line.name for line in series)),
        rows=[
            (label, *(figures.value(line.values[place], unit, currency) for line in series))
            for place, label in enumerate(labels)
        ],
    )
