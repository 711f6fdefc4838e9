"""Checking a plan: does each part make sense, given the others?"""

from collections.abc import Iterator

from steelyard.engine.draft import Draft
from steelyard.engine.problems import Flaw
from steelyard.engine.settlement.checks import settlement_flaws


def flaws_of(draft: Draft) -> Iterator[Flaw]:
    """Yield everything wrong between the parts that could be read."""
    sections = {
        "credit": draft.credit,
        "indicators": draft.indicators,
        "gates": draft.gates,
        "pay": draft.pay,
    }
    for section, parts in sections.items():
        for name, part in parts.items():
            yield from (flaw.below(section, name) for flaw in part.flaws(draft))
    if draft.scorecard is not None:
        yield from (flaw.below("scorecard") for flaw in draft.scorecard.flaws(draft))
    if draft.grades is not None:
        yield from (flaw.below("grades") for flaw in draft.grades.flaws(draft))
        if "scorecard" not in draft.names("plan"):
            yield Flaw("grades_without_scorecard", ("grades",))
    if draft.rounding is not None:
        yield from (flaw.below("rounding") for flaw in draft.rounding.flaws(draft))
    yield from settlement_flaws(draft)
    yield from _idle(draft)


def _idle(draft: Draft) -> Iterator[Flaw]:
    """Warn of indicators that nothing uses: they are measured and shown, and change nothing."""
    used: set[str | None] = set()
    if draft.scorecard:
        used |= draft.scorecard.looked_at
    for incentive in draft.pay.values():
        used |= incentive.indicators()
    used |= {name for item in draft.settlement.values() for name in item.indicators}
    for indicator in draft.indicators.values():
        used |= set(indicator.made_of)
    for name in draft.indicators:
        if name not in used:
            yield Flaw("indicator_idle", ("indicators", name), {"name": name}, "warning")
