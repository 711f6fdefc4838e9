import pytest
from hypothesis import given
from hypothesis import strategies as st

from steelyard.loop.planning.values import LARGEST, UnreadableValueError, Writing, read, write

YUAN = Writing(unit="money", currency="CNY")
WAN = Writing(unit="money", currency="CNY", shift=4)
RATIO = Writing(unit="ratio")
COUNT = Writing(unit="count")
SCORE = Writing(unit="average")


@pytest.mark.parametrize(
    ("text", "writing", "value"),
    [
        ("1,200,000", YUAN, 120_000_000),
        ("1，200，000.50", YUAN, 120_000_050),
        ("¥ 120万", YUAN, 120_000_000),
        ("1.2亿元", YUAN, 12_000_000_000),
        ("１２０", YUAN, 12_000),
        ("120", WAN, 120_000_000),
        ("120万", WAN, 120_000_000),
        ("0.0001", WAN, 100),
        ("95", RATIO, 950_000),
        ("95.5 %", RATIO, 955_000),
        ("30", COUNT, 30),
        ("3k", COUNT, 3000),
        ("8.75", SCORE, 8_750_000),
        ("1.234,56", YUAN, 123_456),
        ("12,00", YUAN, 1200),
        ("1 234,5", YUAN, 123_450),
        ("1'234.56", YUAN, 123_456),
        ("(1,234.56)", YUAN, -123_456),
        ("12,34,567.89", YUAN, 123_456_789),
        ("1.2m", YUAN, 120_000_000),
        ("25萬", YUAN, 25_000_000),
        ("1,000", YUAN, 100_000),
        ("  ", YUAN, None),
    ],
)
def test_what_people_type_is_understood(text: str, writing: Writing, value: int | None) -> None:
    assert read(text, writing) == value


@pytest.mark.parametrize(
    ("text", "writing", "words"),
    [
        ("abc", YUAN, "is not a number"),
        ("1.0055", YUAN, "2 decimals"),
        ("1.000", YUAN, "can be 1 or 1,000"),
        ("$5", YUAN, "another currency"),
        ("2.5", COUNT, "whole number"),
        ("50%", COUNT, "no ratio"),
        ("1万", SCORE, "in full"),
        ("1" + "0" * 30, COUNT, "too large"),
        (".", YUAN, "is not a number"),
    ],
)
def test_what_cannot_be_meant_is_refused_in_words(text: str, writing: Writing, words: str) -> None:
    with pytest.raises(UnreadableValueError, match=words):
        read(text, writing)


@given(
    st.integers(-LARGEST, LARGEST),
    st.sampled_from([YUAN, WAN, RATIO, COUNT, SCORE, Writing(unit="money", currency="JPY")]),
)
def test_what_is_written_reads_back_the_same(value: int, writing: Writing) -> None:
    assert read(write(value, writing), writing) == value
