"""Periods include their last day."""

import datetime as dt

import pytest

from steelyard.engine.calendars import Calendar
from steelyard.engine.period import parse

D = dt.date


@pytest.mark.parametrize(
    ("code", "start_month", "starts", "ends"),
    [
        ("2017-Q2", 1, D(2017, 4, 1), D(2017, 6, 30)),
        ("2024-02", 1, D(2024, 2, 1), D(2024, 2, 29)),
        ("2026-H2", 1, D(2026, 7, 1), D(2026, 12, 31)),
        ("2026", 1, D(2026, 1, 1), D(2026, 12, 31)),
        ("2026-Q4", 4, D(2027, 1, 1), D(2027, 3, 31)),
        ("2026", 4, D(2026, 4, 1), D(2027, 3, 31)),
        ("2026-02", 4, D(2026, 2, 1), D(2026, 2, 28)),
    ],
)
def test_a_code_is_its_days(code: str, start_month: int, starts: dt.date, ends: dt.date) -> None:
    period = parse(code, Calendar(start_month=start_month))
    assert (period.starts_on, period.ends_on) == (starts, ends)
    assert ends in period
    assert ends + dt.timedelta(days=1) not in period


@pytest.mark.parametrize(
    "code", ["", "2026-Q5", "2026-Q0", "2026-13", "26-Q1", "2026-H3", "2026-q1", "0000", "9999"]
)
def test_what_is_no_period_is_refused_in_a_sentence(code: str) -> None:
    with pytest.raises(ValueError, match="is no period"):
        parse(code)


@pytest.mark.parametrize(
    ("code", "start_month", "window", "starts", "ends"),
    [
        ("2026-03", 1, "previous", D(2026, 2, 1), D(2026, 2, 28)),
        ("2026-Q1", 1, "previous", D(2025, 10, 1), D(2025, 12, 31)),
        ("2024-02", 1, "last_year", D(2023, 2, 1), D(2023, 2, 28)),
        ("2025-02", 1, "last_year", D(2024, 2, 1), D(2024, 2, 29)),
        ("2026-Q2", 1, "year_to_date", D(2026, 1, 1), D(2026, 6, 30)),
        ("2026-02", 4, "year_to_date", D(2025, 4, 1), D(2026, 2, 28)),
        ("2026-02", 4, "year_before", D(2025, 4, 1), D(2026, 1, 31)),
    ],
)
def test_a_window_is_its_days(
    code: str, start_month: int, window: str, starts: dt.date, ends: dt.date
) -> None:
    found = parse(code, Calendar(start_month=start_month)).window(window)  # type: ignore[arg-type]
    assert (found.starts_on, found.ends_on) == (starts, ends)
