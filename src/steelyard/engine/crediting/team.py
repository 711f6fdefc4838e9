"""Team: managers are credited with what their people are, by the chain of command of that day."""

from typing import Any, Literal

import ibis
from pydantic import Field

from steelyard.engine.crediting.credit import Credit, owned
from steelyard.engine.crediting.split import shared
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

    def parts(self, facts: ibis.Table, splits: ibis.Table) -> ibis.Table:
        """Divide facts as declared."""
        return shared(facts, splits, must_be_whole=True) if self.takes_shares else owned(facts)

    def spread(self, parts: ibis.Table, managers: ibis.Table) -> ibis.Table:
        """Credit each part to the managers above its person on the day that counts."""
        above = managers.filter(managers.level <= self.levels).rename(levels_up="level")
        met = parts.inner_join(
            above,
            [
                parts.person == above.below,
                parts.counted_on >= above.starts_on,
                parts.counted_on <= above.ends_on,
            ],
        )
        team = met.mutate(person=met.manager, role=ibis.literal("team"), level=met.levels_up)
        team = team.select(*parts.columns)
        return team.union(parts) if self.own else team

    def says(self) -> Phrase:
        """Say whose a fact is."""
        return SAYS(levels=self.levels)
