"""A scoring curve over an attainment or a value, and where somebody stands on it."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from steelyard.engine import Drawing
from steelyard.kit.ui import figures
from steelyard.kit.ui.charts.chart import Chart

Point = tuple[int, int]  # what is read, in the scale of its unit; score in millionths of a point


def curve(
    points: Sequence[Point], *, at: Point | None = None, name: str = "", unit: str = "", currency: str = ""
) -> Chart:
    """Draw score over attainment, or over a value where a `unit` is given (see figures.value).

    `at` is the person's own point, `name` names the curve for the words.
    """

    def shown(x: int) -> str:
        return figures.value(x, unit or "ratio", currency)

    def dot(x: int, y: int) -> dict[str, object]:
        return {"value": [x / scale, y / 1e6], "text": f"{shown(x)} → {figures.points(y)}"}

    scale = _scale(unit or "ratio", currency)
    percent = unit in {"", "ratio"}
    line = [dot(x, y) for x, y in points]
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
                "data": [dot(x, y)],
                "markLine": {
                    "symbol": "none",
                    "silent": True,
                    "label": {"show": False},
                    "lineStyle": {"color": "@brass-metal", "type": "dashed"},
                    "data": [
                        [{"coord": [x / scale, 0]}, {"coord": [x / scale, y / 1e6]}],
                        [{"coord": [0, y / 1e6]}, {"coord": [x / scale, y / 1e6]}],
                    ],
                },
                "z": 3,
            }
        )
    option = {
        "xAxis": {
            "type": "value",
            "name": _("Actual") if unit else _("Attainment"),
            "nameLocation": "middle",
            "axisLabel": {"formatter": "@percent" if percent else "@compact"},
        },
        "yAxis": {"type": "value", "name": _("Score")},
        "series": series,
    }
    summary = _summary((shown(at[0]), figures.points(at[1])) if at else None, by_value=bool(unit))
    return Chart(
        option=option,
        summary=f"{name}: {summary}" if name else summary,
        headings=(_("Actual") if unit else _("Attainment"), _("Score")),
        rows=[(shown(x), figures.points(y)) for x, y in points],
    )


def curve_of(drawing: Drawing, *, at: Point | None = None, name: str = "") -> Chart | None:
    """Draw a plan's curve as the engine gives it, as far as the point `at` if that lies beyond.

    None where there is no line to draw: points among peers are none.
    """
    if not drawing.drawable:
        return None
    points, axis = drawing.points, drawing.axis
    if at is not None and at[0] > points[-1][0]:
        points = [*points, (at[0], points[-1][1])]
    if at is not None and at[0] < points[0][0]:
        points = [(at[0], points[0][1]), *points]
    unit = axis.unit if axis.reads == "value" else ""
    return curve(points, at=at, name=name, unit=unit, currency=axis.currency)


def _summary(at: tuple[str, str] | None, *, by_value: bool) -> str:
    if at is None:
        return _("How the value becomes a score.") if by_value else _("How attainment becomes a score.")
    if by_value:
        return _("At a value of %(value)s the score is %(score)s.") % {"value": at[0], "score": at[1]}
    return _("At %(attainment)s attainment the score is %(score)s.") % {"attainment": at[0], "score": at[1]}


def _scale(unit: str, currency: str) -> int:
    """Tell by what an integer is divided to stand on the axis; ratios are drawn in percent."""
    if unit == "money":
        return int(10 ** figures.minor_digits(currency))
    return {"ratio": 10_000, "count": 1}.get(unit, 1_000_000)
