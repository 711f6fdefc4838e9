"""How an agreement says which target counts, and which part of it."""

from collections.abc import Iterator

from steelyard.engine.indicators.indicator import Indicator
from steelyard.engine.ramp import ramp_words
from steelyard.engine.season import by_words, spread_words
from steelyard.engine.words import Phrase, Words

SPREAD = Words(
    "Without a target for exactly the period, those that overlap it count by what they share with it, {by}.",
    "没有恰为本周期的目标时，其他目标{by}折算与本周期重叠的部分。",
    "沒有恰為本週期的目標時，其他目標{by}折算與本週期重疊的部分。",
)
PRORATED = Words(
    "Who is on the plan for part of the period has that part of the target, {by}.",
    "仅部分时间适用本方案的，目标{by}折算。",
    "僅部分時間適用本方案的，目標{by}折算。",
)
RAMPED = Words(
    "In the months after joining the target counts with {shares}, month by month, then in full.",
    "入职后各月目标依次按 {shares} 计，其后全额。",
    "入職後各月目標依次按 {shares} 計，其後全額。",
)


def aim_words(indicator: Indicator) -> Iterator[Phrase]:
    """Say the finer rules of its target."""
    if indicator.target_by != "period":
        yield SPREAD(by=spread_words(indicator.target_by))
    if indicator.prorate is not None:
        yield PRORATED(by=by_words(indicator.prorate))
    if indicator.ramp:
        yield RAMPED(shares=ramp_words(indicator.ramp))
