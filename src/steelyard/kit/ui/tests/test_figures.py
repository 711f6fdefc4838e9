from decimal import ROUND_HALF_UP, Decimal

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from steelyard.kit.ui import figures, preferences
from steelyard.kit.ui.preferences import Preferences


@pytest.mark.parametrize(
    ("minor", "currency", "text"),
    [
        (1_234_567, "CNY", "¥12,345.67"),
        (-1_234_567, "CNY", "−¥12,345.67"),
        (5, "USD", "$0.05"),
        (1_234, "JPY", "JP¥1,234"),
        (1_234_567, "KWD", "KWD\N{NO-BREAK SPACE}1,234.567"),
        (0, "CNY", "¥0.00"),
        (None, "CNY", "—"),
    ],
)
def test_money(minor: int | None, currency: str, text: str) -> None:
    assert figures.money(minor, currency) == text


@pytest.mark.parametrize(
    ("language", "text"), [("zh-hans", "¥308.61万"), ("zh-hant", "¥308.61萬"), ("en", "¥3,086.1k")]
)
def test_large_amounts_are_short_for_whoever_likes_them_so(language: str, text: str) -> None:
    token = preferences._current.set(Preferences(amounts="short"))  # noqa: SLF001 - what the middleware does
    try:
        with override(language):
            assert figures.money(308_611_100, "CNY") == text
            assert figures.money(308_611_100, "CNY", exact=True) == "¥3,086,111.00"
    finally:
        preferences._current.reset(token)  # noqa: SLF001 - as above


def test_ratios_points_and_counts() -> None:
    assert figures.ratio(1_034_000) == "103.4%"
    assert figures.ratio(999_999) == "99.9999%"
    assert figures.points(92_505_000) == "92.51"
    assert figures.count(8_800) == "8,800"
    assert figures.value(4_500_000, "average") == "4.50"


def test_an_unknown_unit_is_refused() -> None:
    with pytest.raises(ValueError, match="furlong"):
        figures.value(1, "furlong")


@given(st.integers(-(10**18), 10**18), st.integers(0, 6), st.integers(0, 6))
def test_no_digit_is_lost_or_made(value: int, scale: int, places: int) -> None:
    text = figures.scaled(value, scale=scale, places=places)
    read = Decimal(text.replace(",", "").replace(figures.MINUS, "-"))
    exact = Decimal(value).scaleb(-scale).quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    assert read == exact
    assert text != f"{figures.MINUS}0"
