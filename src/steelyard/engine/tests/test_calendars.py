"""Calendars of weeks, against those that are published.

NRF 4-5-4 Calendar (National Retail Federation): weeks from Sunday, the year from the Sunday nearest
1 February; 2023 has 53 weeks and ends on 3 February 2024, 2024 runs to 1 February 2025.
IRS Publication 538, "52-53-Week Tax Year": a year always ends on the same weekday, the last of a month, or
the one nearest to the month's end. ISO 8601: weeks from Monday, week 1 holds 4 January.
"""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from steelyard.engine.calendars import KINDS, WEEKDAYS, Calendar, Days, Kind, NoCalendar, Place
from steelyard.engine.period import Period, parse
from steelyard.engine.period_codes import NoPeriod, code_of

D = dt.date
RETAIL = Calendar(start_month=2, pattern="4-5-4", week_starts="sunday")
AUGUST = Calendar(start_month=9, pattern="4-4-5", week_starts="sunday", turn="last")
CALENDARS = st.builds(
    Calendar,
    start_month=st.integers(1, 12),
    pattern=st.sampled_from(["months", "4-4-5", "4-5-4", "5-4-4"]),
    week_starts=st.sampled_from(WEEKDAYS),
    turn=st.sampled_from(["nearest", "last"]),
)


def days(code: str, calendar: Calendar) -> tuple[dt.date, dt.date]:
    period = parse(code, calendar)
    return period.starts_on, period.ends_on


@pytest.mark.parametrize(
    ("code", "calendar", "starts", "ends"),
    [
        ("2023", RETAIL, D(2023, 1, 29), D(2024, 2, 3)),
        ("2024", RETAIL, D(2024, 2, 4), D(2025, 2, 1)),
        ("2025", RETAIL, D(2025, 2, 2), D(2026, 1, 31)),
        ("2025-P01", RETAIL, D(2025, 2, 2), D(2025, 3, 1)),
        ("2025-P02", RETAIL, D(2025, 3, 2), D(2025, 4, 5)),
        ("2025-P03", RETAIL, D(2025, 4, 6), D(2025, 5, 3)),
        ("2025-Q1", RETAIL, D(2025, 2, 2), D(2025, 5, 3)),
        ("2023-P12", RETAIL, D(2023, 12, 31), D(2024, 2, 3)),
        ("2023-W53", RETAIL, D(2024, 1, 28), D(2024, 2, 3)),
        ("2023-F26", RETAIL, D(2024, 1, 14), D(2024, 2, 3)),
        ("2023-H2", RETAIL, D(2023, 7, 30), D(2024, 2, 3)),
        ("2025", AUGUST, D(2025, 8, 31), D(2026, 8, 29)),
        ("2024", AUGUST, D(2024, 9, 1), D(2025, 8, 30)),
        ("2025-P03", AUGUST, D(2025, 10, 26), D(2025, 11, 29)),
        ("2026-W01", Calendar(), D(2025, 12, 29), D(2026, 1, 4)),
        ("2026-W53", Calendar(), D(2026, 12, 28), D(2027, 1, 3)),
        ("2026-F01", Calendar(), D(2025, 12, 29), D(2026, 1, 11)),
    ],
)
def test_a_code_is_the_days_that_are_published(
    code: str, calendar: Calendar, starts: dt.date, ends: dt.date
) -> None:
    assert days(code, calendar) == (starts, ends)


@given(st.dates(D(1990, 1, 1), D(2090, 1, 1)))
def test_weeks_from_monday_are_those_of_iso_8601(day: dt.date) -> None:
    year, week, _ = day.isocalendar()
    assert Calendar().place("week", day) == Place("week", year, week)


@given(CALENDARS, st.dates(D(1990, 1, 1), D(2090, 1, 1)), st.sampled_from(KINDS))
def test_every_day_lies_in_one_period_of_a_kind_and_periods_follow_each_other(
    calendar: Calendar, day: dt.date, kind: Kind
) -> None:
    place = calendar.place(kind, day)
    period = parse(code_of(place, calendar), calendar)
    assert day in period
    assert period.place is not None
    assert calendar.days(period.place) == period.days
    before = period.window("previous")
    assert before.ends_on == period.starts_on - dt.timedelta(days=1)
    assert calendar.named(before.days) == calendar.place(kind, before.ends_on)
    so_far = period.of_the_year()
    year = period.window("whole_year")
    assert so_far[0].starts_on == period.window("year_to_date").starts_on
    if kind != "month":
        assert len(so_far) == place.number
    assert year.starts_on <= period.starts_on <= period.ends_on <= year.ends_on


