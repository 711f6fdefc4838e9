"""Currencies meet only at a dated rate: the newest on or before the day that counts."""

from typing import Any

import ibis

from steelyard.engine import number
from steelyard.engine.figures import CURRENCY_DIGITS, minor_digits


def converted(facts: ibis.Table, rates: ibis.Table, currency: str) -> ibis.Table:
    """Add rate_micro and whole_minor, the original amount in minor units of `currency`, rounded half up once.

    The rate is 1 for the currency itself, and missing where none is known; then so is the amount. Ranges of
    days are met by the few days and currencies there are, and these by the many facts, on equality.
    """
    next_rate = rates.on_date.lead().over(ibis.window(group_by=rates.currency, order_by=rates.on_date))
    dated = rates.mutate(until=next_rate).select(
        rate_currency="currency", since="on_date", until="until", foreign_micro="rate_micro"
    )
    days = (
        facts.filter(facts.currency != currency)
        .select(on_currency="currency", on_day="counted_on")
        .distinct()
    )
    rated = days.inner_join(
        dated,
        [
            days.on_currency == dated.rate_currency,
            days.on_day >= dated.since,
            (days.on_day < dated.until) | dated.until.isnull(),
        ],
    )
    rated = rated.select("on_currency", "on_day", "foreign_micro", units=_minor_units(rated.on_currency))
    met = facts.left_join(rated, [facts.currency == rated.on_currency, facts.counted_on == rated.on_day])
    own = met.currency == currency
    foreign = number.divide(
        number.wide(met.original_minor)
        * number.wide(met.foreign_micro)
        * number.wide(10 ** minor_digits(currency)),
        number.wide(met.units) * number.wide(number.MICRO),
    )
    return met.mutate(
        rate_micro=own.ifelse(number.whole(number.MICRO), met.foreign_micro),
        whole_minor=own.ifelse(met.original_minor, foreign),
    ).drop("on_currency", "on_day", "foreign_micro", "units")


def _minor_units(currency: Any) -> Any:
    """Find 10^digits of a column of currencies."""
    cases = []
    for digits in sorted(set(CURRENCY_DIGITS.values())):
        named = [code for code, count in CURRENCY_DIGITS.items() if count == digits]
        cases.append((currency.isin(named), number.whole(10**digits)))
    return ibis.cases(*cases, else_=number.whole(100))
