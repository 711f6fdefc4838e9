from datetime import date

import pyarrow as pa
import pyarrow.compute as pc
import pytest
from hypothesis import given
from hypothesis import strategies as st

from steelyard.foundation.facts.cells.choices import choice_reader
from steelyard.foundation.facts.cells.currencies import currency_reader
from steelyard.foundation.facts.cells.names import is_clear, know, name_reader
from steelyard.foundation.facts.datasets.stages import STAGES
from steelyard.runtime.columns.amount_cells import Money, amount_reader, plain_amounts
from steelyard.runtime.columns.date_cells import date_reader
from steelyard.runtime.columns.faults import Fault
from steelyard.runtime.columns.number_cells import SEPARATOR, decimal_reader, integer_reader, rate_reader
from steelyard.runtime.columns.typing_cells import type_cells


def code(got: object) -> object:
    return got.code if isinstance(got, Fault) else got


@pytest.mark.parametrize(
    ("cell", "minor"),
    [
        ("1,234.50", 123450),
        ("¥1234", 123400),
        ("1.2万", 1200000),
        ("1.2萬元", 1200000),
        ("￥１，２００", 120000),
        ("(500.00)", -50000),
        ("-¥500", -50000),
        ("¥-500", -50000),
        ("500-", -50000),
        ("−500", -50000),
        ("(1.2万)", -1200000),
        ("CNY 12", 1200),
        ("12.5 CNY", 1250),
        ("3亿", 30000000000),
        ("0.1", 10),
        (".5", 50),
        ("", None),
        ("—", None),
        ("$12", "another_currency"),
        ("12 USD", "another_currency"),
        ("1,23", "other_mark"),
        ("#REF!", "spreadsheet_error"),
        ("#N/A", "spreadsheet_error"),
        ("12.345", "too_precise"),
        ("1.23E+15", "shortened_number"),
        ("abc", "not_an_amount"),
        ("99999999999999999999", "too_large"),
    ],
)
def test_amounts(cell: str, minor: object) -> None:
    assert code(amount_reader(Money(style="dot"))(f"CNY{SEPARATOR}{cell}")) == minor


@given(cells=st.lists(st.from_regex(r"-?[0-9]{1,15}(\.[0-9]{0,3})?|[a-z(]{1,3}", fullmatch=True), min_size=1))
def test_plain_amounts_are_read_at_once_to_the_same_value(cells: list[str]) -> None:
    pairs = pa.array([f"{currency}{SEPARATOR}{cell}" for cell in cells for currency in ("CNY", "JPY", "KWD")])
    money = Money(style="dot")
    read = amount_reader(money)
    one_by_one = [read(pair) for pair in pairs.to_pylist()]
    typed = type_cells(pairs, read, pa.int64(), at_once=lambda some: plain_amounts(some, money))
    assert typed.values.to_pylist() == [None if isinstance(got, Fault) else got for got in one_by_one]
    assert pc.is_valid(typed.fault_at).to_pylist() == [isinstance(got, Fault) for got in one_by_one]


def test_amounts_follow_the_minor_digits_of_their_currency() -> None:
    read = amount_reader(Money(style="dot"))
    assert read(f"JPY{SEPARATOR}¥1,200") == 1200
    assert code(read(f"JPY{SEPARATOR}1200.5")) == "too_precise"
    assert read(f"KWD{SEPARATOR}1.234") == 1234


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("2026-07-01", date(2026, 7, 1)),
        ("2026/7/1", date(2026, 7, 1)),
        ("2026.7.1", date(2026, 7, 1)),
        ("2026年7月1日", date(2026, 7, 1)),
        ("２０２６年７月１日", date(2026, 7, 1)),
        ("20260701", date(2026, 7, 1)),
        ("2026-07-01 10:20:00", date(2026, 7, 1)),
        ("2026-07-01T10:20:00+08:00", date(2026, 7, 1)),
        ("46204", date(2026, 7, 1)),
        ("46204.75", date(2026, 7, 1)),
        ("1 Jul 2026", date(2026, 7, 1)),
        ("July 1st, 2026", date(2026, 7, 1)),
        ("13/1/2026", date(2026, 1, 13)),
        ("7/7/2026", date(2026, 7, 7)),
        ("", None),
        ("7/1/2026", "ambiguous_date"),
        ("2026-02-30", "no_such_day"),
        ("2026-02-29", "no_such_day"),
        ("2024-02-29", date(2024, 2, 29)),
        ("1026-07-01", "far_date"),
        ("soon", "not_a_date"),
        ("12", "not_a_date"),
    ],
)
def test_dates(cell: str, day: object) -> None:
    assert code(date_reader()(cell)) == day


