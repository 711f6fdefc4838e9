"""How an agreement says which target counts, and which part of it."""

from collections.abc import Iterator

from steelyard.engine.indicators.indicator import Indicator
from steelyard.engine.ramp import ramp_words
from steelyard.engine.words import Phrase, Words

BY_DAYS = Words(
    "Without a target for exactly the period, those that overlap count by the days they share.",
    "没有恰为本周期的目标时，按与本周期重叠的天数折算其他目标。",
    "沒有恰為本週期的目標時，按與本週期重疊的天數折算其他目標。",
)
PRORATED = Words(
    "Who is on the plan for part of the period has that part of the target, by calendar days.",
    "仅部分时间适用本方案的，目标按日历天数折算。",
    "僅部分時間適用本方案的，目標按日曆天數折算。",
)
RAMPED = Words(
    "In the months after joining the target counts with {shares}, month by month, then in full.",
    "入职后各月目标依次按 {shares} 计，其后全额。",
    "入職後各月目標依次按 {shares} 計，其後全額。",
)


def aim_words(indicator: Indicator) -> Iterator[Phrase]:
    """Say the finer rules of its target."""
    if indicator.target_by == "days":
        yield BY_DAYS()
    if indicator.prorate == "days":
        yield PRORATED()
    if indicator.ramp:
        yield RAMPED(shares=ramp_words(indicator.ramp))
