"""The faults that real exports have, put into clean columns: a known share of each, from the seed.

What a system should heal by itself: spaces, full-width digits, dates and amounts written this way and that,
rows exported twice. What somebody must answer: other spellings, slips of names, owners nobody knows, rows
without a date or an amount.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

import numpy as np

from steelyard.site.demo.draw import Flags

Cells = list[Any]
WIDE = str.maketrans("0123456789.,", "０１２３４５６７８９．，")
TEN_THOUSAND = 10_000
PLAIN_NUMBER = re.compile(r"-?\d+(\.\d+)?", re.ASCII)


def some(rng: np.random.Generator, cells: Cells, share: float, change: Callable[[Any, float], Any]) -> Cells:
    """Change about a share of the filled cells; `change` gets the cell and a number in [0, 1)."""
    hit, how = rng.random(len(cells)) < share, rng.random(len(cells))
    return [
        change(cell, float(much)) if struck and cell else cell
        for cell, struck, much in zip(cells, hit, how, strict=True)
    ]


def misnamed(rng: np.random.Generator, cells: Cells, habits: Mapping[str, str], share: float) -> Cells:
    """Write a share of some people's rows under the wrong name."""
    hit = rng.random(len(cells)) < share
    return [habits.get(cell, cell) if struck else cell for cell, struck in zip(cells, hit, strict=True)]


def respelt(
    rng: np.random.Generator, cells: Cells, spellings: Mapping[str, Sequence[str]], share: float
) -> Cells:
    """Write a share of the cells in one of their other spellings."""
    hit, how = rng.random(len(cells)) < share, rng.random(len(cells))
    return [
        spellings[cell][int(much * len(spellings[cell]))] if struck and cell in spellings else cell
        for cell, struck, much in zip(cells, hit, how, strict=True)
    ]


def lose(
    rng: np.random.Generator, cells: Cells, fitting: Flags, count: int, instead: Sequence[str] = ()
) -> Cells:
    """Empty a number of cells among the fitting, or put one of some words there."""
    found = list(cells)
    for turn, place in enumerate(rng.permutation(np.flatnonzero(fitting))[:count]):
        found[place] = instead[turn % len(instead)] if instead else None
    return found


def repeated(rng: np.random.Generator, cells: dict[str, Cells], share: float) -> dict[str, Cells]:
    """Export a share of the rows twice, the second time further down."""
    count = len(next(iter(cells.values())))
    twice = np.flatnonzero(rng.random(count) < share)
    order = np.argsort(
        np.concatenate([np.arange(count), twice + rng.integers(3, 400, len(twice))]), kind="stable"
    )
    source = np.concatenate([np.arange(count), twice])[order].tolist()
    return {name: [column[place] for place in source] for name, column in cells.items()}


def with_spaces(cell: str, how: float) -> str:
    """Put a blank before or behind, or a wide one behind."""
    return f" {cell}" if how < 0.2 else f"{cell}  " if how < 0.75 else f"{cell}\u3000"  # noqa: PLR2004


def written_date(day: date, how: float) -> str:
    """Write 2025/3/1, 2025年3月1日 or 2025.03.01 instead of 2025-03-01."""
    if how < 0.6:  # noqa: PLR2004
        return f"{day.year}/{day.month}/{day.day}"
    return f"{day.year}年{day.month}月{day.day}日" if how < 0.85 else f"{day:%Y.%m.%d}"  # noqa: PLR2004


def written_amount(minor: int, how: float, *, is_yuan: bool) -> str:
    """Write with commas, a sign, as 万, or in full-width digits, instead of plainly."""
    if how < 0.08 and is_yuan and minor % 1_000_00 == 0:  # noqa: PLR2004
        return f"{minor / 100 / TEN_THOUSAND:.1f}万"
    if how < 0.16 and is_yuan:  # noqa: PLR2004
        return f"¥{minor / 100:,.2f}" if minor >= 0 else f"(¥{-minor / 100:,.2f})"
    return plain_amount(minor).translate(WIDE) if 0.16 < how < 0.19 else f"{minor / 100:,.2f}"  # noqa: PLR2004


def plain_amount(minor: int) -> str:
    """Write 123400.00."""
    return f"{'-' if minor < 0 else ''}{abs(minor) // 100}.{abs(minor) % 100:02d}"


def plain_share(ppm: int) -> str:
    """Write 60%."""
    return f"{ppm / 10_000:g}%"


def numeric(cells: Cells) -> Cells:
    """Give plain amounts as numbers, as a workbook has them."""
    return [float(cell) if cell and PLAIN_NUMBER.fullmatch(cell) else cell for cell in cells]
