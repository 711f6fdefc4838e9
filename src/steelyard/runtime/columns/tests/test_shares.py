"""Shares of one fact have one reading, and what is whole stays whole."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from steelyard.runtime.columns import Fault
from steelyard.runtime.columns.shares import PPM, Share, in_one_fact, read_share


def read(*cells: str) -> list[object]:
    shares = [read_share(cell, "dot") for cell in cells]
    assert all(isinstance(share, Share) for share in shares)
    return [one.code if isinstance(one, Fault) else one for one in in_one_fact(shares)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("cells", "ppm"),
    [
        (("1", "99"), [10_000, 990_000]),
        (("0.5", "99.5"), [5_000, 995_000]),
        (("0.4", "0.6"), [400_000, 600_000]),
        (("60 %", "40 %"), [600_000, 400_000]),
        (("60%", "0.4"), [600_000, 400_000]),
        (("60%", "40"), [600_000, 400_000]),
        (("1",), [1_000_000]),
        (("100",), [1_000_000]),
        (("50 %", "30 %"), [500_000, 300_000]),
        (("⅓", "⅓", "⅓"), [333_334, 333_333, 333_333]),
        (("1/4", "3/4"), [250_000, 750_000]),
        (("60", "30"), ["shares_no_whole"] * 2),
        (("0.5", "0.4"), ["shares_no_whole"] * 2),
    ],
)
def test_what_makes_the_fact_whole_is_how_its_shares_are_read(
    cells: tuple[str, ...], ppm: list[object]
) -> None:
    assert read(*cells) == ppm


@given(weights=st.lists(st.integers(1, 10**6), min_size=1, max_size=9), unit=st.sampled_from([1, 100]))
def test_any_division_of_one_or_of_a_hundred_is_whole(weights: list[int], unit: int) -> None:
    shares = [Share(Fraction(weight * unit, sum(weights)), is_settled=False) for weight in weights]
    parts = in_one_fact(shares)
    assert sum(part for part in parts if isinstance(part, int)) == PPM
    for part, weight in zip(parts, weights, strict=True):
        assert isinstance(part, int)
        assert abs(part - Fraction(weight * PPM, sum(weights))) < 1


def test_a_share_is_not_below_nothing_nor_above_the_whole() -> None:
    assert [getattr(read_share(cell, "dot"), "code", "") for cell in ("-5", "120 %", "1/0")] == [
        "not_a_share"
    ] * 3
