"""Whole units and exact fractions: how a figure is written, rounded and shared out.

Money is whole minor units wherever it is paid. Attainments, ratios, means and points stay exact fractions
until they are shown, so that an edge is met or it is not; a float never appears.
"""

from collections.abc import Hashable, Mapping
from fractions import Fraction
from functools import cache
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)

MILLION = 10**6
LARGEST = 2**63 - 1
CURRENCY_DIGITS = {"JPY": 0, "KRW": 0, "KWD": 3, "BHD": 3}  # all others have 2


class TooLargeError(Exception):
    """A figure that 64 bits do not hold: an error, never a wrong number."""


def minor_units(currency: str) -> int:
    """Tell how many minor units make one: 100 fen a yuan."""
    return int(10 ** CURRENCY_DIGITS.get(currency, 2))


@cache
def number(written: str) -> Fraction:
    """Read `1,000.50`, or `60 %` as six tenths."""
    if written.endswith("%"):
        return number(written.removesuffix("%").strip()) / 100
    return Fraction(written.replace(",", ""))


def half_up(value: Fraction | int) -> int:
    """Round to a whole number; a half goes away from zero."""
    return checked(rounded(value))


def side(exact: Fraction | int | None, shown: int | None) -> int | None:
    """Tell on which side of the figure that is shown the exact one lies: -1 below, 0 on it, 1 above."""
    if exact is None or shown is None:
        return None
    return (exact > shown) - (exact < shown)


def rounded(value: Fraction | int) -> int:
    """Round so, however large."""
    away = int(abs(Fraction(value)) + Fraction(1, 2))
    return -away if value < 0 else away


def rounded_to(exact: Fraction, step: Fraction) -> Fraction:
    """Round to a step, such as a tenth."""
    return half_up(exact / step) * step


def millionths(exact: Fraction) -> int:
    """Show a figure in millionths."""
    return half_up(exact * MILLION)


def times(value: Fraction | int, factor: Fraction | int, unit: int = MILLION) -> int:
    """Multiply by a factor counted in so many parts of one, rounded once."""
    return half_up(Fraction(value) * factor / unit)


def checked(value: int) -> int:
    """Give the number back if 64 bits hold it."""
    if not -LARGEST - 1 <= value <= LARGEST:
        raise TooLargeError(value)
    return value


def give_out(whole: int, weights: Mapping[Key, Fraction | int]) -> dict[Key, int]:
    """Divide an amount by weights that are not all 0, so that the parts sum to it; of equals the first."""
    exact = {key: Fraction(abs(whole) * weight) / sum(weights.values()) for key, weight in weights.items()}
    return _whole_parts(whole, abs(whole), exact)


def share_out(whole: int, shares: Mapping[str, int]) -> dict[str, int]:
    """Divide an amount by shares in millionths, so that the parts sum to the whole.

    Everyone has their part without its fraction; the units still left go, one each, to the largest
    fractions, and among equals to the code that comes first. A negative amount mirrors the positive one.
    """
    exact = {person: Fraction(abs(whole) * shares[person], MILLION) for person in sorted(shares)}
    return _whole_parts(whole, half_up(sum(exact.values(), Fraction(0))), exact)


def _whole_parts(whole: int, all_parts: int, exact: Mapping[Key, Fraction]) -> dict[Key, int]:
    parts = {key: int(part) for key, part in exact.items()}
    left = all_parts - sum(parts.values())
    for key in sorted(exact, key=lambda key: parts[key] - exact[key])[:left]:
        parts[key] += 1
    return {key: -part if whole < 0 else part for key, part in parts.items()}
