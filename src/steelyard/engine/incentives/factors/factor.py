"""What every factor has, and how kinds plug in.

Factors are taken one after another, the gate first; each product is rounded to a millionth, and the line is
rounded once, with all of them in it.
"""

from abc import abstractmethod
from collections.abc import Iterator, Mapping
from typing import Any

from steelyard.engine.incentives.chosen import Chosen
from steelyard.engine.incentives.seen import Need, Seen
from steelyard.engine.shape import Shape
from steelyard.engine.words import Phrase


class Factor(Shape):
    """One entry of `times`."""

    kind: str

    @property
    def choices(self) -> Chosen | None:
        """Give the choice it makes fact by fact, if it looks at facts."""
        return None

    def needs(self) -> Iterator[Need]:
        """Name what it looks at of a person."""
        yield from ()

    def bends(self) -> Iterator[int]:
        """Yield attainments, in millionths, at which it bends or jumps."""
        yield from ()

    @abstractmethod
    def ppm(self, seen: Seen) -> Any:
        """Give it for a person, in millionths; missing while it cannot be known."""

    @abstractmethod
    def says(self, plan: Any) -> Phrase:
        """Say it, for the agreement."""

    @abstractmethod
    def told(self, rows: Any, known: Mapping[str, int | None], ppm: int) -> Phrase:
        """Tell how it came about, by a person's rows (stories.rows.PersonRows) and what else is known."""
