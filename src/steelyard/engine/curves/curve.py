"""What every curve has."""

from typing import Any

from steelyard.engine.figures import Figure
from steelyard.engine.shape import Shape
from steelyard.engine.words import Phrase

Corner = tuple[int, int]  # attainment_ppm, score_micro


class Curve(Shape):
    """A function from attainment to points, known exactly at its corners."""

    kind: str

    def score(self, attainment_ppm: Any) -> Any:
        """Make the score's expression."""
        raise NotImplementedError

    def corners(self) -> list[Corner]:
        """List the points between which it runs straight; outside them it stays level."""
        raise NotImplementedError

    def says(self) -> Phrase:
        """Say how points follow from attainment."""
        raise NotImplementedError

    def formula(self, attainment_ppm: int, score_micro: int) -> str:
        """Show the values behind one score."""
        return f"{Figure(attainment_ppm, 'ratio').text()} → {Figure(score_micro, 'points').text()}"


def curve_points(curve: Curve) -> list[Corner]:
    """Give points to draw a curve by: its corners, with its level ends shown from 0 % to a little beyond.

    A jump is two points at the same attainment.
    """
    corners = curve.corners()
    first, last = corners[0], corners[-1]
    margin = 200_000
    before = [(0, first[1])] if first[0] > 0 else []
    return [*before, *corners, (last[0] + margin, last[1])]
