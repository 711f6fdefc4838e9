"""Bands: ranges of a value, each edge saying whether it belongs.

`from` and `up_to` include their number, `above` and `below` do not. Bands stand in order and leave no number
out and none twice; a list that does is refused with the numbers that fall in the gap or the overlap.
"""

from collections.abc import Iterator, Sequence
from functools import reduce
from itertools import pairwise
from typing import Any

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from steelyard.engine.exact import edge, plain_notch
from steelyard.engine.figures import Figure, Unit
from steelyard.engine.problems import Flaw
from steelyard.engine.shape import Shape
from steelyard.engine.words import Listed, Phrase, Sayable, Words

FROM = Words("from {edge}", "{edge} 起（含）", "{edge} 起（含）")
ABOVE = Words("above {edge}", "高于 {edge}", "高於 {edge}")
BELOW = Words("below {edge}", "低于 {edge}", "低於 {edge}")
UP_TO = Words("up to {edge}", "至 {edge}（含）", "至 {edge}（含）")
ALWAYS = Words("always", "始终", "始終")
BETWEEN = Words(" and ", "，", "，")
ONE_NUMBER = Words("exactly {edge}", "恰为 {edge}", "恰為 {edge}")


class Band(Shape):
    """One range. Edges are integers in whatever the list measures; a missing edge is open."""

    from_: Any = Field(None, alias="from", description="Lowest number that belongs.")
    above: Any = Field(None, description="Highest number that lies just under the band.")
    below: Any = Field(None, description="Lowest number that lies just over the band.")
    up_to: Any = Field(None, description="Highest number that belongs.")

    @model_validator(mode="after")
    def _one_edge_a_side(self) -> "Band":
        if self.from_ is not None and self.above is not None:
            raise PydanticCustomError("two_edges", "", {"first": "from", "second": "above"})
        if self.below is not None and self.up_to is not None:
            raise PydanticCustomError("two_edges", "", {"first": "below", "second": "up_to"})
        return self

    @property
    def low(self) -> int | None:
        """Where it begins, belonging or not."""
        low: int | None = self.above if self.from_ is None else self.from_
        return low

    @property
    def high(self) -> int | None:
        """Where it ends, belonging or not."""
        high: int | None = self.below if self.up_to is None else self.up_to
        return high

    def holds(self, at: Any) -> Any:
        """Make the condition that what stands at a notch (exact.py) lies in the band."""
        tests = []
        if self.from_ is not None:
            tests.append(at >= edge(self.from_))
        if self.above is not None:
            tests.append(at > edge(self.above))
        if self.below is not None:
            tests.append(at < edge(self.below))
        if self.up_to is not None:
            tests.append(at <= edge(self.up_to))
        return reduce(lambda one, other: one & other, tests) if tests else at.notnull()

    def has(self, value: int, rest: int | None = None) -> bool:
        """Tell whether a plain figure with its rest lies in the band."""
        at = plain_notch(value, rest)
        return (
            (self.from_ is None or at >= 2 * self.from_)
            and (self.above is None or at > 2 * self.above)
            and (self.below is None or at < 2 * self.below)
            and (self.up_to is None or at <= 2 * self.up_to)
        )

    def words(self, unit: Unit, currency: str = "") -> Sayable:
        """Say which numbers belong."""
        edges = ((FROM, self.from_), (ABOVE, self.above), (BELOW, self.below), (UP_TO, self.up_to))
        said = [words(edge=Figure(edge, unit, currency)) for words, edge in edges if edge is not None]
        return Listed(tuple(said), BETWEEN) if said else ALWAYS


def band_flaws(bands: Sequence[Band], unit: Unit, currency: str = "") -> Iterator[Flaw]:
    """Yield what keeps a list of bands from covering every number once, in order."""
    for place, band in enumerate(bands):
        low, high = band.low, band.high
        if low is not None and high is not None and (low > high or (low == high and not _is_point(band))):
            yield Flaw(
                "band_upside_down",
                (place,),
                {"low": Figure(low, unit, currency), "high": Figure(high, unit, currency)},
            )
        if place and low is None:
            yield Flaw("band_open_inside", (place,), {"edge": "from"})
        if place < len(bands) - 1 and high is None:
            yield Flaw("band_open_inside", (place,), {"edge": "below"})
    for place, (lower, upper) in enumerate(pairwise(bands), start=1):
        if lower.high is not None and upper.low is not None:
            yield from _seam(place, lower, upper, unit, currency)


def _is_point(band: Band) -> bool:
    return band.from_ is not None and band.up_to is not None


def _seam(place: int, lower: Band, upper: Band, unit: Unit, currency: str) -> Iterator[Flaw]:
    """Compare where one band ends with where the next begins."""
    end, start = lower.high, upper.low
    end_in, start_in = lower.up_to is not None, upper.from_ is not None
    if end is None or start is None or (end == start and end_in != start_in):
        return
    code = "band_overlap" if end > start or (end == start and end_in) else "band_gap"
    low, high = min(end, start), max(end, start)
    low_in, high_in = (not end_in, not start_in) if code == "band_gap" else (start_in, end_in)
    yield Flaw(code, (place,), {"numbers": _between(low, high, unit, currency, (low_in, high_in))})


def _between(low: int, high: int, unit: Unit, currency: str, included: tuple[bool, bool]) -> Sayable:
    if low == high:
        return ONE_NUMBER(edge=Figure(low, unit, currency))
    first = (FROM if included[0] else ABOVE)(edge=Figure(low, unit, currency))
    last: Phrase = (UP_TO if included[1] else BELOW)(edge=Figure(high, unit, currency))
    return Listed((first, last), BETWEEN)
