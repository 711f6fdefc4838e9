"""What if this deal were closed? A fact that the plan would pay for, made of little more than an amount."""

import datetime as dt
from typing import Any

from steelyard.engine.filters.condition import Compare, Condition, Joined
from steelyard.engine.plan import Plan
from steelyard.engine.simulation.drawable import paid_on

WHAT_IF = "what-if"  # the id of the fact that is not there


def imagined(
    plan: Plan, *, person: str, on: dt.date, amount_minor: int, **more: Any
) -> tuple[str, dict[str, Any]]:
    """Make a fact, of the dataset that the plan pays money on, and say which dataset that is.

    Where the plan asks for a value of a column, as in `stage = 'Won'`, the fact has it; `more` are columns of
    one's own choice, such as a product. `amount_minor` is in the plan's currency.

    Raises:
        LookupError: The plan pays on no amounts.
    """
    code = paid_on(plan)
    if code is None:
        msg = f"{plan.code} pays on no amounts"
        raise LookupError(msg)
    part = plan.indicators[code].parts()[0]
    credit = plan.credit[part.dataset]
    row: dict[str, Any] = {"id": WHAT_IF, "owner": person, credit.counts_on: on}
    if credit.amount:
        row |= {f"{credit.amount}_minor": amount_minor, "currency": plan.currency}
    row |= _asked_for(part.where) | more
    return part.dataset, row


def _asked_for(where: Condition | None) -> dict[str, Any]:
    """Find the values that a condition asks of columns, where it asks plainly."""
    if isinstance(where, Joined) and where.word == "and":
        return {column: value for part in where.parts for column, value in _asked_for(part).items()}
    if isinstance(where, Compare) and where.op == "=" and where.values:
        return {where.column: where.values[0]}
    return {}
