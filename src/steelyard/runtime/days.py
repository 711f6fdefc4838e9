"""A period whose days a script learns only when it runs, so that it serves every period."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

import ibis
import ibis.expr.datatypes as types

from steelyard.engine import Period

_PLAIN = frozenset({"code", "starts_on", "ends_on", "fiscal_start_month"})


@ibis.udf.scalar.builtin(name="steelyard_first_day", signature=((), types.date))  # type: ignore[untyped-decorator]  # Ibis says no types
def _first_day() -> Any: ...


@ibis.udf.scalar.builtin(name="steelyard_last_day", signature=((), types.date))  # type: ignore[untyped-decorator]  # Ibis says no types
def _last_day() -> Any: ...


class LookedAt(Exception):  # noqa: N818 - it says what happened
    """A plan asked which period it is: no script serves all."""


@dataclass(frozen=True)
class AnyPeriod(Period):
    """Stands in for every period, as long as nobody asks which one.

    Raises:
        LookedAt: Somebody did.
    """

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
        return _first_day()

    @property
    def last_day(self) -> Any:
        """The last day, likewise."""
        return _last_day()


def days_sql(period: Period) -> tuple[str, str]:
    """Write what makes DuckDB know the days."""
    return (
        f"CREATE OR REPLACE TEMP MACRO steelyard_first_day() AS DATE '{period.starts_on.isoformat()}'",
        f"CREATE OR REPLACE TEMP MACRO steelyard_last_day() AS DATE '{period.ends_on.isoformat()}'",
    )
