"""What a formula is made of, each piece compiling to millionths of one and saying itself."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Any

import ibis

from steelyard.engine import number
from steelyard.engine.figures import Unit

Made = Callable[[ibis.Table], Any]  # an expression in millionths, made of a table's columns


class Workings:
    """A table on which intermediate results can be set aside, so that no expression is written twice."""

    def __init__(self, table: ibis.Table) -> None:
        self.table = table
        self.taken = 0

    def set_aside(self, made: Made) -> Made:
        """Give an expression a column of its own."""
        name = f"step_{self.taken}"
        self.taken += 1
        self.table = self.table.mutate(**{name: made(self.table)})
        return lambda table: table[name]


class Term(ABC):
    """A formula, or a part of one."""

    @abstractmethod
    def names(self) -> Iterator[str]:
        """Yield the indicators in it, as often as they stand there."""

    @abstractmethod
    def compile(self, operands: Mapping[str, Made], workings: Workings) -> Made:
        """Make the expression; missing where a part is, or where it divides by 0."""

    @abstractmethod
    def unit(self, units: Mapping[str, Unit]) -> Unit | None:
        """Tell what it is counted in, where that is sure."""

    @property
    def is_straight(self) -> bool:
        """Tell whether it only adds up its names, each times a number: then it bends nowhere."""
        return True

    def mixtures(self, units: Mapping[str, Unit]) -> Iterator[tuple[Unit, Unit]]:
        """Yield every two units that are added, subtracted or compared though they differ."""
        yield from ()

    @abstractmethod
    def text(self, show: Callable[[str], str]) -> str:
        """Write it, with its names shown in some way."""


@dataclass(frozen=True)
class Number(Term):
    """A plain number, in millionths."""

    micro: int
    written: str

    def names(self) -> Iterator[str]:
        """None."""
        yield from ()

    def compile(self, operands: Mapping[str, Made], workings: Workings) -> Made:
        """The number."""
        return lambda _: number.whole(self.micro)

    def unit(self, units: Mapping[str, Unit]) -> Unit | None:
        """It goes with any."""
        return None

    def text(self, show: Callable[[str], str]) -> str:
        """As written."""
        return self.written


@dataclass(frozen=True)
class Name(Term):
    """Another indicator's value; or, where a way is given, something else of it: `attainment(revenue)`."""

    code: str
    way: str = ""

    @property
    def key(self) -> str:
        """Give what it is called in the formula."""
        return f"{self.way}({self.code})" if self.way else self.code

    def names(self) -> Iterator[str]:
        """What it is called."""
        yield self.key

    def compile(self, operands: Mapping[str, Made], workings: Workings) -> Made:
        """Its value."""
        return operands[self.key]

    def unit(self, units: Mapping[str, Unit]) -> Unit | None:
        """Its unit."""
        return units.get(self.key)

    def text(self, show: Callable[[str], str]) -> str:
        """What it is called, or whatever stands for it."""
        return show(self.key)


@dataclass(frozen=True)
class Negative(Term):
    """The same with the other sign."""

    term: Term

    def names(self) -> Iterator[str]:
        """As inside."""
        yield from self.term.names()

    def compile(self, operands: Mapping[str, Made], workings: Workings) -> Made:
        """Turn the sign."""
        inner = self.term.compile(operands, workings)
        return lambda table: -inner(table)

    @property
    def is_straight(self) -> bool:
        """As inside."""
        return self.term.is_straight

    def unit(self, units: Mapping[str, Unit]) -> Unit | None:
        """As inside."""
        return self.term.unit(units)

    def mixtures(self, units: Mapping[str, Unit]) -> Iterator[tuple[Unit, Unit]]:
        """As inside."""
        yield from self.term.mixtures(units)

    def text(self, show: Callable[[str], str]) -> str:
        """With its sign."""
        inner = self.term.text(show)
        return f"−{inner}" if isinstance(self.term, Name | Number | Chosen) else f"−({inner})"


def found_unit(terms: Sequence[Term], units: Mapping[str, Unit]) -> Unit | None:
    """Tell the unit that terms share, if one of them has any."""
    return next((unit for term in terms if (unit := term.unit(units))), None)


def mixed(terms: Sequence[Term], units: Mapping[str, Unit]) -> Iterator[tuple[Unit, Unit]]:
    """Yield the first two units of terms that differ."""
    known = [unit for term in terms if (unit := term.unit(units))]
    other = next((unit for unit in known if unit != known[0]), None)
    if other:
        yield known[0], other


@dataclass(frozen=True)
class Chosen(Term):
    """The least or the greatest of several."""

    word: str
    terms: tuple[Term, ...]

    def names(self) -> Iterator[str]:
        """As inside."""
        for term in self.terms:
            yield from term.names()

    def compile(self, operands: Mapping[str, Made], workings: Workings) -> Made:
        """Choose; where one is missing, the choice is."""
        made = [term.compile(operands, workings) for term in self.terms]
        choose = ibis.least if self.word == "min" else ibis.greatest
        return lambda table: _known(choose, [one(table) for one in made])

    @property
    def is_straight(self) -> bool:
        """It bends where another becomes the least."""
        return False

    def unit(self, units: Mapping[str, Unit]) -> Unit | None:
        """What they share."""
        return found_unit(self.terms, units)

    def mixtures(self, units: Mapping[str, Unit]) -> Iterator[tuple[Unit, Unit]]:
        """Between them and inside."""
        yield from mixed(self.terms, units)
        for term in self.terms:
            yield from term.mixtures(units)

    def text(self, show: Callable[[str], str]) -> str:
        """With its word."""
        return f"{self.word}({', '.join(term.text(show) for term in self.terms)})"


def _known(choose: Callable[..., Any], values: list[Any]) -> Any:
    """Machines pass over what is missing; a formula does not."""
    absent = reduce(lambda one, other: one | other, [value.isnull() for value in values])
    return absent.ifelse(number.nothing(), choose(*values))
