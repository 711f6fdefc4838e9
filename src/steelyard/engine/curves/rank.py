"""Rank: points by the place among peers, evenly from the best place to the last."""

from collections.abc import Iterator, Mapping
from typing import Any, Literal

from pydantic import Field

from steelyard.engine import number
from steelyard.engine.curves.among_peers import PEERS, READING, AmongPeers, Peers
from steelyard.engine.curves.axis import Axis
from steelyard.engine.curves.deduction import ends
from steelyard.engine.exact import Exact, Held, held
from steelyard.engine.figures import Figure
from steelyard.engine.problems import Flaw
from steelyard.engine.words import Phrase, Words
from steelyard.engine.written import Points

SAYS = Words(
    "Points by rank of {reading} among {peers}: the best gets {high}, the last {low}, the others evenly "
    "between; equal ones share the better place.",
    "按{reading}在{peers}中的名次计分：第一名 {high} 分，末名 {low} 分，其余均匀分布；相同者取较好名次。",
    "按{reading}在{peers}中的名次計分：第一名 {high} 分，末名 {low} 分，其餘均勻分布；相同者取較好名次。",
)
PLACE = Words(
    "That is place {place} of {count} among {peers}.",
    "在{peers}（{count} 人）中列第 {place}。",
    "在{peers}（{count} 人）中列第 {place}。",
)
HUNDRED = 100 * number.MICRO


class RankCurve(AmongPeers):
    """kind: rank."""

    kind: Literal["rank"]
    low: Points = Field(0, description="The points of the last place.")
    high: Points = Field(HUNDRED, description="The points of the best place, and of somebody without peers.")

    def among(self, x: Any, axis: Axis, peers: Peers) -> Held:
        """Go evenly from low to high."""
        others = number.wide(peers.count - number.whole(1))
        span = number.wide(self.high - self.low) * number.wide(peers.count - peers.place)
        alone = peers.count <= number.whole(1)
        over = alone.ifelse(number.wide(self.high), number.wide(self.low) * others + span)
        return held(Exact(over, alone.ifelse(number.wide(1), others)))

    def usual(self, axis: Axis, target: int | None) -> int:
        """The middle: half of the peers are above it."""
        return (self.low + self.high) // 2

    def flaws(self, draft: Any, indicator: Any = None) -> Iterator[Flaw]:
        """Yield ends that are upside down."""
        if self.low >= self.high:
            yield Flaw("ends_upside_down", ("high",), ends(self.low, self.high))

    def says(self, axis: Axis) -> Phrase:
        """Say how points follow from the rank."""
        low, high = Figure(self.low, "points"), Figure(self.high, "points")
        return SAYS(reading=READING[self.reads], peers=PEERS[self.within], low=low, high=high)

    def told(self, axis: Axis, x: int, scored: Mapping[str, Any]) -> tuple[Phrase, str]:
        """Say the place and the number of peers, and show how the points follow."""
        place, count = scored["place"], scored["peers"]
        said = PLACE(place=place, count=count, peers=PEERS[self.within])
        low, span = Figure(self.low, "points").text(), Figure(self.high - self.low, "points").text()
        score = Figure(scored["score_micro"], "points").text()
        if count == 1:
            return said, score
        return said, f"{low} + {span} × ({count} − {place}) ÷ ({count} − 1) = {score}"
