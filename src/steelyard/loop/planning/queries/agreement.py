"""What one person has agreed to: the plan in words with their own figures, and its payout curve."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from django.http import Http404

from steelyard import engine
from steelyard.engine.personal_words import OwnFigures
from steelyard.foundation import people, rulebook
from steelyard.foundation.calculation.spans import engine_period
from steelyard.foundation.people import Person, Viewer
from steelyard.foundation.periods import Period
from steelyard.foundation.rulebook.queries.version import Chapter, chapters
from steelyard.kit.ui import charts
from steelyard.kit.ui.charts import Chart
from steelyard.loop.planning.queries.demand import demand_of, values_in
from steelyard.loop.planning.queries.personal_terms import own_figures
from steelyard.runtime.duckdb import DuckDB
from steelyard.runtime.payouts import payout_curve

REMEMBERED = 512


@dataclass(frozen=True, kw_only=True)
class Agreement:
    """One plan of the person."""

    code: str
    title: str
    sha256: str
    chapters: tuple[Chapter, ...]
    curve: Chart | None  # none where pay hangs on more than the person's own attainment

    @property
    def chart_id(self) -> str:
        """Name the picture on its page."""
        return f"payout-{self.code}"


@dataclass(frozen=True, kw_only=True)
class AgreementPage:
    """The page of a person's agreements; several where the plan changed within the period."""

    period: Period
    person: Person
    agreements: tuple[Agreement, ...]


def agreement_page(period: Period, code: str, viewer: Viewer) -> AgreementPage:
    """Gather the page of a person the viewer may see, or Http404."""
    person = people.visible_people(viewer, on=period.ends_on).filter(code=code).first()
    if person is None:
        raise Http404
    targets = {name: value for (who, name), (value, _) in values_in(period).items() if who == code}
    span = engine_period(period)
    return AgreementPage(
        period=period,
        person=person,
        agreements=tuple(
            _agreement(plan, targets, span, own_figures(period, code, plan.code))
            for plan in demand_of(period).plans_of(code)
        ),
    )


def _agreement(
    plan: engine.Plan, targets: Mapping[str, int], span: engine.Period, own: OwnFigures
) -> Agreement:
    language = rulebook.language()
    points = curve_of(plan, tuple(sorted(targets.items())), span)
    return Agreement(
        code=plan.code,
        title=plan.title(language),
        sha256=plan.sha256,
        chapters=chapters(engine.describe(plan, language, targets, own)),
        curve=charts.payout(points, currency=plan.currency) if points else None,
    )


@lru_cache(maxsize=REMEMBERED)
def curve_of(
    plan: engine.Plan, targets: tuple[tuple[str, int], ...], span: engine.Period
) -> tuple[tuple[int, int], ...]:
    """Compute a payout curve; remembered, since plan, targets and days are all it hangs on."""
    return tuple(payout_curve(DuckDB(threads=1), plan, dict(targets), span))
