"""From parts to a whole: each step starts where the one before ended."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from steelyard.kit.ui import figures
from steelyard.kit.ui.charts.chart import Chart


def waterfall(
    parts: Sequence[tuple[str, int]], *, unit: str = "money", currency: str = "", total: str = ""
) -> Chart:
    """Draw signed parts and their sum; values by `unit`."""
    divisor = {"money": 10 ** figures.minor_digits(currency), "count": 1}.get(unit, 1_000_000)
    total = total or _("Total")
    hidden, shown, running = [], [], 0
    for label, value in parts:
        hidden.append(min(running, running + value) / divisor)
        shown.append(_bar(label, value, divisor, unit, currency, "@series-1" if value >= 0 else "@series-4"))
        running += value
    hidden.append(0)
    shown.append(_bar(total, running, divisor, unit, currency, "@brass-metal"))
    option = {
        "xAxis": {"type": "category", "data": [label for label, _value in parts] + [total]},
        "yAxis": {"type": "value", "axisLabel": {"formatter": "@compact"}},
        "series": [
            {"type": "bar", "stack": "sum", "silent": True, "itemStyle": {"opacity": 0}, "data": hidden},
            {"type": "bar", "stack": "sum", "barMaxWidth": 44, "data": shown},
        ],
    }
    rows = [(label, figures.value(value, unit, currency)) for label, value in parts]
    return Chart(
        option=option,
        summary=f"{total}: {figures.value(running, unit, currency)}",
        headings=(_("Part"), _("Amount")),
        rows=[*rows, (total, figures.value(running, unit, currency))],
    )


def _bar(label: str, value: int, divisor: int, unit: str, currency: str, colour: str) -> dict[str, object]:
    return {
        "value": abs(value) / divisor,
        "itemStyle": {"color": colour},
        "text": f"{label}: {figures.value(value, unit, currency)}",
    }
