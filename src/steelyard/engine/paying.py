"""Which kind of period pays a plan, so that nothing is paid twice: by a month, and again by its quarter.

A plan says `pays_every`; closed for periods of another kind it is scored and pays nothing. One that says
nothing pays whatever period it is computed for; the site holds it to the kind of the first one it was closed
for (`loop/assessment/paid_twice.py`).
"""

from typing import Literal

from steelyard.engine.period import Period
from steelyard.engine.words import Words

PeriodKind = Literal["month", "quarter", "half", "year"]
MONTHS: dict[int, PeriodKind] = {1: "month", 3: "quarter", 6: "half", 12: "year"}
EVERY = {
    "month": Words("It pays every month.", "每月支付一次。", "每月支付一次。"),
    "quarter": Words("It pays every quarter.", "每季度支付一次。", "每季度支付一次。"),
    "half": Words("It pays every half year.", "每半年支付一次。", "每半年支付一次。"),
    "year": Words("It pays every year.", "每年支付一次。", "每年支付一次。"),
}
KINDS = {
    "month": Words("month", "月度", "月度"),
    "quarter": Words("quarter", "季度", "季度"),
    "half": Words("half year", "半年度", "半年度"),
    "year": Words("year", "年度", "年度"),
}
_LETTERS: dict[str, PeriodKind] = {"Q": "quarter", "H": "half"}


def kind_of(period: Period) -> PeriodKind | None:
    """Tell a period's kind: by its code (2026-07, 2026-Q3, 2026-H1, 2026), else by its months, or None."""
    year, _, part = period.code.partition("-")
    if year.isdigit() and not part:
        return "year"
    if year.isdigit() and part.isdigit():
        return "month"
    if year.isdigit() and part[0] in _LETTERS and part[1:].isdigit():
        return _LETTERS[part[0]]
    return MONTHS.get(
        (period.ends_on.year - period.starts_on.year) * 12 + period.ends_on.month - period.starts_on.month + 1
    )
