"""A fact and what takes it back, together: what was left of it before each row, and what `cap_each` leaves.

Only facts that were taken back are put beside each other; all others are lines by themselves.
"""

from typing import Any

import ibis

from steelyard.engine import number
from steelyard.engine.indicators.facts import in_order

NOTHING = number.whole(0)
LINKED = "first_minor"  # a column of rows that stand beside what they take back


def with_originals(rows: ibis.Table) -> ibis.Table:
    """Add what the original was credited with (first_minor), and what was left of it before each row."""
    together, so_far = _windows(rows)
    if "credit_minor" not in rows.columns:
        return rows
    is_first = rows.fact_id == rows.root_id
    first = is_first.ifelse(rows.credit_minor, number.nothing()).max().over(together)
    return rows.mutate(
        first_minor=ibis.coalesce(first, rows.credit_minor),
        net_before_minor=number.running(rows.credit_minor, so_far) - rows.credit_minor,
    )


def held(rows: ibis.Table, parts: int) -> ibis.Table:
    """Hold what is `paid` within `cap_each`, either way: adds `amount`, and holds what rounding `left`.

    Rows that stand together are held together: each adds what it changes in what their fact pays.
    """
    if LINKED not in rows.columns:
        return _held_alone(rows)
    _, so_far = _windows(rows)
    after = number.running(rows.paid, so_far)
    before = after - rows.paid
    amount = _within(rows, after) - _within(rows, before)
    if "left" not in rows.columns:
        return rows.mutate(amount=amount)
    rest = number.running(rows.left, so_far)
    exact = [
        _within(rows, number.wide(paid) * number.wide(parts) + number.wide(left), parts)
        for paid, left in ((before, rest - rows.left), (after, rest))
    ]
    left = exact[1] - exact[0] - number.wide(amount) * number.wide(parts)
    return rows.mutate(amount=amount, left=left.cast("int64"))


def _held_alone(rows: ibis.Table) -> ibis.Table:
    rows = rows.mutate(amount=_within(rows, rows.paid))
    if "left" not in rows.columns:
        return rows
    most = rows.cap_each.fill_null(number.whole(number.BEYOND))
    cases = [(rows.paid != rows.amount, NOTHING), (rows.paid == most, ibis.least(rows.left, NOTHING))]
    return rows.mutate(
        left=ibis.cases(*cases, (rows.paid == -most, ibis.greatest(rows.left, NOTHING)), else_=rows.left)
    )


def _within(rows: ibis.Table, pay: Any, parts: int = 1) -> Any:
    most = rows.cap_each.fill_null(number.whole(number.BEYOND))
    if parts != 1:
        most = number.wide(most) * number.wide(parts)
    return ibis.greatest(ibis.least(pay, most), -most)


def _windows(rows: ibis.Table) -> tuple[Any, Any]:
    """Give all rows of one original, and those up to a row, in their order."""
    group = [rows.who, rows.root_id, *([rows.level] if "level" in rows.columns else [])]
    so_far = ibis.window(group_by=group, order_by=in_order(rows), rows=(None, 0))
    return ibis.window(group_by=group), so_far
