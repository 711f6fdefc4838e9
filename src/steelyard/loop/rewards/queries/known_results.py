"""The results behind a statement, then and as known now: what was measured, scored and graded."""

from dataclasses import dataclass

from steelyard import engine
from steelyard.foundation import calculation
from steelyard.foundation.calculation.models import Run
from steelyard.foundation.calculation.results import IndicatorResult, PersonResult
from steelyard.loop.assessment.words import here
from steelyard.loop.rewards.models import Statement
from steelyard.loop.rewards.queries.addresses import why_url

NOTHING = IndicatorResult(
    code="",
    value=None,
    target=None,
    attainment_ppm=None,
    fact_count=0,
    missing="",
    score_micro=None,
    weight_ppm=0,
    contribution_micro=None,
    note="",
)
NOBODY = PersonResult(
    person="",
    plan="",
    indicators=(),
    components=(),
    raw_micro=None,
    total_micro=None,
    gate="",
    grade="",
    rank=None,
    peers=None,
    warnings=(),
)


@dataclass(frozen=True, kw_only=True)
class KnownMeasure:
    """One indicator, then and now; where a plan has changed, a side may have nothing of it."""

    title: str
    unit: str
    then: IndicatorResult
    now: IndicatorResult
    why_url: str

    @property
    def is_changed(self) -> bool:
        """Tell whether anything about it differs."""
        return self.then != self.now


@dataclass(frozen=True, kw_only=True)
class KnownResult:
    """What one plan made of a person, then and now; a side may know nobody of that plan."""

    title: str
    then: PersonResult
    now: PersonResult
    measures: tuple[KnownMeasure, ...]

    @property
    def is_scored(self) -> bool:
        """Tell whether there is a score to compare."""
        return (self.then.total_micro, self.now.total_micro) != (None, None)


def known_results(statement: Statement, run: Run) -> tuple[KnownResult, ...]:
    """Put a person's sealed results beside those of the same period as known now."""
    plans = {**calculation.plans_of(statement.run), **calculation.plans_of(run)}
    then, now = (
        {result.plan: result for result in calculation.results_of(side, statement.person.code)}
        for side in (statement.run, run)
    )
    paid = {part.plan_code for part in statement.parts.all()}  # only these have stories here
    return tuple(
        _result(statement, plans[code], then.get(code, NOBODY), now.get(code, NOBODY), has_story=code in paid)
        for code in sorted(then.keys() | now.keys())
        if code in plans
    )


def _result(
    statement: Statement, plan: engine.Plan, then: PersonResult, now: PersonResult, *, has_story: bool
) -> KnownResult:
    was, known = ({one.code: one for one in side.indicators} for side in (then, now))
    measures = tuple(
        KnownMeasure(
            title=indicator.title(here()),
            unit=indicator.unit,
            then=was.get(code, NOTHING),
            now=known.get(code, NOTHING),
            why_url=why_url(statement, plan.code, f"measure/{code}", as_known=True)
            if has_story and code in known
            else "",
        )
        for code, indicator in plan.indicators.items()
        if code in was or code in known
    )
    return KnownResult(title=plan.title(here()), then=then, now=now, measures=measures)
