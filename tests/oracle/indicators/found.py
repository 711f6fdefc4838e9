"""What an indicator found, before anybody asks for its target."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

Row = dict[str, Any]


@dataclass(frozen=True)
class Found:
    """A value in whole units, or why there is none, and the credits behind it."""

    value: int | None
    why: str | None = None
    fact_count: int = 0
    empty_cells: int = 0
    looked_at: Sequence[Row] = ()
    counted: Sequence[Row] = ()


@dataclass(frozen=True)
class Measure(Found):
    """The same with its target, and how much of that is reached."""

    target: int | None = None
    attainment_ppm: int | None = None
    missing: str | None = None
    rule: str = "block"
    better: str = "more"
    carried_on: dt.date | None = None
