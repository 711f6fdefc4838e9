"""Two outcomes of the same facts side by side: cost, winners and losers, the spread, person by person."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import pyarrow as pa

Paid = Mapping[str, int]  # minor units by component
MARKS = (0, 10, 25, 50, 75, 90, 100)  # percent of people, from the greatest loss to the greatest gain


@dataclass(frozen=True)
class PersonDifference:
    """What one person was paid before and would be paid after, by component; minor units."""

    person: str
    before: Paid
    after: Paid

    @property
    def before_minor(self) -> int:
        """Sum what was paid."""
        return sum(self.before.values())

    @property
    def after_minor(self) -> int:
        """Sum what would be paid."""
        return sum(self.after.values())

    @property
    def difference_minor(self) -> int:
        """Give what the person would gain; below 0, lose."""
        return self.after_minor - self.before_minor


@dataclass(frozen=True)
class Bar:
    """How many people's difference lies from `low_minor` up to, not including, `high_minor`."""

    low_minor: int
    high_minor: int
    people: int


@dataclass(frozen=True)
class Comparison:
    """Everyone, from the greatest gain to the greatest loss; equal ones by code."""

    people: tuple[PersonDifference, ...]

    @cached_property
    def before_minor(self) -> int:
        """Sum the cost before."""
        return sum(person.before_minor for person in self.people)

    @cached_property
    def after_minor(self) -> int:
        """Sum the cost after."""
        return sum(person.after_minor for person in self.people)

    @property
    def difference_minor(self) -> int:
        """Give what the change costs; below 0, saves."""
        return self.after_minor - self.before_minor

    @cached_property
    def winners(self) -> int:
        """Count those who gain."""
        return sum(person.difference_minor > 0 for person in self.people)

    @cached_property
    def losers(self) -> int:
        """Count those who lose."""
        return sum(person.difference_minor < 0 for person in self.people)

    @property
    def unchanged(self) -> int:
        """Count those to whom it makes no difference."""
        return len(self.people) - self.winners - self.losers

    def quantiles(self) -> dict[int, int]:
        """Give the difference at each of `MARKS`: that of the person so far up from the greatest loss."""
        ordered = [person.difference_minor for person in reversed(self.people)]
        return {mark: ordered[(len(ordered) - 1) * mark // 100] for mark in MARKS} if ordered else {}

    def bars(self, most: int = 12) -> tuple[Bar, ...]:
        """Spread people over at most so many equal, round ranges; 0 is an edge of one."""
        found = [person.difference_minor for person in self.people]
        if not found:
            return ()
        width = _round_up(max(1, -(-(max(found) - min(found)) // max(1, most - 2))))
        first, last = min(found) // width, max(found) // width
        counts = [0] * (last - first + 1)
        for difference in found:
            counts[difference // width - first] += 1
        return tuple(
            Bar((first + place) * width, (first + place + 1) * width, count)
            for place, count in enumerate(counts)
        )


def compare(before: pa.Table, after: pa.Table) -> Comparison:
    """Compare two tables of statements (tables.py), matching people by code over all their plans."""
    was, now = _by_person(before), _by_person(after)
    people = (PersonDifference(person, was.get(person, {}), now.get(person, {})) for person in {*was, *now})
    return Comparison(tuple(sorted(people, key=lambda one: (-one.difference_minor, one.person))))


def _by_person(statements: pa.Table) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = defaultdict(dict)
    columns: Sequence[list[str]] = [
        statements[name].to_pylist() for name in ("person", "component", "amount_minor")
    ]
    for person, component, amount in zip(*columns, strict=True):
        of_person = found[person]
        of_person[component] = of_person.get(component, 0) + int(amount)
    return found


def _round_up(width: int) -> int:
    """Find the next number of the form 1, 2 or 5 times a power of ten."""
    power = int(10 ** (len(str(width)) - 1))
    return next(step * power for step in (1, 2, 5, 10) if step * power >= width)
