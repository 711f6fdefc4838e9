"""Weights: each indicator's points count by its weight; weights total 100 %. A gate may hold the total down.

A part that is left out gives its weight to the others, in proportion. The total is the sum of the parts'
contributions and of extras, held within limits, brought to 0 by a veto, held down by gates, then rounded.
"""

from collections.abc import Iterator, Sequence
from typing import Any, Literal

from pydantic import Field

from steelyard.engine.figures import Figure
from steelyard.engine.number import MICRO
from steelyard.engine.problems import Flaw
from steelyard.engine.scorecards.groups import Group
from steelyard.engine.scorecards.part import ScorecardPart
from steelyard.engine.scorecards.scorecard import Place, Scorecard
from steelyard.engine.written import Code


class Weights(Scorecard):
    """kind: weights."""

    kind: Literal["weights"] = "weights"
    parts: dict[Code, ScorecardPart] = Field(description="The indicators that count.", min_length=1)

    def places(self) -> Sequence[Place]:
        """Every part, in no group."""
        return [Place.model_construct(code=code, part=part) for code, part in self.parts.items()]

    @property
    def groups(self) -> dict[str, Group]:
        """None: the kind has no groups."""
        return {}

    def flaws(self, draft: Any) -> Iterator[Flaw]:
        """Yield weights that do not total 100 %, and what is wrong inside."""
        whole = sum(part.weight for part in self.parts.values())
        if whole != MICRO:
            yield Flaw("weights_not_whole", ("parts",), {"total": Figure(whole, "ratio")})
        yield from super().flaws(draft)
