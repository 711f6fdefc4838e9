"""Formulas over indicators: + − × ÷, min and max, all of them exact."""

import re
from collections.abc import Callable
from fractions import Fraction
from functools import cache

from tests.oracle.amounts import number

Value = Callable[[str], Fraction]
Sum = Callable[[Value], Fraction]
_WORD = re.compile(r"\s*([A-Za-z_]\w*|\d+(?:\.\d+)?|[-+*/(),])")


class DividedByZeroError(Exception):
    """A formula without a value."""


@cache
def formula(text: str) -> tuple[Sum, tuple[str, ...]]:
    """Read a formula: what computes it from the values of names, and those names."""
    words = _WORD.findall(text)
    names = tuple(dict.fromkeys(word for word in words if word[0].isalpha() and word not in {"min", "max"}))
    reading = _Reading(words)
    found = reading.sum()
    assert not reading.words
    return found, names


class _Reading:
    def __init__(self, words: list[str]) -> None:
        self.words = words

    def next_is(self, word: str) -> bool:
        if self.words and self.words[0] == word:
            self.words.pop(0)
            return True
        return False

    def sum(self) -> Sum:
        found = self.product()
        while True:
            if self.next_is("+"):
                found = _add(found, self.product())
            elif self.next_is("-"):
                found = _subtract(found, self.product())
            else:
                return found

    def product(self) -> Sum:
        found = self.one()
        while True:
            if self.next_is("*"):
                found = _times(found, self.one())
            elif self.next_is("/"):
                found = _over(found, self.one())
            else:
                return found

    def one(self) -> Sum:
        if self.next_is("-"):
            inner = self.one()
            return lambda value: -inner(value)
        if self.next_is("("):
            inner = self.sum()
            assert self.next_is(")")
            return inner
        word = self.words.pop(0)
        if word in {"min", "max"}:
            return self.least_or_most(word)
        if word[0].isdigit():
            return lambda _: number(word)
        return lambda value: value(word)

    def least_or_most(self, word: str) -> Sum:
        assert self.next_is("(")
        parts = [self.sum()]
        while self.next_is(","):
            parts.append(self.sum())
        assert self.next_is(")")
        pick = min if word == "min" else max
        return lambda value: pick(part(value) for part in parts)


def _add(left: Sum, right: Sum) -> Sum:
    return lambda value: left(value) + right(value)


def _subtract(left: Sum, right: Sum) -> Sum:
    return lambda value: left(value) - right(value)


def _times(left: Sum, right: Sum) -> Sum:
    return lambda value: left(value) * right(value)


def _over(left: Sum, right: Sum) -> Sum:
    def divided(value: Value) -> Fraction:
        by = right(value)
        if not by:
            raise DividedByZeroError
        return left(value) / by

    return divided
