"""What every scorecard has: extras, gates, limits of the total, and how and when it is rounded.

The total is the sum of the parts' and extras' contributions, held within its limits, brought to 0 by a veto,
held down by gates, then rounded as declared.
"""

from abc import abstractmethod
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal

from pydantic import Field

from steelyard.engine.curves.deduction import ends
from steelyard.engine.figures import Figure
from steelyard.engine.names import suggestion
from steelyard.engine.problems import Flaw
from steelyard.engine.scorecards.gate import Gate
from steelyard.engine.scorecards.part import Extra, ScorecardPart, Scored
from steelyard.engine.shape import Shape
from steelyard.engine.words import Phrase
from steelyard.engine.written import Code, Points

STEPS = frozenset(10**digits for digits in range(9))


class Between(Shape):
    """Limits of the total."""

    at_least: Points | None = Field(None, description="The total is never less.")
    at_most: Points | None = Field(None, description="The total is never more.")


class Place(Shape):
    """Where a part stands: in which group, and what its group weighs."""

    code: Code
    part: ScorecardPart
    group: Code | None = None
    group_weight: int = 1_000_000

    @property
    def weight(self) -> int:
        """Give its share of the whole total, in millionths, before any part is left out."""
        return self.part.weight * self.group_weight // 1_000_000


class Scorecard(Shape):
    """How scores become one total."""

    kind: str
    extras: dict[Code, Extra] = Field({}, description="Bonus and penalty points beside the weights.")
    gates: tuple[Gate, ...] = Field((), description="What holds the total down.")
    between: Between | None = Field(None, description="Limits of the total.")
    rounded_to: Points | None = Field(
        None, description="The step the total is rounded to; left out, the exact total counts."
    )
    rounded: Literal["total", "parts"] = Field(
        "total",
        description="`total`: only the total, at the end; `parts`: each contribution before it is summed.",
    )

    @abstractmethod
    def places(self) -> Sequence[Place]:
        """List the weighted parts with their groups, in order."""

    def says(self) -> Iterator[Phrase]:
        """Say what is particular to the kind."""
        yield from ()

    @property
    def scored(self) -> Mapping[str, Scored]:
        """Give everything that gets a score by the indicator's code: parts, then extras."""
        return {**{place.code: place.part for place in self.places()}, **self.extras}

    @property
    def score_codes(self) -> frozenset[str]:
        """Name the indicators that get a score."""
        return frozenset(self.scored)

    @property
    def looked_at(self) -> frozenset[str]:
        """Name every indicator it uses, gates included."""
        return self.score_codes | {gate.indicator for gate in self.gates}

    @property
    def needs_others(self) -> bool:
        """One of its curves may."""
        return any(scored.needs_others for scored in self.scored.values())

    def path(self, place: Place) -> tuple[str, ...]:
        """Tell where a part is written."""
        return ("parts", place.code)

    def flaws(self, draft: Any) -> Iterator[Flaw]:
        """Yield unknown indicators, indicators used twice, and what is wrong inside."""
        placed = [(self.path(place), place.code, place.part) for place in self.places()]
        extras = [(("extras", code), code, extra) for code, extra in self.extras.items()]
        for path, code, scored in [*placed, *extras]:
            yield from (flaw.below(*path) for flaw in _flaws(draft, code, scored))
        for code, times in Counter(code for _, code, _ in [*placed, *extras]).items():
            if times > 1:
                yield Flaw("scored_twice", ("extras", code), {"name": code})
        for number_of_gate, gate in enumerate(self.gates):
            yield from (flaw.below("gates", number_of_gate) for flaw in gate.flaws(draft))
        yield from self._limit_flaws()

    def _limit_flaws(self) -> Iterator[Flaw]:
        if self.rounded == "parts" and self.rounded_to is None:
            yield Flaw("parts_without_step", ("rounded",))
        if self.rounded_to is not None and self.rounded_to not in STEPS:
            yield Flaw("rounding_step", ("rounded_to",), {"written": Figure(self.rounded_to, "points")})
        low, high = (self.between.at_least, self.between.at_most) if self.between else (None, None)
        if low is not None and high is not None and low >= high:
            yield Flaw("ends_upside_down", ("between",), ends(low, high))


def _flaws(draft: Any, code: str, scored: Any) -> Iterator[Flaw]:
    if code not in draft.names("indicators"):
        known = suggestion(code, draft.names("indicators"))
        yield Flaw("unknown_indicator", (), {"name": code, "known": known})
    indicator = draft.indicators.get(code)
    if indicator is not None and indicator.target is None and scored.curve.looks_at == "attainment":
        yield Flaw("nothing_to_attain", (), {"name": code})
    yield from scored.flaws(draft, indicator)
