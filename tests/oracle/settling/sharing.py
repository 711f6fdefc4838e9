"""What an item or a cap takes away or gives, shared out over the facts it touched.

So that what was paid for a fact is the sum of its lines, whatever lay between the line and the pay.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from tests.oracle.agreement import Agreement
from tests.oracle.amounts import give_out
from tests.oracle.crediting import Crediting

Row = dict[str, Any]
Fact = tuple[str, str]  # its dataset and id; None stands for what is for no fact
ALWAYS = frozenset({"when_paid", "claw_back"})
NEVER = frozenset({"guarantee"})


def looks_at(plan: Agreement, code: str) -> list[str]:
    """Name what an item looks at: what it says, else all that stands before it."""
    before = [*plan.pay, *plan.settlement]
    named: list[str] = plan.settlement[code].get("of", before[: before.index(code)])
    return named


@lru_cache(maxsize=256)
def writing_by_fact(plan: Agreement) -> frozenset[str]:
    """Name the components and items whose lines are for facts: what an item goes by that asks for them."""
    found: set[str] = set()
    for code, says in reversed(plan.settlement.items()):
        if says["kind"] in ALWAYS or (code in found and says["kind"] not in NEVER):
            found |= {code, *looks_at(plan, code)}
    return frozenset(found - {code for code, says in plan.settlement.items() if says["kind"] in NEVER})


def weights_of(lines: Sequence[Row], crediting: Crediting) -> dict[Fact | None, int]:
    """Sum what lines pay for each fact, with what takes it back; what is for no fact comes last."""
    sums: dict[Fact | None, int] = {}
    for line in lines:
        fact = None
        if line["fact_id"] is not None:
            fact = (line["dataset"], crediting.root(line["dataset"], line["fact_id"]))
        sums[fact] = sums.get(fact, 0) + line["amount_minor"]
    return in_order(sums)


def in_order(sums: Mapping[Fact | None, int]) -> dict[Fact | None, int]:
    """Put facts by dataset and id; what is for no fact comes last."""
    facts = sorted(fact for fact in sums if fact is not None)
    return {fact: sums[fact] for fact in [*facts, *([None] if None in sums else [])]}


def share_over(amount: int, weights: Mapping[Fact | None, int]) -> dict[Fact | None, int]:
    """Share an amount in proportion to what is paid; no fact loses more than it has."""
    paying = {fact: weight for fact, weight in weights.items() if weight > 0}
    shared = max(amount, -sum(paying.values())) if paying else 0
    parts = give_out(shared, paying) if paying else {}
    if shared != amount:
        parts[None] = parts.get(None, 0) + amount - shared
    return parts
