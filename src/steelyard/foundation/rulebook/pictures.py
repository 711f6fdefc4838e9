"""A plan in pictures: the weights on the beam, a curve for each indicator, tiers for each rate."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from steelyard import engine
from steelyard.foundation.rulebook.reading import language
from steelyard.kit.ui import charts, figures
from steelyard.kit.ui.beam import Weight

ON_TARGET = 1_000_000


@dataclass(frozen=True, kw_only=True)
class Weighed:
    """An indicator in the scorecard: its weight, and its curve drawn."""

    code: str
    title: str
    weight_ppm: int
    on_target_micro: int
    chart: charts.Chart | None  # none where points depend on peers


@dataclass(frozen=True, kw_only=True)
class Tiered:
    """A component of pay whose rate has tiers."""

    code: str
    title: str
    chart: charts.Chart


@dataclass(frozen=True, kw_only=True)
class Pictures:
    """All pictures of a plan; `weights` and `total_micro` are what the beam shows with targets just met."""

    weights: tuple[Weight, ...]
    total_micro: int
    weighed: tuple[Weighed, ...]
    tiered: tuple[Tiered, ...]


def pictures_of(plan: engine.Plan) -> Pictures:
    """Draw a plan, in the reader's language."""
    weighed = tuple(_weighed(plan))
    weights = tuple(
        Weight(
            label=part.title,
            score_micro=part.on_target_micro,
            weight_ppm=part.weight_ppm,
            contribution_micro=part.on_target_micro * part.weight_ppm // ON_TARGET,
        )
        for part in weighed
    )
    return Pictures(
        weights=weights,
        total_micro=sum(weight.contribution_micro for weight in weights),
        weighed=weighed,
        tiered=tuple(_tiered(plan)),
    )


def _weighed(plan: engine.Plan) -> Iterator[Weighed]:
    for place in plan.scorecard.places() if plan.scorecard else ():
        drawing = engine.curve_points(plan, place.code)
        title = plan.indicators[place.code].title(language())
        if drawing:
            yield Weighed(
                code=place.code,
                title=title,
                weight_ppm=place.weight,
                on_target_micro=drawing.usual_micro,
                chart=charts.curve_of(drawing, name=title),
            )


def _tiered(plan: engine.Plan) -> Iterator[Tiered]:
    for code, component in plan.pay.items():
        if isinstance(component, engine.Tiers):
            steps = [charts.Tier(starts=tier.low or 0, rate_ppm=tier.rate) for tier in component.steps]
            chart = charts.tiers(
                steps, reached=steps[-1].starts, unit=component.edge_unit, currency=plan.currency
            )
            title = component.title(language())
            yield Tiered(code=code, title=title, chart=replace(chart, summary=_rates(title, steps)))


def _rates(title: str, steps: list[charts.Tier]) -> str:
    return _("%(title)s: %(count)s tiers, from %(first)s to %(last)s.") % {
        "title": title,
        "count": len(steps),
        "first": figures.ratio(steps[0].rate_ppm),
        "last": figures.ratio(steps[-1].rate_ppm),
    }
