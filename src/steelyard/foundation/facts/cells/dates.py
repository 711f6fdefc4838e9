"""Date cells, in the many ways that exports write them."""

import re
from datetime import date, timedelta

from steelyard.foundation.facts.cells.plain import is_nothing, plain
from steelyard.foundation.facts.cells.typing_cells import Fault, Reader

YEARS = range(1970, 2101)  # outside it a date is a slip
EXCEL_DAY_ZERO = date(1899, 12, 30)
SERIALS = range(18_000, 73_500)  # Excel's day numbers for 1949 to 2101

TIME = r"(?:[T\s].*|\s*\d{1,2}[时時].*)?"
YEAR_FIRST = re.compile(rf"(\d{{4}})\s*[-/.年]\s*(\d{{1,2}})\s*[-/.月]\s*(\d{{1,2}})\s*[日号號]?{TIME}$")
COMPACT = re.compile(rf"(\d{{4}})(\d{{2}})(\d{{2}}){TIME}$")
YEAR_LAST = re.compile(rf"(\d{{1,2}})[-/.](\d{{1,2}})[-/.](\d{{4}}){TIME}$")
DAY_MONTH_NAME = re.compile(rf"(\d{{1,2}})(?:st|nd|rd|th)?[\s-]+([A-Za-z]{{3,9}})\.?,?[\s-]+(\d{{4}}){TIME}$")
MONTH_NAME_DAY = re.compile(rf"([A-Za-z]{{3,9}})\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}}){TIME}$")
SERIAL = re.compile(r"(\d{5})(?:\.\d+)?$")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

DAY_FIRST = "dmy"
MONTH_FIRST = "mdy"


def date_reader(order: str = "") -> Reader:
    """Return a reader of dates; `order` says what 7/1/2026 means: "mdy", "dmy", or "" for not declared."""

    def read(cell: str) -> date | Fault | None:  # noqa: PLR0911 - one return a form, in order
        text = plain(cell)
        if is_nothing(text):
            return None
        if found := YEAR_FIRST.match(text) or COMPACT.match(text):
            year, month, day = map(int, found.groups())
            return made(year, month, day)
        if found := YEAR_LAST.match(text):
            return year_last(*map(int, found.groups()), order=order)
        if found := DAY_MONTH_NAME.match(text):
            return made(int(found[3]), month_number(found[2]), int(found[1]))
        if found := MONTH_NAME_DAY.match(text):
            return made(int(found[3]), month_number(found[1]), int(found[2]))
        if (found := SERIAL.match(text)) and int(found[1]) in SERIALS:
            return EXCEL_DAY_ZERO + timedelta(days=int(found[1]))
        return Fault("not_a_date")

    return read


def year_last(first: int, second: int, year: int, *, order: str) -> date | Fault:
    """Read 7/1/2026 in the declared order. 13/1/2026 and 7/7/2026 need none, unless they contradict it."""
    months = len(MONTHS)
    if order == DAY_FIRST or (not order and first > months):
        return made(year, second, first)
    if order == MONTH_FIRST or (not order and (second > months or first == second)):
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


def order_of(cells: list[str]) -> str:
    """Guess what dates like 7/1/2026 mean in a file, from those that can be read one way only."""
    found = [found for found in map(YEAR_LAST.match, map(plain, cells)) if found]
    first_is_day = any(int(one[1]) > len(MONTHS) for one in found)
    second_is_day = any(int(one[2]) > len(MONTHS) for one in found)
    if first_is_day == second_is_day:
        return ""
    return DAY_FIRST if first_is_day else MONTH_FIRST
