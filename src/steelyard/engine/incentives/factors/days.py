"""Days: pay for the part of the period that a person is on the plan."""

from collections.abc import Mapping
from typing import Any, Literal

from steelyard.engine.figures import percent_text
from steelyard.engine.incentives.factors.factor import Factor
from steelyard.engine.incentives.seen import Seen
from steelyard.engine.words import Phrase, Words

SAYS = Words(
    "Who is on the plan for a part of the period is paid that part, by days.",
    "周期内仅部分时间在本方案的人，按天数比例支付。",
    "週期內僅部分時間在本方案的人，按天數比例支付。",
)
TOLD = Words(
    "On the plan for {days} days of the period: {factor}.",
    "本周期在本方案 {days} 天：{factor}。",
    "本週期在本方案 {days} 天：{factor}。",
)


class Days(Factor):
    """kind: days."""

    kind: Literal["days"]

    def ppm(self, seen: Seen) -> Any:
        """Days on the plan over days of the period."""
        return seen.part_of_period("days")

    def says(self, plan: Any) -> Phrase:
        """Say it."""
        return SAYS()

    def told(self, rows: Any, known: Mapping[str, int | None], ppm: int) -> Phrase:
        """Tell the days."""
        return TOLD(days=known.get("days") or 0, factor=percent_text(ppm))
