"""Checking a plan: does each part make sense, given the others?"""

from collections.abc import Iterator

from steelyard.engine.grades.bands import GradeBands
from steelyard.engine.plan import Draft
from steelyard.engine.problems import Flaw
from steelyard.engine.scorecards.weights import Weights


def flaws_of(draft: Draft, scorecard: Weights | None, grades: GradeBands | None) -> Iterator[Flaw]:
    """Yield everything wrong between the parts that could be read."""
    for section, parts in (("credit", draft.credit), ("indicators", draft.indicators), ("pay", draft.pay)):
        for name, part in parts.items():
            yield from (flaw.below(section, name) for flaw in part.flaws(draft))
    if scorecard is not None:
        yield from (flaw.below("scorecard") for flaw in scorecard.flaws(draft))
    if grades is not None:
        yield from (flaw.below("grades") for flaw in grades.flaws(draft))
        if "scorecard" not in draft.names("plan"):
            yield Flaw("grades_without_scorecard", ("grades",))
    yield from _idle(draft, scorecard)


def _idle(draft: Draft, scorecard: Weights | None) -> Iterator[Flaw]:
    """Warn of indicators that nothing uses: they are measured and shown, and change nothing."""
    used: set[str | None] = set()
    if scorecard:
        used |= {*scorecard.parts, *(gate.indicator for gate in scorecard.gates)}
    for incentive in draft.pay.values():
        used |= {incentive.base, incentive.against, incentive.gate.indicator if incentive.gate else None}
    for name in draft.indicators:
        if name not in used:
            yield Flaw("indicator_idle", ("indicators", name), {"name": name}, "warning")
