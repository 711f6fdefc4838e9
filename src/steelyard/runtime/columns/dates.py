"""Days, in the many ways that exports write them; a moment with a zone becomes the company's day."""

import re
from datetime import date, datetime, timedelta, timezone, tzinfo
from typing import Literal, TypeAlias

import pyarrow as pa
import pyarrow.compute as pc

from steelyard.runtime.columns.faults import Fault
from steelyard.runtime.columns.plain import plain
from steelyard.runtime.columns.settling import Shown

Order: TypeAlias = Literal["dmy", "mdy", ""]  # what 7/1/2026 means; "" where nothing says
DAY_FIRST: Literal["dmy"] = "dmy"
MONTH_FIRST: Literal["mdy"] = "mdy"
YEARS = range(1970, 2101)  # outside it a date is a slip
EXCEL_DAY_ZERO = date(1899, 12, 30)
SERIALS = range(18_000, 73_500)  # Excel's day numbers for 1949 to 2101

TIME = r"(?P<time>[T\s].*|\s*\d{1,2}[时時点點].*)?"
YEAR_FIRST = re.compile(rf"(\d{{4}})\s*[-/.年]\s*(\d{{1,2}})\s*[-/.月]\s*(\d{{1,2}})\s*[日号號]?{TIME}$")
COMPACT = re.compile(rf"(\d{{4}})(\d{{2}})(\d{{2}}){TIME}$")
YEAR_LAST = re.compile(rf"(\d{{1,2}})[-/.](\d{{1,2}})[-/.](\d{{4}}){TIME}$")
DAY_MONTH_NAME = re.compile(rf"(\d{{1,2}})(?:st|nd|rd|th)?[\s-]+([A-Za-z]{{3,9}})\.?,?[\s-]+(\d{{4}}){TIME}$")
MONTH_NAME_DAY = re.compile(rf"([A-Za-z]{{3,9}})\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}}){TIME}$")
SERIAL = re.compile(r"(\d{5})(?:\.\d+)?$")
CLOCK = re.compile(r"[T\s]*(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(am|pm)?", re.IGNORECASE)
ZONE = re.compile(r"\s*(?:(Z|UTC|GMT)?\s*(?:([+-])(\d{1,2}):?(\d{2})?)?)$", re.IGNORECASE)
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
NOON = 12


def read_date(cell: str, *, order: Order = "", zone: tzinfo | None = None) -> date | Fault:
    """Read a day; `order` says what 7/1/2026 means, `zone` is the company's, where there is one."""
    text = plain(cell)
    if found := YEAR_FIRST.match(text) or COMPACT.match(text):
        day = made(*map(int, found.groups()[:3]))
    elif found := YEAR_LAST.match(text):
        first, second, year = map(int, found.groups()[:3])
        day = year_last(first, second, year, order=order)
    elif found := DAY_MONTH_NAME.match(text):
        day = made(int(found[3]), month_number(found[2]), int(found[1]))
    elif found := MONTH_NAME_DAY.match(text):
        day = made(int(found[3]), month_number(found[1]), int(found[2]))
    elif (found := SERIAL.match(text)) and int(found[1]) in SERIALS:
        return EXCEL_DAY_ZERO + timedelta(days=int(found[1]))
    else:
        return Fault("not_a_date")
    time = found["time"]
    return day if isinstance(day, Fault) or not time or zone is None else in_zone(day, time, zone)


def in_zone(day: date, time: str, zone: tzinfo) -> date:
    """Return the company's day at that moment; a time that names no zone is the company's own."""
    clock = CLOCK.match(time)
    named = ZONE.match(time[clock.end() :]) if clock else None
    if clock is None or named is None or not named[0].strip():
        return day
    hour = int(clock[1]) % NOON + (NOON if clock[4].lower() == "pm" else 0) if clock[4] else int(clock[1])
    offset = timedelta(hours=int(named[3] or 0), minutes=int(named[4] or 0))
    try:
        moment = datetime(
            *(day.year, day.month, day.day, hour, int(clock[2])),
            tzinfo=timezone(-offset if named[2] == "-" else offset),
        )
    except ValueError:  # 25:61: the day stands, whatever the clock says
        return day
    return moment.astimezone(zone).date()


def year_last(first: int, second: int, year: int, *, order: Order) -> date | Fault:
    """Read 7/1/2026 in the declared order. 13/1/2026 and 7/7/2026 need none, unless they contradict it."""
    months = len(MONTHS)
    if order == DAY_FIRST or (not order and first > months):
        return made(year, second, first)
    if order == MONTH_FIRST or second > months or first == second:
        return made(year, first, second)
    return Fault("ambiguous_date")


def made(year: int, month: int, day: int) -> date | Fault:
    """Return the date if the calendar has it and a business can mean it."""
    try:
        found = date(year, month, day)
    except ValueError:
        return Fault("no_such_day")
    return found if year in YEARS else Fault("far_date")


def month_number(name: str) -> int:
    """Return 7 for "Jul" and "July"; 0, which no calendar has, for anything else."""
    short = name[:3].lower()
    return MONTHS.index(short) + 1 if short in MONTHS else 0


def orders_shown(cells: pa.Array) -> Shown:
    """Tell which orders a column's dates need, and whether some can be read in two."""
    orders, is_open = set(), False
    for cell in different(cells):
        if found := YEAR_LAST.match(plain(cell)):
            first, second = int(found[1]), int(found[2])
            if first > len(MONTHS) or second > len(MONTHS):
                orders.add(DAY_FIRST if first > len(MONTHS) else MONTH_FIRST)
            else:
                is_open = is_open or first != second
    return Shown(frozenset(orders), is_open)


def open_dates(cells: pa.Array, *, most: int = 5) -> list[str]:
    """Return the first different cells that can be two days."""
    asked = (cell for cell in different(cells) if is_open(cell))
    return [cell for cell, _place in zip(asked, range(most), strict=False)]


def is_open(cell: str) -> bool:
    """Tell whether a cell can be two days."""
    found = read_date(cell)
    return isinstance(found, Fault) and found.code == "ambiguous_date"


def has_bare_times(cells: pa.Array) -> bool:
    """Tell whether some cell says a time and no zone."""
    timed = pc.match_substring_regex(cells, r"\d:\d{2}")
    zoned = pc.match_substring_regex(
        cells, r"(Z|UTC|GMT|\d:\d{2}(:\d{2})?([.,]\d+)?\s*[+-]\d{1,2}:?(\d{2})?)$"
    )
    return bool(pc.any(pc.and_(timed, pc.invert(zoned))).as_py())


def different(cells: pa.Array) -> list[str]:
    """Return each different text once, without the time behind a day."""
    texts: list[str] = pc.unique(pc.replace_substring_regex(cells, r"[T\s]\s*\d{1,2}:.*$", "")).to_pylist()
    return texts
