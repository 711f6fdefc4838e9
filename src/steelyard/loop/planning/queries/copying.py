"""Targets of the period before, grown: what would be set, shown before anything is."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from decimal import ROUND_HALF_UP, Decimal

from steelyard.foundation.people import Viewer
from steelyard.foundation.periods import Period
from steelyard.kit.ui import figures
from steelyard.loop.planning.models import ChangeKind
from steelyard.loop.planning.queries.demand import values_in
from steelyard.loop.planning.queries.sheet import Cell, Column, Line, sheet_of

GROWS = frozenset({"money", "count"})  # a ratio of 95 % does not become 104.5 % with 10 % growth


@dataclass(frozen=True, kw_only=True)
class CopiedTarget:
    """One target before and after."""

    line: Line
    title: str
    before: str
    now: str
    then: str
    replaces: bool


@dataclass(frozen=True, kw_only=True)
class CopyPreview:
    """What a copy would do; `values` is what the action takes."""

    period: Period
    source: Period | None
    growth: Decimal  # in per cent
    replace: bool
    rows: tuple[CopiedTarget, ...]
    values: dict[Cell, int | None]
    kept: int  # already set, left alone
    without: int  # asked for, but the period before has none
    kind: ChangeKind = ChangeKind.COPIED


def period_before(period: Period) -> Period | None:
    """Return the period of the same length that ends the day before, if it was ever made."""
    day_before = period.starts_on - timedelta(days=1)
    return Period.objects.filter(kind=period.kind, ends_on=day_before).first()


def copy_preview(period: Period, viewer: Viewer, *, growth: Decimal, replace: bool) -> CopyPreview:
    """Return what copying from the period before with so many per cent growth would set.

    Only money and counts grow, rounded half up to whole units. Without `replace`, what is set stays.
    """
    source = period_before(period)
    sheet = sheet_of(period, viewer)
    before = values_in(source) if source else {}
    rows: list[CopiedTarget] = []
    values: dict[Cell, int | None] = {}
    kept = without = 0
    for line, column in _asked(sheet.lines):
        cell = (line.person, column.indicator)
        now = sheet.values.get(cell, (None, 0))[0]
        if cell not in before:
            without += 1
        elif now is not None and not replace:
            kept += 1
        else:
            old = before[cell][0]
            values[cell] = grown(old, growth, column)
            rows.append(_row(line, column, old, now, values[cell]))
    return CopyPreview(
        period=period,
        source=source,
        growth=growth,
        replace=replace,
        rows=tuple(rows),
        values=values,
        kept=kept,
        without=without,
    )


def grown(value: int, growth: Decimal, column: Column) -> int:
    """Return a value with so many per cent more, in whole units of money or things."""
    if column.unit not in GROWS:
        return value
    unit = 10 ** figures.minor_digits(column.currency) if column.unit == "money" else 1
    exact = Decimal(value) * (100 + growth) / 100
    return int((exact / unit).quantize(Decimal(1), rounding=ROUND_HALF_UP)) * unit


def _asked(lines: tuple[Line, ...]) -> Iterator[tuple[Line, Column]]:
    return ((line, column) for line in lines for column in line.needs.values())


def _row(line: Line, column: Column, old: int, now: int | None, then: int | None) -> CopiedTarget:
    shown = [figures.value(value, column.unit, column.currency) for value in (old, now, then)]
    return CopiedTarget(
        line=line, title=column.title, before=shown[0], now=shown[1], then=shown[2], replaces=now is not None
    )
