"""What every way of grading has: the names it gives, and how the total leads to one of them."""

from abc import abstractmethod
from collections.abc import Mapping
from typing import Any

from steelyard.engine.shape import Shape
from steelyard.engine.words import Phrase, Sayable

Row = Mapping[str, Any]


class Grades(Shape):
    """A way from totals to grades."""

    kind: str

    @property
    @abstractmethod
    def names(self) -> tuple[str, ...]:
        """Name every grade it may give, the best first."""

    @abstractmethod
    def grade(self, at: Any) -> Any:
        """Make the grade that follows from a total's notch (exact.py); missing where none does."""

    @abstractmethod
    def says(self) -> Phrase:
        """Say how a total leads to a grade."""

    @abstractmethod
    def rows(self) -> tuple[tuple[Sayable | str, Sayable], ...]:
        """List the grades with what leads to each."""

    @abstractmethod
    def told(self, graded: Row) -> Phrase | None:
        """Say why a person has their grade; `graded` is the row of grades. None without a grade."""
