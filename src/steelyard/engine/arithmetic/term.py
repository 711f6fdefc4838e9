"""What a formula is made of, each piece compiling to an exact value and saying itself."""

import math
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from typing import Any

import ibis

from steelyard.engine import number
from steelyard.engine.arithmetic.made import Made, Workings, alike, kept, negative
from steelyard.engine.figures import Unit


class Term(ABC):
    """A formula, or a part of one."""

    @abstractmethod
    def names(self) -> Iterator[str]:
        """Yield the indicators in it, as often as they stand there."""

    @abstractmethod
    def compile(self, operands: Mapping[str, Made], workings: Workings) -> Made:
        """Make its value; missing where a part is, or where it divides by 0."""

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
        common = math.gcd(self.micro, number.MICRO)
        return Made(lambda _: number.wide(self.micro // common), scale=number.MICRO // common, size=0)

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
        return negative(self.term.compile(operands, workings))

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
        return reduce(lambda left, right: _chosen(choose, *alike(left, right, workings), workings), made)

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


def _chosen(choose: Callable[..., Any], left: Made, right: Made, workings: Workings) -> Made:
    """Machines pass over what is missing; a formula does not."""

    def over(table: ibis.Table) -> Any:
        values = [left.over(table), right.over(table)]
        absent = values[0].isnull() | values[1].isnull()
        return absent.ifelse(number.wide(number.nothing()), choose(*values))

    return kept(replace(left, over=over, near=left.near or right.near), workings)
