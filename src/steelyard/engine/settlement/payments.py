"""How much of a fact is paid: payments against its price, exactly, in its own currency where both have it.

Half of a price in dollars paid in dollars is half, whatever the dollar was worth on either day. Payments in
another currency count in the plan's, at their own day's rate, against what the fact was credited as.
"""

from typing import Any

import ibis

from steelyard.engine import number
from steelyard.engine.crediting.currency import converted
from steelyard.engine.crediting.prepared import prepared
from steelyard.engine.settlement.case import Case, zero


def prices(case: Case, dataset: str) -> ibis.Table:
    """Sum what facts and what takes them back come to, by `priced_root`.

    `own_minor` is the fact's alone, in its currency; `worth_minor` all of them in the plan's, as they are
    credited; `price_minor` in their own, `price_in`, both missing where they have several.
    """
    facts = prepared(case.tables, dataset, case.plan.credit[dataset], (), case.plan.currency)
    root = facts.root_id if "root_id" in facts.columns else facts.id
    facts = facts.mutate(priced_root=root)
    sums = facts.group_by("priced_root").aggregate(
        own_minor=number.total(facts.original_minor, where=facts.id == facts.priced_root),
        worth_minor=number.total(facts.whole_minor),
        price_minor=number.total(facts.original_minor, where=facts.currency.notnull()),
        currencies=facts.currency.nunique(),
        price_in=facts.currency.max(),
    )
    single = sums.currencies == number.whole(1)
    return sums.mutate(
        own_minor=sums.own_minor.fill_null(zero()),
        worth_minor=sums.worth_minor.fill_null(zero()),
        price_minor=single.ifelse(sums.price_minor.fill_null(zero()), number.nothing()),
        price_in=single.ifelse(sums.price_in, ibis.null("string")),
    ).drop("currencies")


def received(case: Case, payments: ibis.Table, prices_: ibis.Table, until: ibis.Table | None) -> ibis.Table:
    """Sum payments up to the period's last day, by `paid_root`.

    `alike_minor` are those in the price's currency, `other_minor` all others, in the plan's.
    `payments` have root, counted_on, currency and original_minor. Of a fact in `until` (root, fell_on) only
    what came up to that day counts.
    """
    payments = payments.filter(payments.counted_on <= case.period.last_day)
    if until is not None:
        ends = until.select(ends_root="root", ends_on="fell_on")
        met = payments.left_join(ends, payments.root == ends.ends_root)
        met = met.filter(met.ends_on.isnull() | (met.counted_on <= met.ends_on))
        payments = met.drop("ends_root", "ends_on")
    rated = converted(payments, case.tables["rates"], case.plan.currency)
    named = prices_.select("priced_root", "price_in")
    met = rated.left_join(named, rated.root == named.priced_root)
    met = met.mutate(alike=(met.currency == met.price_in).fill_null(ibis.literal(value=False)))
    return met.group_by(paid_root="root").aggregate(
        alike_minor=number.total(met.original_minor, where=met.alike),
        other_minor=number.total(met.whole_minor, where=~met.alike),
    )


def paid_part(whole: Any, row: ibis.Table) -> Any:
    """Take of `whole` the part that is paid, between nothing and all, rounded once.

    `row` has the columns of prices and payments. Each fraction has its own denominator; both are brought to
    one only where there are payments of both kinds.
    """
    alike, other = row.alike_minor.fill_null(zero()), row.other_minor.fill_null(zero())
    price, worth = row.price_minor, row.worth_minor
    has_price = (price > zero()).fill_null(ibis.literal(value=False))
    has_worth = worth > zero()
    none = other == zero()
    a, c, b, d = (number.wide(column) for column in (alike, other, price, worth))
    numerator = ibis.cases(
        (has_price & (none | ~has_worth), a), (~has_price | (alike == zero()), c), else_=a * d + c * b
    )
    denominator = ibis.cases(
        (has_price & (none | ~has_worth), b), (~has_price | (alike == zero()), d), else_=b * d
    )
    # Held between nothing and all by hand: least and greatest of a missing value differ by machine.
    numerator = (numerator < number.wide(0)).ifelse(number.wide(0), numerator)
    numerator = (numerator > denominator).ifelse(denominator, numerator)
    return number.divide(number.wide(whole) * numerator, denominator)
