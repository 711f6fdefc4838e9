"""What every curve has."""

from abc import abstractmethod
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from steelyard.engine.curves.axis import Axis, Reads
from steelyard.engine.exact import Held
from steelyard.engine.figures import Figure
from steelyard.engine.problems import Flaw
from steelyard.engine.shape import Shape
from steelyard.engine.words import Sayable

Corner = tuple[int, int]  # a place on the axis, score_micro


class Curve(Shape):
    """A function from an attainment or a value to points, known exactly at its corners."""

    kind: str

    @property
    def looks_at(self) -> Reads:
        """Tell what it reads."""
        return "attainment"

    @property
    def vetoes(self) -> bool:
        """Tell whether it can bring the whole total to nothing."""
        return False

    def flaws(self, draft: Any, indicator: Any = None) -> Iterator[Flaw]:
        """Yield everything wrong with it for an indicator; None if that could not be read."""
        yield from ()

    @abstractmethod
    def score(self, x: Held, axis: Axis) -> Held:
        """Make the score's expressions; what happens without an x is not the curve's business."""

    @abstractmethod
    def corners(self, axis: Axis) -> list[Corner]:
        """List the points between which it runs straight, level outside; none if it is no function of x."""

    def known_to(self, axis: Axis) -> int:
        """Tell to how many billionths of a millionth points are known, where x is known to one."""
        stretches = pairwise(self.corners(axis))
        rises = [-(-abs(y1 - y0) // (x1 - x0)) for (x0, y0), (x1, y1) in stretches if x1 > x0]
        return max(rises, default=0) + 1

    def usual(self, axis: Axis, target: int | None) -> int:
        """Give the points of somebody just on target; without a target, the most there are."""
        corners = self.corners(axis)
        return max(y for _, y in corners) if target is None else height(corners, target)

    @abstractmethod
    def says(self, axis: Axis) -> Sayable:
        """Say how points follow from what it reads."""

    def formula(self, x: Figure, score: Figure, axis: Axis) -> str:
        """Show the values behind one score."""
        return f"{x.text()} → {score.text()}"


def height(corners: list[Corner], x: int) -> int:
    """Tell where a line through corners stands at x; of a jump, the far side."""
    reached = [corner for corner in corners if corner[0] <= x]
    beyond = [corner for corner in corners if corner[0] > x]
    if not reached or not beyond:
        return (reached or beyond)[-1 if reached else 0][1]
    (x0, y0), (x1, y1) = reached[-1], beyond[0]
    return y0 + (y1 - y0) * (x - x0) // (x1 - x0)
