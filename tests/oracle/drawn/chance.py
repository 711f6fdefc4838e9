"""What all drawing is made of. One seed, one drawing: the same on any machine, on any day."""

from collections.abc import Sequence
from random import Random
from typing import Any, TypeVar

T = TypeVar("T")
Part = dict[str, Any]


class Chance(Random):
    """Chance that can be had again."""

    def one(self, *options: T) -> T:
        """Pick one."""
        return options[self.randrange(len(options))]

    def some(self, options: Sequence[T], most: int) -> list[T]:
        """Pick a few, each once, in any order."""
        return self.sample(list(options), min(most, len(options)))

    def rarely(self, *options: T) -> T | None:
        """Pick one, one time in four, else nothing."""
        return self.one(*options) if self.randrange(4) == 0 else None

    def often(self, *options: T) -> T | None:
        """Pick one, one time in two, else nothing."""
        return self.one(*options) if self.randrange(2) == 0 else None

    def bands(self, edges: Sequence[str], field: str, values: Sequence[str]) -> list[Part]:
        """Draw bands that leave no number out and none twice; each edge says on which side it belongs."""
        chosen = [edge for edge in edges if self.randrange(2)]
        found: list[Part] = [{field: self.choice(values)} for _ in range(len(chosen) + 1)]
        for place, edge in enumerate(chosen):
            ends, begins = self.one(("below", "from"), ("up_to", "above"))
            found[place][ends], found[place + 1][begins] = edge, edge
        return found


def given(**fields: Any) -> Part:
    """Leave out the fields that have nothing in them; `from_` stands for `from`."""
    return {name.rstrip("_"): value for name, value in fields.items() if value is not None}
