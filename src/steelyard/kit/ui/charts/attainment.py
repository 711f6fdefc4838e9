"""Attainment of several, side by side, against 100 %."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from steelyard.kit.ui import figures
from steelyard.kit.ui.charts.chart import Chart
from steelyard.kit.ui.standing import FULL, tone

COLOURS = {"met": "@series-1", "near": "@brass-metal", "low": "@cinnabar"}


def attainment(people: Sequence[tuple[str, int]]) -> Chart:
    """Draw one bar a label, attainment in millionths, the first on top."""
    met = sum(ppm >= FULL for _label, ppm in people)
    data = [
        {
            "value": ppm / 1e4,
            "itemStyle": {"color": COLOURS[tone(ppm)]},
            "text": f"{label}: {figures.ratio(ppm)}",
        }
        for label, ppm in people
    ]
    option = {
        "grid": {"top": 4},
        "xAxis": {"type": "value", "axisLabel": {"formatter": "@percent"}},
        "yAxis": {"type": "category", "inverse": True, "data": [label for label, _ppm in people]},
        "series": [
            {
                "type": "bar",
                "data": data,
                "barMaxWidth": 14,
                "markLine": {
                    "symbol": "none",
                    "silent": True,
                    "label": {"show": False},
                    "lineStyle": {"color": "@ink", "type": "solid"},
                    "data": [{"xAxis": 100}],
                },
            }
        ],
    }
    return Chart(
        option=option,
        summary=ngettext(
            "%(met)s of %(count)s reached the target.",
            "%(met)s of %(count)s reached the target.",
            len(people),
        )
        % {"met": met, "count": len(people)},
        headings=(_("Name"), _("Attainment")),
        rows=[(label, figures.ratio(ppm)) for label, ppm in people],
    )