def test_a_declared_order_settles_ambiguous_dates() -> None:
    assert date_reader("mdy")("7/1/2026") == date(2026, 7, 1)
    assert date_reader("dmy")("7/1/2026") == date(2026, 1, 7)
    assert code(date_reader("mdy")("13/1/2026")) == "no_such_day"  # it contradicts what was declared


def test_numbers() -> None:
    assert integer_reader("dot")("1,234") == 1234
    assert integer_reader("dot")("12.0") == 12
    assert code(integer_reader("dot")("12.5")) == "not_whole"
    assert code(integer_reader(least=1, most=10)("11")) == "out_of_range"
    assert decimal_reader("dot")("7.123456") == 7_123_456
    assert code(decimal_reader("dot")("7.1234567")) == "too_precise"


@pytest.mark.parametrize(
    ("pair", "pico"),
    [
        ("\x1f0.0000384615", 38_461_500),
        ("\x1f0.000000952381", 952_381),
        ("1000\x1f0.0384615", 38_461_500),
        ("100\x1f4.8", 48_000_000_000),
        ("\x1f7.1", 7_100_000_000_000),
        ("\x1f", None),
        ("\x1f0", "rate_not_positive"),
        ("\x1f-7.1", "rate_not_positive"),
        ("3\x1f7.1", "rate_per_odd"),
        ("\x1f0.0000000000001", "too_precise"),
        ("\x1f99999999999", "too_large"),
        ("\x1f3.84615E-05", "shortened_number"),
    ],
)
def test_rates_keep_twelve_decimals_and_are_above_0(pair: str, pico: object) -> None:
    assert code(rate_reader("dot")(pair)) == pico


def test_more_decimals_than_the_currency_has_are_rounded_where_somebody_said_so() -> None:
    read = amount_reader(Money(style="dot", is_rounded=True))
    assert [read(f"USD{SEPARATOR}{cell}") for cell in ("20565.6206", "957.5775", "-0.005", "12")] == [
        *(2_056_562, 95_758, -1, 1200)
    ]
    fault = amount_reader(Money(style="dot"))(f"USD{SEPARATOR}957.5775")
    assert isinstance(fault, Fault)
    assert fault.more["rounded"] == "957.58"


def test_a_unit_in_the_header_counts_unless_the_cell_names_its_own() -> None:
    read = amount_reader(Money(style="dot", shift=4, currency="CNY"))
    assert read(f"CNY{SEPARATOR}12.5") == 12_500_000
    assert read(f"CNY{SEPARATOR}1.2亿") == 12_000_000_000
    assert code(read(f"USD{SEPARATOR}12.5")) == "another_currency"


def test_choices_know_their_spellings() -> None:
    read = choice_reader(STAGES)
    assert [read(cell) for cell in ("won", "CLOSED_WON", "赢单", "贏單", " Won ")] == ["Won"] * 5
    assert code(read("Maybe")) == "unknown_choice"


def test_currencies() -> None:
    assert [currency_reader()(cell) for cell in ("cny", "人民币", "US$")] == ["CNY", "CNY", "USD"]
    assert code(currency_reader()("XYZ")) == "unknown_currency"


def test_names() -> None:
    labels = {"GTX Pro": "GTX Pro", "GTX Plus Pro": "GTX Plus Pro"}
    known = know("product", ((name, name) for name in labels), labels=labels, aliases={"旧款": "GTX Pro"})
    read = name_reader(known)
    assert read("gtx  PRO") == "GTX Pro"
    assert read("旧款") == "GTX Pro"
    fault = read("GTXPro")
    assert isinstance(fault, Fault)
    assert fault.more["hints"][0][:2] == ("GTX Pro", "GTX Pro")
    assert is_clear(fault.more["hints"])


def test_a_name_that_two_people_bear_is_not_guessed() -> None:
    known = know("person", [("王芳", "wang-1"), ("王芳", "wang-2")], labels={}, aliases={})
    assert code(name_reader(known)("王芳")) == "ambiguous_person"
