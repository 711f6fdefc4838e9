"""Checking a plan: does each part make sense, given the others?"""

from collections.abc import Iterator

from steelyard.engine.grades.grades import Grades
from steelyard.engine.plan import Draft
from steelyard.engine.problems import Flaw
from steelyard.engine.scorecards.scorecard import Scorecard
from steelyard.engine.settlement.checks import settlement_flaws


def flaws_of(draft: Draft, scorecard: Scorecard | None, grades: Grades | None) -> Iterator[Flaw]:
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
    yield from settlement_flaws(draft)
    yield from _idle(draft, scorecard)


def _idle(draft: Draft, scorecard: Scorecard | None) -> Iterator[Flaw]:
    """Warn of indicators that nothing uses: they are measured and shown, and change nothing."""
    used: set[str | None] = set()
    if scorecard:
        used |= scorecard.looked_at
    for incentive in draft.pay.values():
        used |= incentive.indicators()
    used |= {name for item in draft.settlement.values() for name in item.indicators}
    for indicator in draft.indicators.values():
        used |= set(indicator.made_of)
    for name in draft.indicators:
        if name not in used:
            yield Flaw("indicator_idle", ("indicators", name), {"name": name}, "warning")
