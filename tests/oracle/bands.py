"""Bands: `from` and `up_to` include their number, `above` and `below` do not."""

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from tests.oracle.amounts import number

Reader = Callable[[str], Fraction | int]


def holds(band: dict[str, Any], value: Fraction | int, read: Reader = number) -> bool:
    """Tell whether a number lies in the band."""
    return (
        ("from" not in band or value >= read(band["from"]))
        and ("above" not in band or value > read(band["above"]))
        and ("below" not in band or value < read(band["below"]))
        and ("up_to" not in band or value <= read(band["up_to"]))
    )


def only(bands: list[dict[str, Any]], value: Fraction | int, read: Reader = number) -> dict[str, Any]:
    """Find the one band a number lies in; the lowest has no end below, also where it says `from: 0`."""
    return bands[place_of(bands, value, read)]


def place_of(bands: list[dict[str, Any]], value: Fraction | int, read: Reader = number) -> int:
    """Tell which of the bands that is, from 0."""
    first = {edge: written for edge, written in bands[0].items() if edge not in {"from", "above"}}
    (found,) = [place for place, band in enumerate([first, *bands[1:]]) if holds(band, value, read)]
    return found


def low_edge(band: dict[str, Any]) -> str | None:
    """Where a band begins."""
    found: str | None = band.get("from", band.get("above"))
    return found
