"""A batch: plans, each under several codes, and many branches whose people are on them; closed at once.

A case is one plan and one branch, of which everything is compared. Where people of one plan are compared with
each other over the whole plan, all branches under one code are one case.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from steelyard.engine import Period
from steelyard.engine.period import parse
from tests.oracle.agreement import read
from tests.oracle.drawn.aiming import aimed
from tests.oracle.drawn.chance import Chance
from tests.oracle.drawn.company import branch, of_branch, rates
from tests.oracle.drawn.ground import Ground, Tables
from tests.oracle.drawn.plans import clone, plan
from tests.oracle.periods import Closing

PERIODS = ("2024-01", "2024-02", "2023-02", "2026-04", "2026-Q1", "2025-Q3")


@dataclass(frozen=True, repr=False)
class Batch:
    """What one close needs."""

    seed: int
    texts: tuple[str, ...]
    period: Period
    tables: Tables
    cases: int
    branches: int
    codes: int

    def __repr__(self) -> str:
        return f"<batch drawn from {self.seed}>"


def batches(
    seed: int, *, plans: int = 2, codes: int = 3, branches: int = 12, datas: int = 1
) -> Iterator[Batch]:
    """Draw plans, then data for them as often as asked."""
    chance = Chance(seed)
    period = parse(chance.one(*PERIODS))
    currency = chance.one("CNY", "CNY", "JPY", "KWD")
    written = [plan(chance, f"p{place}", currency) for place in range(plans)]
    texts = tuple(
        clone(text, f"p{place}-{code}") for place, text in enumerate(written) for code in range(codes)
    )
    for _ in range(datas):
        yield _with_data(seed, chance, texts, period, currency, codes, branches)


def _with_data(
    seed: int,
    chance: Chance,
    texts: tuple[str, ...],
    period: Period,
    currency: str,
    codes: int,
    branches: int,
) -> Batch:
    days = Closing(period.starts_on, period.ends_on)
    tables: Tables = {"rates": rates(chance, days, currency)}
    cases: set[tuple[str, int]] = set()
    for place in range(branches):
        own = texts[place % codes :: codes]
        ground = Ground(chance, days, [read(text) for text in own], currency)
        drawn = aimed(ground, branch(ground), tables["rates"])
        for name, rows in drawn.items():
            tables.setdefault(name, []).extend(of_branch(row, f"{place}-") for row in rows)
        on = {row["plan"] for row in drawn["assignments"] if row["plan"]}
        cases |= {(code, 0 if _among_all(ground.plans[code]) else place) for code in on}
    return Batch(seed, texts, period, tables, len(cases), branches, codes)


def _among_all(says: dict[str, Any]) -> bool:
    """Tell whether a plan compares people over the whole plan, not only within teams or positions."""
    return any(map(_whole_plan, _parts(says)))


def _whole_plan(part: dict[str, Any]) -> bool:
    apart = part.get("within", "plan") in {"team", "position"}
    among = part.get("kind") in {"rank", "z_score", "distribution", "pool", "contest"} and not apart
    among = among or (part.get("within") == "plan" and ("sum_of" in part or "from" in part))
    return among or "budget" in part or part.get("leniency") == "by rater"


def _parts(part: Any) -> Iterator[dict[str, Any]]:
    if isinstance(part, dict):
        yield part
    for inside in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
        yield from _parts(inside)
