"""In a row: for how many periods, one after another, another indicator kept a threshold.

Earlier periods are those of the table of history; one that is not there, or has no value or target, breaks
the row. It is a count like any other: gates, matrices, curves and scorecards may look at it. It stands above
thresholds, which stand above the other indicators.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Literal

from pydantic import Field

from steelyard.engine.figures import Unit
from steelyard.engine.indicators.indicator import Indicator
from steelyard.engine.problems import Flaw
from steelyard.engine.threshold import Threshold
from steelyard.engine.words import Phrase, Words
from steelyard.engine.written import Whole

LONGEST = 12  # so many closed periods are kept as history
SAYS = {
    "this period": Words(
        "For how many periods in a row, this one the last, {threshold}; the count goes to {most}.",
        "截至本周期连续多少个周期{threshold}，最多计 {most} 个。",
        "截至本週期連續多少個週期{threshold}，最多計 {most} 個。",
    ),
    "period before": Words(
        "For how many closed periods in a row, up to the one before this, {threshold}; "
        "the count goes to {most}.",
        "截至上一周期连续多少个已结账周期{threshold}，最多计 {most} 个。",
        "截至上一週期連續多少個已結帳週期{threshold}，最多計 {most} 個。",
    ),
}


class InARow(Indicator):
    """kind: in_a_row."""

    kind: Literal["in_a_row"]
    kept: Threshold = Field(description="What must be kept in each of the periods.")
    most: Whole = Field(description="So many periods are looked at; the count goes no further.")
    ending: Literal["this period", "period before"] = Field(
        "this period", description="Whether the period that is closed counts, or only those closed before it."
    )

    @property
    def source(self) -> str:
        """Measures of this period and of history."""
        return "in_a_row"

    @property
    def made_of(self) -> tuple[str, ...]:
        """The indicator that is looked at."""
        return (self.kept.indicator,)

    @property
    def earlier(self) -> int:
        """Tell how many periods before this one it looks at."""
        return self.most - (self.ending == "this period")

    def natural_unit(self, amounts: Mapping[str, str | None]) -> Unit:
        """A count."""
        return "count"

    def flaws(self, draft: Any) -> Iterator[Flaw]:
        """Yield a threshold that cannot be kept, a row that is none, and what it may not be made of."""
        yield from super().flaws(draft)
        yield from (flaw.below("kept") for flaw in self.kept.flaws(draft))
        if not 1 <= self.most <= LONGEST:
            yield Flaw("row_length", ("most",), {"written": str(self.most), "longest": LONGEST})
        if getattr(draft.indicators.get(self.kept.indicator), "kind", "") == "in_a_row":
            yield Flaw("row_of_rows", ("kept", "indicator"), {"name": self.kept.indicator})
        own = {code for code, one in draft.indicators.items() if one is self}
        for code, one in draft.indicators.items():
            if one.kind == "formula" and own & set(one.made_of):
                yield Flaw("row_in_formula", (), {"name": code})

    def says(self, plan: Any) -> Phrase:
        """Say what is counted."""
        looked = plan.indicators[self.kept.indicator]
        return SAYS[self.ending](threshold=self.kept.words(looked, plan.currency), most=self.most)
