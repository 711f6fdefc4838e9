"""A scoring curve, and where somebody stands on it."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from steelyard.kit.ui import figures
from steelyard.kit.ui.charts.chart import Chart

Point = tuple[int, int]  # attainment in millionths, score in millionths of a point


def curve(points: Sequence[Point], *, at: Point | None = None, name: str = "") -> Chart:
    """Draw score over attainment; `at` is the person's own point, `name` names the curve for the words."""
    line = [{"value": [x / 1e4, y / 1e6], "text": _words(x, y)} for x, y in points]
    series = [
        {"type": "line", "data": line, "showSymbol": False, "lineStyle": {"width": 2.5}, "silent": True}
    ]
    if at:
        x, y = at
        series.append(
            {
                "type": "scatter",
                "symbolSize": 14,
                "itemStyle": {"color": "@brass-metal", "borderColor": "@sheet", "borderWidth": 2},
                "data": [{"value": [x / 1e4, y / 1e6], "text": _words(x, y)}],
                "markLine": {
                    "symbol": "none",
                    "silent": True,
                    "label": {"show": False},
                    "lineStyle": {"color": "@brass-metal", "type": "dashed"},
                    "data": [
                        [{"coord": [x / 1e4, 0]}, {"coord": [x / 1e4, y / 1e6]}],
                        [{"coord": [0, y / 1e6]}, {"coord": [x / 1e4, y / 1e6]}],
                    ],
                },
                "z": 3,
            }
        )
    option = {
        "xAxis": {
            "type": "value",
            "name": _("Attainment"),
            "nameLocation": "middle",
            "axisLabel": {"formatter": "@percent"},
        },
        "yAxis": {"type": "value", "name": _("Score")},
        "series": series,
    }
    summary = (
        _("At %(attainment)s attainment the score is %(score)s.")
        % {"attainment": figures.ratio(at[0]), "score": figures.points(at[1])}
        if at
        else _("How attainment becomes a score.")
    )
    return Chart(
        option=option,
        summary=f"{name}: {summary}" if name else summary,
        headings=(_("Attainment"), _("Score")),
        rows=[(figures.ratio(x), figures.points(y)) for x, y in points],
    )


def _words(x: int, y: int) -> str:
    return f"{figures.ratio(x)} → {figures.points(y)}"
