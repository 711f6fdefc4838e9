"""Prorate: pay for the part of the period that a person is on the plan: by days, months or a season."""

from collections.abc import Iterator, Mapping
from typing import Any, Literal

from pydantic import Field

from steelyard.engine.figures import percent_text
from steelyard.engine.incentives.factors.factor import Factor
from steelyard.engine.incentives.seen import Seen
from steelyard.engine.problems import Flaw
from steelyard.engine.season import Proration, by_words, season_flaws
from steelyard.engine.words import Phrase, Words

SAYS = Words(
    "Who is on the plan for a part of the period is paid that part, {by}.",
    "周期内仅部分时间在本方案的人，{by}比例支付。",
    "週期內僅部分時間在本方案的人，{by}比例支付。",
)
TOLD = Words(
    "On the plan for {days} days of the period, {by}: {factor}.",
    "本周期在本方案 {days} 天，{by}计：{factor}。",
    "本週期在本方案 {days} 天，{by}計：{factor}。",
)


class Prorate(Factor):
    """kind: prorate."""

    kind: Literal["prorate"]
    by: Proration = Field(
        description="`days`; `months`, those on the plan from first day to last; `begun months`; or "
        "`{season: [8 %, …]}`, the weights of the fiscal year's months, within a month by days."
    )

    @property
    def prorations(self) -> tuple[Any, ...]:
        """As declared."""
        return (self.by,)

    def ppm(self, seen: Seen) -> Any:
        """Give that part."""
        return seen.part_of_period(self.by)

    def flaws(self, draft: Any) -> Iterator[Flaw]:
        """Yield a season that is no year."""
        yield from season_flaws(self.by, "by", draft)

    def says(self, plan: Any) -> Phrase:
        """Say it."""
        return SAYS(by=by_words(self.by))

    def told(self, rows: Any, known: Mapping[str, int | None], ppm: int) -> Phrase:
        """Tell the part."""
        return TOLD(days=known.get("days") or 0, by=by_words(self.by), factor=percent_text(ppm))
