"""A period whose days a script learns only when it runs, so that it serves every period."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, get_args

import ibis
import ibis.expr.datatypes as types

from steelyard.engine import Period
from steelyard.engine.period import WindowName

_PLAIN = frozenset({"code", "starts_on", "ends_on", "calendar"})
_ASKED = (types.string,)  # which days: the period's, or those of another window


@ibis.udf.scalar.builtin(name="steelyard_first_day", signature=(_ASKED, types.date))  # type: ignore[untyped-decorator]  # Ibis says no types
def _first_day(of: str) -> Any: ...


@ibis.udf.scalar.builtin(name="steelyard_last_day", signature=(_ASKED, types.date))  # type: ignore[untyped-decorator]  # Ibis says no types
def _last_day(of: str) -> Any: ...


class LookedAt(Exception):  # noqa: N818 - it says what happened
    """A plan asked which period it is: no script serves all."""


@dataclass(frozen=True)
class AnyPeriod(Period):
    """Stands in for every period, and for what comes before one, as long as nobody asks which it is.

    Raises:
        LookedAt: Somebody did.
    """

    named: WindowName = "period"

    @classmethod
    def somewhen(cls) -> "AnyPeriod":
        """Make one."""
        return cls("", dt.date.min, dt.date.max)

    def __getattribute__(self, name: str) -> Any:
        if name in _PLAIN:
            raise LookedAt(name)
        return object.__getattribute__(self, name)

    @property
    def first_day(self) -> Any:
        """The first day, as the machine says."""
        return _first_day(self.named)

    @property
    def last_day(self) -> Any:
        """The last day, likewise."""
        return _last_day(self.named)

    def window(self, name: WindowName) -> Period:
        """Give days that the machine finds out."""
        if self.named != "period":
            raise LookedAt(name)
        return AnyPeriod("", dt.date.min, dt.date.max, named=name)


def days_sql(period: Period) -> Iterator[tuple[str, str]]:
    """Write what a machine must know of the period's days: a function's head, and a SELECT's expression."""
    windows = {name: period.window(name) for name in get_args(WindowName)}
    for edge in ("first", "last"):
        days = {name: getattr(days, _EDGES[edge]).isoformat() for name, days in windows.items()}
        cases = " ".join(f"WHEN '{name}' THEN DATE '{day}'" for name, day in days.items())
        yield f"steelyard_{edge}_day", f"CASE which {cases} END"


_EDGES = {"first": "starts_on", "last": "ends_on"}
