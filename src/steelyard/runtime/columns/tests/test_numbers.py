"""A number written in any style of the world reads back the same; what can be two is never guessed."""

from decimal import Decimal
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from steelyard.runtime.columns import Fault, marks_of, read_lone, read_number, settle
from steelyard.runtime.columns.header_units import HeaderUnit, unit_in
from steelyard.runtime.columns.numbers import taken_apart, value_of
from steelyard.runtime.columns.settling import Shown

NARROW, HARD, FULL = "\u202f", "\u00a0", str.maketrans("0123456789.,-", "０１２３４５６７８９．，－")
STYLES = {  # between groups, before decimals
    "US": (",", "."),
    "German": (".", ","),
    "French": (NARROW, ","),
    "Polish": (HARD, ","),
    "SI": (" ", "."),
    "Swiss": ("'", "."),
    "Swiss typeset": ("’", "."),
    "plain": ("", "."),
    "plain comma": ("", ","),
}


def grouped(whole: str, by: str, first: int = 3, then: int = 3) -> str:
    """Put a sign between groups, from the right."""
    head, groups = whole[:-first], [whole[-first:]]
    while head:
        head, group = head[:-then], head[-then:]
        groups.insert(0, group)
    return by.join(groups)


def code(read: object) -> object:
    return read.code if isinstance(read, Fault) else read


numbers = st.decimals(min_value=0, max_value=10**13, allow_nan=False, places=4)


@given(
    number=numbers,
    style=st.sampled_from(sorted(STYLES)),
    negative=st.sampled_from(["-{}", "({})", "{}-", "−{}"]),
)
def test_what_a_country_writes_reads_back_the_same(number: Decimal, style: str, negative: str) -> None:
    by, mark = STYLES[style]
    whole, _point, decimals = f"{number:f}".partition(".")
    written = grouped(whole, by) + mark + decimals
    way: Any = "dot" if mark == "." else "comma"
    assert read_number(written, way) == number
    assert read_number(negative.format(written), way) == -number
    assert read_number(written.translate(FULL), way) == number
    assert read_lone(written) == number  # four decimals are no group of three


@given(number=st.integers(0, 10**12))
def test_indian_groups_read_back_the_same(number: int) -> None:
    assert read_number(grouped(str(number), ",", 3, 2) + ".50", "dot") == number + Decimal("0.5")


@given(number=st.integers(1, 999), style=st.sampled_from([".", ","]))
def test_three_digits_behind_one_mark_are_never_guessed_in_a_file(number: int, style: str) -> None:
    written = f"{number}{style}000"
    assert code(read_number(written)) == "ambiguous_number"
    marks = marks_of(pa.array([written, str(number)]))
    assert (marks.styles, marks.ambiguous) == (frozenset(), (written,))


@given(amounts=st.lists(numbers, min_size=1, max_size=20), style=st.sampled_from(["US", "German"]))
def test_a_column_settles_itself_wherever_one_of_its_cells_does(amounts: list[Decimal], style: str) -> None:
    by, mark = STYLES[style]
    cells = []
    for amount in amounts:
        whole, _point, decimals = f"{amount:f}".partition(".")
        cells.append(grouped(whole, by) + (mark + decimals if int(decimals) else ""))
    way: Any = "dot" if mark == "." else "comma"
    styles = marks_of(pa.array(cells)).styles
    assert styles <= {way}  # never the other one
    if styles:
        assert [read_number(cell, way) for cell in cells] == amounts


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("1.2m", "1200000"),
        ("3k", "3000"),
        ("25万", "250000"),
        ("25萬", "250000"),
        ("1.2亿", "120000000"),
        ("1,5 Mio.", "1500000"),
        ("2 crore", "20000000"),
        ("100,-", "100"),
        ("▲1,234", "-1234"),
        ("¥1.2万元", "12000"),
        ("US$ 12.50", "12.50"),
        ("12.50 EUR", "12.50"),
        ("\u200e12\u00a0345,60\u200f", "12345.60"),
        ('="1234"', "1234"),
        ("'1234", "1234"),
        ("１２３", "123"),
        ("٢٥", "25"),
    ],
)
def test_signs_words_and_habits_around_the_digits(written: str, value: str) -> None:
    assert read_lone(written) == Decimal(value)


@pytest.mark.parametrize(
    ("written", "fault"),
    [
        ("1.000", "ambiguous_number"),
        ("1.23E+15", "shortened_number"),
        ("1E5", "shortened_number"),
        ("-(5)", "not_a_number"),
        ("1.2.3", "not_a_number"),
        ("12,3456,789", "not_a_number"),
        ("€5 USD", "not_a_number"),
        ("9" * 40, "too_large"),
    ],
)
def test_what_is_no_number_or_could_be_two_is_a_fault(written: str, fault: str) -> None:
    assert code(read_lone(written)) == fault


def test_a_cell_against_its_column_is_a_fault_and_says_which_mark_the_column_has() -> None:
    assert read_number("1,234.56", "comma") == Fault("other_mark", {"mark": "comma"})


def test_a_column_is_settled_by_itself_its_neighbours_or_what_is_said_of_it_in_that_order() -> None:
    shows, is_open, both = (
        Shown(frozenset({"comma"}), is_open=True),
        Shown(frozenset(), is_open=True),
        Shown(frozenset({"dot", "comma"}), is_open=False),
    )
    assert settle({"a": shows, "b": is_open}, declared={}).ways == {"a": "comma", "b": "comma"}
    assert settle({"b": is_open}, declared={}).asked == ("b",)
    assert settle({"b": is_open}, declared={}, for_all="dot").ways == {"b": "dot"}
    assert settle({"a": shows}, declared={}, for_all="dot").ways == {"a": "comma"}
    assert settle({"a": shows}, declared={"a": "dot"}).ways == {"a": "dot"}
    assert settle({"c": both}, declared={}).asked == ("c",)


@pytest.mark.parametrize(
    ("header", "unit"),
    [
        ("合同金额（万元）", HeaderUnit(4, "CNY")),
        ("金額（元）", HeaderUnit(0, "CNY")),
        ("Amount (USD)", HeaderUnit(0, "USD")),
        ("Amount (k EUR)", HeaderUnit(3, "EUR")),
        ("Revenue in USD million", HeaderUnit(6, "USD")),
        ("Sales [’000]", HeaderUnit(3, "")),
        ("单位：亿元", HeaderUnit(8, "CNY")),
        ("Amount (net)", HeaderUnit()),
        ("Amount", HeaderUnit()),
    ],
)
def test_a_header_may_say_the_unit(header: str, unit: HeaderUnit) -> None:
    assert unit_in(header) == unit


def test_a_shared_sign_means_the_companys_currency_where_it_can() -> None:
    assert unit_in("金額（萬元）", "TWD") == HeaderUnit(4, "TWD")
    assert unit_in("金额（万元）", "USD") == HeaderUnit(4, "CNY")


@given(number=numbers)
def test_no_digit_is_lost_to_a_multiple(number: Decimal) -> None:
    numeral = taken_apart(f"{number}万")
    assert not isinstance(numeral, Fault)
    assert value_of(numeral, "dot") == number.scaleb(4)
