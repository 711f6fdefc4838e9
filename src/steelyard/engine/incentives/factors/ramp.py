"""Ramp: in the first months after joining, a share of what is earned; afterwards all of it."""

from collections.abc import Iterator, Mapping
from typing import Any, Literal

from pydantic import Field

from steelyard.engine.figures import Figure, percent_text
from steelyard.engine.incentives.factors.factor import Factor
from steelyard.engine.incentives.seen import Seen
from steelyard.engine.problems import Flaw
from steelyard.engine.words import Listed, Phrase, Words
from steelyard.engine.written import Percent

SAYS = Words(
    "In the first months after joining it pays {shares} of that, month by month; afterwards all of it.",
    "入职后前几个月依次支付 {shares}，之后全额支付。",
    "入職後前幾個月依次支付 {shares}，之後全額支付。",
)
TOLD = Words(
    "Whole months since joining: {months}; that pays {factor}.",
    "入职满 {months} 个月，系数 {factor}。",
    "入職滿 {months} 個月，係數 {factor}。",
)
ALWAYS = Words(
    "The day of joining is not known; all of it is paid.",
    "未登记入职日期，全额支付。",
    "未登記入職日期，全額支付。",
)


class Ramp(Factor):
    """kind: ramp."""

    kind: Literal["ramp"]
    shares: tuple[Percent, ...] = Field(description="The share of the first month, the second…", min_length=1)

    def ppm(self, seen: Seen) -> Any:
        """The share of the month the period begins in; all of it for who has no day of joining."""
        return seen.ramp(self.shares)

    def flaws(self, draft: Any) -> Iterator[Flaw]:
        """Yield shares below 0."""
        for place, share in enumerate(self.shares):
            if share < 0:
                yield Flaw("factor_negative", ("shares", place), {"written": Figure(share, "ratio")})

    def says(self, plan: Any) -> Phrase:
        """Say the shares."""
        return SAYS(shares=Listed(tuple(percent_text(share) for share in self.shares)))

    def told(self, rows: Any, known: Mapping[str, int | None], ppm: int) -> Phrase:
        """Tell the month."""
        months = known.get("months")
        return ALWAYS() if months is None else TOLD(months=months, factor=percent_text(ppm))
