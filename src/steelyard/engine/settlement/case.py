"""What a settlement item is given, and what it gives back."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import ibis

from steelyard.engine import number
from steelyard.engine.keeping import Keep
from steelyard.engine.period import Period


@dataclass(frozen=True)
class Case:
    """One item of plans that settle alike.

    `people` has plan, person, here (on the plan in this period), days, joined_on, left_on and earned (what
    the item looks at, summed). `balances` are the item's own rows brought forward. `weights` gives what each
    fact is paid by the lines the item looks at (sharing.py). `fallen` are facts that a claw-back of these
    lines has taken hold of by now: dataset, root, fell_on.
    """

    code: str
    plan: Any  # any of those that settle alike
    period: Period
    people: ibis.Table
    balances: ibis.Table
    tables: Mapping[str, ibis.Table]
    measures: ibis.Table
    lines: Callable[[], ibis.Table]  # the lines it looks at; asked for by those that settle fact by fact
    weights: Callable[[], ibis.Table]
    by_fact: bool  # whether its lines must say which fact they touch
    fallen: ibis.Table | None
    keep: Keep


@dataclass(frozen=True)
class Settled:
    """An item's outcome: for each person the sum of its lines, or why there is none; lines; balances."""

    amounts: ibis.Table  # plan, person, amount_minor, why
    lines: ibis.Table
    balances: ibis.Table | None = None
    forfeited: ibis.Table | None = None  # plan, person, detail


def figure(rows: ibis.Table, name: str, written: int | str) -> Any:
    """Give a figure of an item: the plan's, or a column of people where it is each person's own."""
    return number.whole(written) if isinstance(written, int) else rows[f"own_{name}"]


def joined(tables: Sequence[ibis.Table]) -> ibis.Table:
    """Put rows of one layout together."""
    return ibis.union(*tables) if len(tables) > 1 else tables[0]


def zero() -> Any:
    """Nothing, as an amount."""
    return number.whole(0)
