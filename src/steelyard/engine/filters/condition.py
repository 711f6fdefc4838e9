"""What a filter is made of, each piece compiling to an expression and saying itself."""

import datetime as dt
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import reduce
from operator import and_, eq, ge, gt, le, lt, ne, or_
from typing import Any, Protocol

import ibis

from steelyard.engine import number
from steelyard.engine.words import Listed, Phrase, Sayable, Words

Literal = str | bool | Decimal | dt.date
OPERATORS: dict[str, Callable[[Any, Any], Any]] = {"=": eq, "!=": ne, "<": lt, "<=": le, ">": gt, ">=": ge}
ALL = Words("{things}", "{things}", "{things}")
AND, OR = Words(" and ", "，且", "，且"), Words(" or ", "，或", "，或")
NOT = Words("not ({thing})", "并非（{thing}）", "並非（{thing}）")
ONE_OF = Words("{column} is one of {values}", "{column} 为 {values} 之一", "{column} 為 {values} 之一")
EMPTY = Words("{column} is empty", "{column} 为空", "{column} 為空")
COMPARED = {
    "=": Words("{column} is {value}", "{column} 为 {value}", "{column} 為 {value}"),
    "!=": Words("{column} is not {value}", "{column} 不为 {value}", "{column} 不為 {value}"),
    "<": Words("{column} is below {value}", "{column} 小于 {value}", "{column} 小於 {value}"),
    "<=": Words("{column} is at most {value}", "{column} 不超过 {value}", "{column} 不超過 {value}"),
    ">": Words("{column} is above {value}", "{column} 大于 {value}", "{column} 大於 {value}"),
    ">=": Words("{column} is at least {value}", "{column} 不低于 {value}", "{column} 不低於 {value}"),
}


class Row(Protocol):
    """Where a condition finds its columns: their expressions, and how many minor units a money column has."""

    def column(self, name: str) -> ibis.Value:
        """Give the column's expression."""

    def minor_units(self, name: str) -> int | None:
        """Tell how many minor units make one, if the column holds money."""


class Condition(ABC):
    """A filter, or a part of one."""

    @abstractmethod
    def compile(self, row: Row) -> ibis.ir.BooleanValue:
        """Make the expression; false, never missing, where a cell is empty."""

    @abstractmethod
    def comparisons(self) -> Iterator["Compare"]:
        """Yield every comparison in it."""

    @abstractmethod
    def words(self) -> Sayable:
        """Say it."""

    @property
    def columns(self) -> frozenset[str]:
        """Name the columns it looks at."""
        return frozenset(comparison.column for comparison in self.comparisons())


@dataclass(frozen=True)
class Compare(Condition):
    """`column op value`, `column in (…)` (several values) or `column is null` (none)."""

    column: str
    op: str
    values: tuple[Literal, ...]

    def compile(self, row: Row) -> ibis.ir.BooleanValue:
        """Make the expression."""
        column: Any = row.column(self.column)
        if not self.values:
            return column.isnull()
        units = row.minor_units(self.column)
        found = [OPERATORS[self.op](*_alike(column, value, units)) for value in self.values]
        return reduce(or_, found).fill_null(ibis.literal(value=False))

    def comparisons(self) -> Iterator["Compare"]:
        """Yield every comparison in it."""
        yield self

    def words(self) -> Phrase:
        """Say it."""
        if not self.values:
            return EMPTY(column=self.column)
        if len(self.values) > 1:
            return ONE_OF(column=self.column, values=Listed(tuple(str(value) for value in self.values)))
        return COMPARED[self.op](column=self.column, value=str(self.values[0]))


@dataclass(frozen=True)
class Joined(Condition):
    """Several conditions joined by `and` or by `or`."""

    word: str
    parts: tuple[Condition, ...]

    def compile(self, row: Row) -> ibis.ir.BooleanValue:
        """Make the expression."""
        return reduce(and_ if self.word == "and" else or_, [part.compile(row) for part in self.parts])

    def comparisons(self) -> Iterator[Compare]:
        """Yield every comparison in it."""
        for part in self.parts:
            yield from part.comparisons()

    def words(self) -> Listed:
        """Say it."""
        return Listed(tuple(part.words() for part in self.parts), AND if self.word == "and" else OR)


@dataclass(frozen=True)
class Not(Condition):
    """The opposite of a condition."""

    part: Condition

    def compile(self, row: Row) -> ibis.ir.BooleanValue:
        """Make the expression."""
        return ~self.part.compile(row)

    def comparisons(self) -> Iterator[Compare]:
        """Yield every comparison in it."""
        yield from self.part.comparisons()

    def words(self) -> Phrase:
        """Say it."""
        return NOT(thing=self.part.words())


def _alike(column: Any, value: Literal, minor_units: int | None) -> tuple[Any, Any]:
    """Bring a column and a literal to one type: texts as they are, numbers to integers."""
    if not isinstance(value, Decimal):
        return column, ibis.literal(value)
    if minor_units is not None:
        return column, number.whole(int(value * minor_units))
    if column.type().is_integer() and value == int(value):
        return column, number.whole(int(value))
    return number.micro(column), number.whole(int(value * number.MICRO))
