"""Tiers of a rate over an amount: the filled area under the steps is what is earned."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from steelyard.kit.ui import figures
from steelyard.kit.ui.charts.chart import Chart

BEYOND = 1.25  # how far an open last tier is drawn past its start, or past what was reached


@dataclass(frozen=True, kw_only=True)
class Tier:
    """From where (minor units, or millionths of attainment) which rate holds."""

    starts: int
    rate_ppm: int


def tiers(steps: Sequence[Tier], *, reached: int, currency: str = "", unit: str = "money") -> Chart:
    """Draw the rate over what it is paid on. `unit` is money, or ratio when tiers go by attainment."""
    scale = 10 ** figures.minor_digits(currency) if unit == "money" else 10_000
    end = max(reached, steps[-1].starts) * BEYOND or scale
    bounds = [
        (step.starts, following, step.rate_ppm)
        for step, following in zip(steps, _ends(steps, end), strict=True)
    ]
    option = {
        "xAxis": {
            "type": "value",
            "max": end / scale,
            "axisLabel": {"formatter": "@compact" if unit == "money" else "@percent", "showMaxLabel": False},
        },
        "yAxis": {"type": "value", "name": _("Rate"), "axisLabel": {"formatter": "@percent"}},
        "series": [
            _steps(bounds, scale, end, {"lineStyle": {"width": 1.5, "color": "@ink-faint"}}),
            _steps(bounds, scale, reached, {"lineStyle": {"width": 2.5}, "areaStyle": {"opacity": 0.28}}),
        ],
    }
    rows = [
        (
            figures.value(start, unit, currency),
            figures.ratio(rate),
            figures.value(_within(start, stop, reached), unit, currency),
        )
        for start, stop, rate in bounds
    ]
    return Chart(
        option=option,
        summary=_("%(reached)s is reached; %(count)s tiers, from %(first)s to %(last)s.")
        % {
            "reached": figures.value(reached, unit, currency),
            "count": len(steps),
            "first": figures.ratio(steps[0].rate_ppm),
            "last": figures.ratio(steps[-1].rate_ppm),
        },
        headings=(pgettext("tier", "From"), _("Rate"), _("Falls into this tier")),
        rows=rows,
    )


def _ends(steps: Sequence[Tier], end: float) -> list[float]:
    return [step.starts for step in steps[1:]] + [end]


def _within(start: int, stop: float, reached: int) -> int:
    return max(0, int(min(stop, reached)) - start)


def _steps(
    bounds: list[tuple[int, float, int]], scale: int, until: float, look: dict[str, object]
) -> dict[str, object]:
    """Draw the stairs up to `until`."""
    data = []
    for start, stop, rate in bounds:
        if start < until:
            data += [[start / scale, rate / 1e4], [min(stop, until) / scale, rate / 1e4]]
    return {"type": "line", "data": data, "showSymbol": False, "silent": True, "color": "@series-1", **look}
