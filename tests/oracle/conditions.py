"""Filters: `stage = 'Won' and (amount >= 1,000 or product in ('A', 'B')) and customer is not null`.

A comparison with an empty cell is false, and `not (…)` turns that round: two values, not three.
"""

import datetime as dt
import re
from collections.abc import Callable
from fractions import Fraction
from functools import cache
from operator import eq, ge, gt, le, lt, ne
from typing import Any

Row = dict[str, Any]
Test = Callable[[Row], bool]

_WORD = re.compile(r"\s*('(?:[^']|'')*'|[<>!]=|[=<>(),]|[A-Za-z_]\w*|-?\d+(?:\.\d+)?)")
_COMPARE = {"=": eq, "!=": ne, "<": lt, "<=": le, ">": gt, ">=": ge}
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


@cache
def condition(text: str | None) -> Test:
    """Make the test of a row; rows have plain columns, money in units of its currency."""
    if text is None:
        return lambda _: True
    return _Sentence(_WORD.findall(text)).any_of()


class _Sentence:
    def __init__(self, words: list[str]) -> None:
        self.words = words

    def next_is(self, *words: str) -> bool:
        """Take the next words if they are these."""
        here = tuple(word.lower() for word in self.words[: len(words)])
        if here == words:
            del self.words[: len(words)]
        return here == words

    def any_of(self) -> Test:
        tests = [self.all_of()]
        while self.next_is("or"):
            tests.append(self.all_of())
        return lambda row: any(test(row) for test in tests)

    def all_of(self) -> Test:
        tests = [self.one()]
        while self.next_is("and"):
            tests.append(self.one())
        return lambda row: all(test(row) for test in tests)

    def one(self) -> Test:
        if self.next_is("not"):
            inner = self.one()
            return lambda row: not inner(row)
        if self.next_is("("):
            inner = self.any_of()
            assert self.next_is(")")
            return inner
        return self.comparison(self.words.pop(0))

    def comparison(self, column: str) -> Test:
        if self.next_is("is", "not", "null"):
            return lambda row: row[column] is not None
        if self.next_is("is", "null"):
            return lambda row: row[column] is None
        if self.next_is("in", "("):
            values = [_value(self.words.pop(0))]
            while self.next_is(","):
                values.append(_value(self.words.pop(0)))
            assert self.next_is(")")
            return lambda row: row[column] in values
        compare, value = _COMPARE[self.words.pop(0)], _value(self.words.pop(0))
        return lambda row: row[column] is not None and bool(compare(row[column], value))


def _value(word: str) -> str | Fraction | dt.date:
    if not word.startswith("'"):
        return Fraction(word)
    text = word[1:-1].replace("''", "'")
    return dt.date.fromisoformat(text) if _DATE.fullmatch(text) else text
