from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from steelyard.engine.calendars import KINDS, Calendar, Kind
from steelyard.foundation.periods.calendar import code_on, span_of

STARTS = st.integers(1, 12)


@pytest.mark.parametrize(
    ("code", "start", "first", "last"),
    [
        ("2026-02", 1, "2026-02-01", "2026-02-28"),
        ("2024-02", 7, "2024-02-01", "2024-02-29"),
        ("2017-Q2", 1, "2017-04-01", "2017-06-30"),
        ("2026-Q1", 4, "2026-04-01", "2026-06-30"),
        ("2026-Q4", 4, "2027-01-01", "2027-03-31"),
        ("2026-H2", 7, "2027-01-01", "2027-06-30"),
        ("2026", 1, "2026-01-01", "2026-12-31"),
        ("2026", 12, "2026-12-01", "2027-11-30"),
    ],
)
def test_a_code_means_its_days(code: str, start: int, first: str, last: str) -> None:
    span = span_of(code, Calendar(start_month=start))
    assert (f"{span.starts_on}", f"{span.ends_on}") == (first, last)


@pytest.mark.parametrize(
    "code", ["", "2026-13", "2026-00", "2026-Q5", "2026-H3", "26-Q1", "2026-q1", "2026-Q1 "]
)
def test_what_is_no_code_is_refused(code: str) -> None:
    with pytest.raises(ValueError, match="is no period"):
        span_of(code, Calendar())


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.sampled_from(KINDS), STARTS)
def test_every_day_lies_in_exactly_one_period_of_a_kind(day: date, kind: Kind, start: int) -> None:
    """The last day of a month belongs to its month (31 Jan, 29 Feb, 30 Apr)."""
    calendar = Calendar(start_month=start)
    span = span_of(code_on(day, kind, calendar), calendar)
    assert span.kind == kind
    assert span.starts_on <= day <= span.ends_on
    following = code_on(span.ends_on + timedelta(days=1), kind, calendar)
    assert span_of(following, calendar).starts_on == span.ends_on + timedelta(days=1)
