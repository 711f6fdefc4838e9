"""Add and subtract (加減分): a base at 100 %, points added above it and taken off below it."""

from collections.abc import Iterator
from typing import Any, Literal

from pydantic import Field

from steelyard.engine import number
from steelyard.engine.curves.axis import Axis
from steelyard.engine.curves.curve import Corner, Curve
from steelyard.engine.curves.deduction import ends
from steelyard.engine.exact import Exact, Held, held
from steelyard.engine.figures import Figure
from steelyard.engine.problems import Flaw
from steelyard.engine.words import Phrase, Words
from steelyard.engine.written import Percent, Points

SAYS = Words(
    "100 % gives {base} points; each {per} above adds {up}, each {per} below takes off {down}; "
    "never less than {lowest} nor more than {highest}.",
    "达成 100 % 得 {base} 分；每高 {per} 加 {up} 分，每低 {per} 减 {down} 分；"
    "最低 {lowest} 分，最高 {highest} 分。",
    "達成 100 % 得 {base} 分；每高 {per} 加 {up} 分，每低 {per} 減 {down} 分；"
    "最低 {lowest} 分，最高 {highest} 分。",
)
HUNDRED = 100 * number.MICRO


class AddAndSubtract(Curve):
    """kind: add_and_subtract."""

    kind: Literal["add_and_subtract"]
    base: Points = Field(HUNDRED, description="The points at 100 %.")
    up: Points = Field(description="What each step above 100 % adds.")
    down: Points = Field(description="What each step below 100 % takes off.")
    per: Percent = Field(10_000, description="How large a step is; parts of it count in proportion.")
    at_least: Points = Field(0, description="The fewest points.")
    at_most: Points = Field(description="The most points.")

    def score(self, x: Held, axis: Axis) -> Held:
        """Go up or down from the base, then hold between the ends."""
        per = self.per * number.FINE
        away = x.fine - number.wide(number.MICRO * number.FINE)
        price = (away > number.wide(0)).ifelse(number.wide(self.up), number.wide(self.down))
        over = number.wide(self.base) * number.wide(per) + away * price
        score = Exact(over, number.wide(per), near=self.known_to(axis))
        return held(score.between(self.at_least * per, self.at_most * per))

    def corners(self, axis: Axis) -> list[Corner]:
        """Where it leaves the fewest points, the base, and where it reaches the most."""
        found = [(number.MICRO, self.base)]
        if self.down:
            found.insert(
                0, (number.MICRO - self.per * (self.base - self.at_least) // self.down, self.at_least)
            )
        if self.up:
            found.append((number.MICRO + self.per * (self.at_most - self.base) // self.up, self.at_most))
        return list(dict.fromkeys(found))

    def flaws(self, draft: Any, indicator: Any = None) -> Iterator[Flaw]:
        """Yield steps that are none or punish success, and a base outside its ends."""
        if self.per <= 0 or self.up < 0 or self.down < 0 or self.up == self.down == 0:
            yield Flaw("step_not_positive", ("per" if self.per <= 0 else "up",))
        if not self.at_least <= self.base <= self.at_most or self.at_least >= self.at_most:
            yield Flaw("ends_upside_down", ("at_most",), ends(self.at_least, self.at_most))

    def says(self, axis: Axis) -> Phrase:
        """Say what adds and what takes off."""
        names = {"base": self.base, "up": self.up, "down": self.down}
        limits = {"lowest": self.at_least, "highest": self.at_most}
        points = {name: Figure(value, "points") for name, value in {**names, **limits}.items()}
        return SAYS(per=Figure(self.per, "ratio"), **points)

    def formula(self, x: Figure, score: Figure, axis: Axis) -> str:
        """Show the way from the base: 100 + 2 × (103 % − 100 %) ÷ 1 % = 106."""
        base, per = Figure(self.base, "points").text(), Figure(self.per, "ratio").text()
        sign = " → " if score.value in (self.at_least, self.at_most) else " = "
        end = f" ÷ {per}{sign}{score.text()}"
        if (x.value or 0) >= number.MICRO:
            return f"{base} + {Figure(self.up, 'points').text()} × ({x.text()} − 100 %){end}"
        return f"{base} − {Figure(self.down, 'points').text()} × (100 % − {x.text()}){end}"
