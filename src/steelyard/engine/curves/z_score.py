"""Z score: points by the distance from the peers' mean, counted in standard deviations."""

from collections.abc import Iterator, Mapping
from typing import Any, Literal

import ibis
from pydantic import Field

from steelyard.engine import number
from steelyard.engine.curves.among_peers import PEERS, READING, AmongPeers, Peers
from steelyard.engine.curves.axis import Axis
from steelyard.engine.curves.deduction import ends
from steelyard.engine.exact import Held, whole
from steelyard.engine.figures import Figure, Unit
from steelyard.engine.problems import Flaw
from steelyard.engine.words import Phrase, Words
from steelyard.engine.written import Points

SAYS = Words(
    "Points by the distance of {reading} from the mean of {peers}: the mean gives {middle}, each standard "
    "deviation {step} more or less; never less than {lowest} nor more than {highest}.",
    "按{reading}偏离{peers}平均值的程度计分：平均值得 {middle} 分，每一个标准差相差 {step} 分；"
    "最低 {lowest} 分，最高 {highest} 分。",
    "按{reading}偏離{peers}平均值的程度計分：平均值得 {middle} 分，每一個標準差相差 {step} 分；"
    "最低 {lowest} 分，最高 {highest} 分。",
)
DISTANCE = Words(
    "The mean of {count} people ({peers}) is {mean}, the standard deviation {spread}; place {place}.",
    "{peers}（{count} 人）的平均值为 {mean}，标准差为 {spread}；列第 {place}。",
    "{peers}（{count} 人）的平均值為 {mean}，標準差為 {spread}；列第 {place}。",
)


class ZScore(AmongPeers):
    """kind: z_score."""

    kind: Literal["z_score"]
    middle: Points = Field(description="The points at the peers' mean.")
    step: Points = Field(description="The points of one standard deviation.")
    at_least: Points = Field(0, description="The fewest points.")
    at_most: Points = Field(description="The most points.")

    def among(self, x: Any, axis: Axis, peers: Peers) -> Held:
        """Count standard deviations from the mean, then hold between the ends."""
        away = (self.compared(x, axis) - peers.mean) * number.whole(self.side(axis))
        spread = peers.spread.nullif(number.whole(0))
        z = number.divide(number.wide(away) * number.wide(number.MICRO), spread).fill_null(number.whole(0))
        score = number.whole(self.middle) + number.scale(z, number.whole(self.step))
        most, least = number.whole(self.at_most), number.whole(self.at_least)
        return whole(ibis.greatest(ibis.least(score, most), least))

    def usual(self, axis: Axis, target: int | None) -> int:
        """The mean's."""
        return self.middle

    def flaws(self, draft: Any, indicator: Any = None) -> Iterator[Flaw]:
        """Yield a step that is none, and a middle outside its ends."""
        if self.step <= 0:
            yield Flaw("step_not_positive", ("step",))
        if not self.at_least <= self.middle <= self.at_most or self.at_least >= self.at_most:
            yield Flaw("ends_upside_down", ("at_most",), ends(self.at_least, self.at_most))

    def says(self, axis: Axis) -> Phrase:
        """Say how points follow from the distance."""
        named = {"middle": self.middle, "step": self.step, "lowest": self.at_least, "highest": self.at_most}
        points = {name: Figure(value, "points") for name, value in named.items()}
        return SAYS(reading=READING[self.reads], peers=PEERS[self.within], **points)

    def told(self, axis: Axis, x: int, scored: Mapping[str, Any]) -> tuple[Phrase, str]:
        """Say mean and spread, and show the sum: 80 + 10 × (120 % − 100 %) ÷ 16.33 % = 92.25."""
        unit: Unit = "average" if axis.unit == "count" else axis.unit
        mean = Figure(scored["mean"], unit, axis.currency)
        spread = Figure(scored["spread"], unit, axis.currency)
        said = DISTANCE(
            count=scored["peers"], peers=PEERS[self.within], mean=mean, spread=spread, place=scored["place"]
        )
        middle, step = Figure(self.middle, "points").text(), Figure(self.step, "points").text()
        score = Figure(scored["score_micro"], "points").text()
        if not scored["spread"]:
            return said, f"{middle} → {score}"
        own = axis.figure(x).bare()
        first, last = (own, mean.bare()) if self.side(axis) == 1 else (mean.bare(), own)
        held = " → " if scored["score_micro"] in (self.at_least, self.at_most) else " = "
        return said, f"{middle} + {step} × ({first} − {last}) ÷ {spread.bare()}{held}{score}"
