"""The people: a head, four levels of managers and those who sell; a tenth of them move within the year."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from bench.company.codes import Numbers, chosen, people
from bench.company.size import Size
from bench.company.terms import VERSIONS, versions
from bench.company.written import write

YEAR, MONTHS = 2025, 12
FIRST_DAY = np.datetime64(f"{YEAR}-01-01")
DAYS = 365
# How many managers stand on each level, as one for so many people, and at least so many.
LEVELS = ((1, None), (1, 2_000), (2, 500), (3, 100), (5, 15))
LEAD, MOVING = "lead", 0.10
DEAL_MEAN_MINOR, WON = 180_000, 0.82  # what facts.py draws, roughly


@dataclass(frozen=True)
class Staff:
    """Everyone, by number. Managers come first; `sellers` are the rest."""

    count: int
    sellers: Numbers
    activity: np.ndarray[Any, np.dtype[np.float64]]  # each seller's share of all deals


def write_people(folder: Path, size: Size, draw: np.random.Generator) -> Staff:
    """Draw assignments and targets."""
    manager, first_seller = _hierarchy(size.people)
    sellers = np.arange(first_seller, size.people)
    activity = draw.gamma(3, 1, len(sellers))
    activity /= activity.sum()
    _write_assignments(folder, manager, first_seller, draw)
    _write_targets(folder, size, sellers, activity, draw)
    return Staff(size.people, sellers, activity)


def _hierarchy(count: int) -> tuple[Numbers, int]:
    """Give everyone's manager (none: -1), and where sellers begin."""
    manager = np.full(count, -1)
    upper = (0, 0)
    start = 0
    sizes = [max(least, count // each if each else 0) for least, each in LEVELS]
    for number in (*sizes, count - sum(sizes)):
        here = np.arange(start, start + number)
        if start:
            manager[here] = upper[0] + np.arange(number) % (upper[1] - upper[0])
        upper = (start, start + number)
        start += number
    return manager, upper[0]


def _write_assignments(folder: Path, manager: Numbers, first_seller: int, draw: np.random.Generator) -> None:
    count = len(manager)
    plan = np.where(np.arange(count) < first_seller, VERSIONS, draw.integers(0, VERSIONS, count))
    moves = np.zeros(count, bool)
    sellers = count - first_seller
    moves[first_seller + draw.choice(sellers, round(sellers * MOVING), replace=False)] = True
    day = draw.integers(20, 345, count)
    first_level = manager[first_seller:].min()
    to_manager = np.where(moves, draw.integers(first_level, first_seller, count), manager)
    to_plan = (plan + 1) % VERSIONS
    movers = np.flatnonzero(moves)
    person = np.concatenate([np.arange(count), movers])
    ends = np.where(moves, day - 1, DAYS - 1)
    starts = np.concatenate([np.zeros(count, int), day[movers]])
    ends = np.concatenate([ends, np.full(len(movers), DAYS - 1)])
    boss = np.concatenate([manager, to_manager[movers]])
    on = np.concatenate([plan, to_plan[movers]])
    order = np.lexsort((starts, person))
    person, starts, ends, boss, on = (column[order] for column in (person, starts, ends, boss, on))
    codes = people(np.arange(count), count).cast(pa.string())
    bosses = codes.take(pa.array(boss, pa.int32(), mask=boss < 0))
    table = pa.table(
        {
            "person": people(person, count),
            "team": bosses,
            "manager": bosses,
            "position": chosen((person >= first_seller).astype(int), ["manager", "seller"]),
            "plan": chosen(on, [version.code for version in versions()] + [LEAD]),
            "starts_on": pa.array(FIRST_DAY + starts),
            "ends_on": pa.array(FIRST_DAY + ends),
        }
    )
    write(table, folder / "assignments.parquet")


def _write_targets(
    folder: Path, size: Size, sellers: Numbers, activity: Any, draw: np.random.Generator
) -> None:
    """Set each seller's revenue for each month: what they are good for, give or take."""
    expected = activity * size.deals * WON * DEAL_MEAN_MINOR / MONTHS
    level = np.maximum(expected * draw.uniform(0.55, 1.7, len(sellers)), 1_000_00)
    value = np.round(level[:, None] * draw.uniform(0.8, 1.2, (len(sellers), MONTHS)) / 100_00) * 100_00
    firsts = [dt.date(YEAR, month, 1) for month in range(1, MONTHS + 1)]
    lasts = [(first.replace(day=28) + dt.timedelta(days=4)).replace(day=1) for first in firsts]
    table = pa.table(
        {
            "person": people(np.repeat(sellers, MONTHS), size.people),
            "indicator": chosen(np.zeros(len(sellers) * MONTHS, int), ["revenue"]),
            "starts_on": pa.array(firsts * len(sellers)),
            "ends_on": pa.array([last - dt.timedelta(days=1) for last in lasts] * len(sellers)),
            "value": pa.array(value.ravel().astype(np.int64)),
        }
    )
    write(table, folder / "targets.parquet")
