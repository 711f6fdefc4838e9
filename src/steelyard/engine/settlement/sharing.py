"""Sharing an amount out over the facts it touched, so that what is paid for each fact stays known.

Each fact's part goes by what it is paid; what is about no fact has its part, too. The last units go to the
largest remainders, among equals to the first dataset and fact, and last to what is about no fact.
"""

from collections.abc import Sequence
from typing import Any

import ibis

from steelyard.engine import number

FACT = ("dataset", "fact_id")


def weights_of(lines: ibis.Table, by: Sequence[str]) -> ibis.Table:
    """Sum what lines pay for each fact, where that is above 0: `by`, FACT, weight.

    `lines` have `root`, the fact each belongs to; those about no fact have none, and one sum.
    """
    sums = lines.group_by(*by, "dataset", fact_id="root").aggregate(weight=number.total(lines.amount_minor))
    return sums.filter(sums.weight > number.whole(0))


def parts_of(wholes: ibis.Table, weights: ibis.Table, by: Sequence[str]) -> ibis.Table:
    """Share `amount_minor` of each group out by weight: `by`, FACT, amount_minor; parts sum to the whole.

    No more is taken from facts than they are paid: what goes beyond, and what meets no weight, is about no
    fact.
    """
    none = ibis.null("string")
    plain = wholes.select(*by, dataset=none, fact_id=none, weight=number.whole(0))
    touched = weights.semi_join(wholes, list(by)).select(*plain.columns)
    every = plain.union(touched)
    every = every.group_by(*by, *FACT).aggregate(weight=number.total(every.weight))
    amounts = wholes.select("amount_minor", **{f"of_{name}": name for name in by})
    met = every.inner_join(amounts, [every[name] == amounts[f"of_{name}"] for name in by])
    all_weight = number.running(met.weight, ibis.window(group_by=[met[name] for name in by]))
    met = met.mutate(all_weight=all_weight)
    beyond = ibis.least(met.amount_minor + met.all_weight, number.whole(0))
    nobodys = (met.all_weight == number.whole(0)).ifelse(met.amount_minor, beyond)
    met = met.mutate(beyond=nobodys, shared=met.amount_minor - nobodys)
    met = shared_out(met, by, whole="shared", weight="weight")
    plain_part = met.dataset.isnull().ifelse(met.beyond, number.whole(0))
    parts = met.mutate(amount_minor=met.part + plain_part)
    return parts.filter(parts.amount_minor != number.whole(0)).select(*by, *FACT, "amount_minor")


def shared_out(rows: ibis.Table, by: Sequence[str], *, whole: str, weight: str) -> ibis.Table:
    """Add `part`: a row's part of its group's `whole`, by a weight that is not negative.

    `whole` is the same on all rows of a group, and may be negative. No weights, no parts.
    """
    group = [rows[name] for name in by]
    weights = number.running(rows[weight], ibis.window(group_by=group))
    rows = rows.mutate(weights=weights.nullif(number.whole(0)))
    amount: Any = rows[whole].abs()
    product = number.wide(amount) * number.wide(rows[weight])
    rows = rows.mutate(
        down=number.quotient(product, rows.weights).fill_null(number.whole(0)),
        rest=number.remainder(product, rows.weights).fill_null(number.whole(0)),
    )
    group = [rows[name] for name in by]
    order = [ibis.desc(rows.rest), *(ibis.asc(rows[name], nulls_first=False) for name in FACT)]
    turn = ibis.row_number().over(ibis.window(group_by=group, order_by=order))
    rows = rows.mutate(turn=turn, all_down=number.running(rows.down, ibis.window(group_by=group)))
    gets = (rows.turn < rows[whole].abs() - rows.all_down) & rows.weights.notnull()
    one_more = gets.ifelse(number.whole(1), number.whole(0))
    rows = rows.mutate(part=(rows.down + one_more) * number.sign(rows[whole]))
    return rows.drop("weights", "down", "rest", "turn", "all_down")
