"""For how many periods, one after another, a threshold was kept: this one, and those that history knows."""

from fractions import Fraction

from tests.oracle.agreement import Agreement, Part
from tests.oracle.books import Books
from tests.oracle.indicators.found import Found, Measure
from tests.oracle.periods import DAY, Closing, Days, later
from tests.oracle.thresholds import kept


def in_a_row(plan: Agreement, says: Part, person: str, now: Measure, books: Books, closing: Closing) -> Found:
    """Count, from the newest period back, until one was missed."""
    ends_now = says.get("ending", "this period") == "this period"
    most = int(says["most"])
    count = 0
    if ends_now:
        is_kept = kept(plan, says["kept"], now)
        if is_kept is None:
            return Found(None, "part_missing", now.fact_count)
        if not is_kept:
            return Found(0, None, now.fact_count)
        count = 1
    days: Days = closing
    while count < most:
        days = Days(later(days.first, -closing.months), days.first - DAY)
        then = _then(plan, says["kept"], person, books, days, now.better)
        if then is None or not kept(plan, says["kept"], then):
            break
        count += 1
    return Found(count, None, now.fact_count)


def _then(
    plan: Agreement, threshold: Part, person: str, books: Books, days: Days, better: str
) -> Measure | None:
    """Find what history says of a period; nothing, where what the threshold looks at is not there."""
    rows = [
        row
        for row in books.rows("history")
        if row["person"] == person
        and row["indicator"] == threshold["indicator"]
        and (row["starts_on"], row["ends_on"]) == (days.first, days.last)
    ]
    if not rows or rows[0]["value"] is None:
        return None
    value, target, attainment = rows[0]["value"], rows[0].get("target"), None
    if target and target > 0:
        part = Fraction(value, target)
        attainment = part if better == "more" else 2 - part
    if attainment is None and "attainment_at_least" in threshold:
        return None
    return Measure(value, target=target, attainment=attainment, better=better)