@given(CALENDARS, st.integers(1991, 2089))
def test_a_year_of_weeks_begins_where_its_rule_says(calendar: Calendar, year: int) -> None:
    first = calendar.year_starts(year, by_weeks=True)
    away = (first - D(year, calendar.start_month, 1)).days
    assert WEEKDAYS[first.weekday()] == calendar.week_starts
    assert (-3 <= away <= 3) if calendar.turn == "nearest" else (-6 <= away <= 0)
    assert calendar.weeks(year) in {52, 53}


@pytest.mark.parametrize(
    ("code", "window", "starts", "ends"),
    [
        ("2024-P01", "previous", D(2023, 12, 31), D(2024, 2, 3)),
        ("2024-P12", "last_year", D(2023, 12, 31), D(2024, 2, 3)),
        ("2023-W53", "last_year", D(2023, 1, 22), D(2023, 1, 28)),
        ("2025-P02", "year_to_date", D(2025, 2, 2), D(2025, 4, 5)),
        ("2025-P02", "year_before", D(2025, 2, 2), D(2025, 3, 1)),
        ("2025-W02", "whole_year", D(2025, 2, 2), D(2026, 1, 31)),
    ],
)
def test_windows_follow_the_calendar(code: str, window: str, starts: dt.date, ends: dt.date) -> None:
    found = parse(code, RETAIL).window(window)  # type: ignore[arg-type]
    assert (found.starts_on, found.ends_on) == (starts, ends)


def test_a_fiscal_year_from_april_has_the_weeks_of_april() -> None:
    april = Calendar(start_month=4)
    assert days("2026-W01", april) == (D(2026, 3, 30), D(2026, 4, 5))
    assert parse("2026-W01", april).window("year_before").ends_on == D(2026, 3, 29)


@pytest.mark.parametrize(
    ("code", "calendar", "why"),
    [
        ("2026-07", RETAIL, "Write 2026-P07"),
        ("2026-P07", Calendar(), "calendar months"),
        ("2026-P13", RETAIL, "is no period"),
        ("2024-W53", RETAIL, "2024 has 52 weeks"),
        ("2026-F27", Calendar(), "is no period"),
        ("2026-W00", Calendar(), "is no period"),
    ],
)
def test_a_code_of_another_calendar_is_refused_in_words(code: str, calendar: Calendar, why: str) -> None:
    with pytest.raises(NoPeriod, match=why) as refusal:
        parse(code, calendar)
    assert code in refusal.value.said.text("zh-hans")


@pytest.mark.parametrize(
    "settings", [{"start_month": 13}, {"pattern": "4-4-4"}, {"week_starts": "someday"}, {"turn": "first"}]
)
def test_a_calendar_that_makes_no_sense_is_refused(settings: dict[str, object]) -> None:
    with pytest.raises(NoCalendar):
        Calendar(**settings)  # type: ignore[arg-type]


def test_months_that_share_a_day_with_a_stretch_are_numbered_by_the_fiscal_year() -> None:
    week = parse("2026-W14", Calendar())
    assert [turn for turn, _ in Calendar().months(week.days)] == [2, 3]
    assert [turn for turn, _ in Calendar(start_month=4).months(week.days)] == [11, 0]
    assert RETAIL.months(Days(D(2025, 3, 1), D(2025, 3, 2))) == [
        (0, Days(D(2025, 2, 2), D(2025, 3, 1))),
        (1, Days(D(2025, 3, 2), D(2025, 4, 5))),
    ]


def test_a_stretch_that_is_no_period_has_one_as_long_before_it() -> None:
    odd = Period("odd", D(2026, 1, 10), D(2026, 1, 19))
    assert odd.window("previous").starts_on == D(2025, 12, 31)
    assert odd.place is None
