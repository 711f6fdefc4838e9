"""What a curve is read along: an attainment, or an indicator's value in its own unit."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from steelyard.engine.figures import Figure, Unit, unit_scale
from steelyard.engine.words import Phrase, Words

Reads = Literal["attainment", "value"]
IN_WORDS = {
    "attainment": Words("an attainment of {x}", "达成率 {x}", "達成率 {x}"),
    "value": Words("a value of {x}", "实际值 {x}", "實際值 {x}"),
}


@dataclass(frozen=True)
class Axis:
    """The unit of what a curve reads, its currency if that is money, and which direction is good."""

    reads: Reads = "attainment"
    unit: Unit = "ratio"
    currency: str = ""
    better: Literal["more", "less"] = "more"

    @property
    def scale(self) -> int:
        """Tell how many of our integers make one."""
        return unit_scale(self.unit, self.currency)

    def place(self, written: Decimal) -> int:
        """Give a level as an integer of the axis."""
        return int(written * self.scale)

    def fits(self, written: Decimal) -> bool:
        """Tell whether a level has no more digits than the unit."""
        return written * self.scale % 1 == 0

    def figure(self, x: int | None, rest: int | None = None) -> Figure:
        """Show a place on the axis."""
        return Figure(x, self.unit, self.currency, rest)

    def words(self, x: int | None, rest: int | None = None) -> Phrase:
        """Say a place on the axis: 'an attainment of 80 %'."""
        return IN_WORDS[self.reads](x=self.figure(x, rest))


ATTAINMENT = Axis()
