"""Team: managers are credited with what their people are, by the chain of command of that day."""

from typing import Any, Literal

from pydantic import Field

from steelyard.engine.crediting.credit import Credit
from steelyard.engine.crediting.owner import Owner
from steelyard.engine.crediting.split import Split
from steelyard.engine.problems import Flaw
from steelyard.engine.words import Phrase, Words
from steelyard.engine.written import Whole

DEEPEST = 12
SAYS = Words(
    "It is credited to the managers of those it belongs to, as the organisation stood on that day "
    "(levels up: {levels}).",
    "归属于当日组织架构中其负责人的上级，向上 {levels} 级。",
    "歸屬於當日組織架構中其負責人的上級，向上 {levels} 級。",
)


class Team(Credit):
    """kind: team."""

    kind: Literal["team"]
    levels: Whole = Field(1, description="How many levels of managers are credited.")
    shared_by: Literal["owner", "split"] = Field("owner", description="How a fact is first divided.")
    own: bool = Field(default=True, description="Whether facts of the manager's own count too.")

    @property
    def takes_shares(self) -> bool:
        """As the shape beneath does."""
        return self.shared_by == "split"

    @property
    def shares_must_be_whole(self) -> bool:
        """A team's facts are counted once: shares total 100 %."""
        return self.takes_shares

    @property
    def one_row_a_fact(self) -> bool:
        """Several of a manager's people may share one fact."""
        return not self.takes_shares

    @property
    def levels_up(self) -> int:
        """As declared."""
        return self.levels

    def flaws(self, draft: Any) -> Any:
        """Yield levels that no organisation has."""
        yield from super().flaws(draft)
        if not 1 <= self.levels <= DEEPEST:
            yield Flaw("out_of_range", ("levels",), {"written": self.levels, "low": 1, "high": DEEPEST})

    @property
    def division(self) -> Credit:
        """As the shape beneath does."""
        alike = {name: getattr(self, name) for name in ("counts_on", "amount", "without_owner", "refunds")}
        if self.takes_shares:
            return Split(kind="split", shares="total 100 %", **alike)
        return Owner(kind="owner", **alike)

    @property
    def credits_own(self) -> bool:
        """As declared."""
        return self.own

    def says(self) -> Phrase:
        """Say whose a fact is."""
        return SAYS(levels=self.levels)
