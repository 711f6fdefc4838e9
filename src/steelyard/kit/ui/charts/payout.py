"""A payout curve: pay over attainment."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from steelyard.kit.ui import figures
from steelyard.kit.ui.charts.chart import Chart

STEP = 100_000  # the table beside the picture shows every ten percent
TARGET = 1_000_000


def payout(points: Sequence[tuple[int, int]], *, currency: str) -> Chart:
    """Draw pay (minor units) over attainment (millionths); a jump is two points close together."""

    def shown(level: int) -> str:
        return figures.ratio(level, places=0)

    scale = 10 ** figures.minor_digits(currency)
    line = [
        {
            "value": [level / 10_000, amount / scale],
            "text": f"{shown(level)} → {figures.money(amount, currency)}",
        }
        for level, amount in points
    ]
    at_target = next((amount for level, amount in points if level == TARGET), None)
    option = {
        "xAxis": {
            "type": "value",
            "name": _("Attainment"),
            "nameLocation": "middle",
            "axisLabel": {"formatter": "@percent"},
        },
        "yAxis": {"type": "value", "name": _("Pay"), "axisLabel": {"formatter": "@compact"}},
        "series": [
            {"type": "line", "data": line, "showSymbol": False, "lineStyle": {"width": 2.5}, "silent": True}
        ],
    }
    summary = _("How attainment becomes pay.")
    if at_target is not None:
        summary = _("On target, pay is %(pay)s.") % {"pay": figures.money(at_target, currency)}
    return Chart(
        option=option,
        summary=summary,
        headings=(_("Attainment"), _("Pay")),
        rows=[
            (shown(level), figures.money(amount, currency)) for level, amount in points if not level % STEP
        ],
    )
