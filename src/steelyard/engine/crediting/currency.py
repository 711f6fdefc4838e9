"""Currencies meet only at a dated rate: the newest on or before the day that counts."""

from collections.abc import Callable
from typing import Any

import ibis

from steelyard.engine import number
from steelyard.engine.figures import CURRENCY_DIGITS, USUAL_DIGITS, minor_digits


def converted(facts: ibis.Table, rates: ibis.Table, currency: str) -> ibis.Table:
    """Add rate_pico and whole_minor, the original amount in minor units of `currency`, rounded half up once.

    Rates count in 10^-12. The currency's own is 1; where none is known it is missing, and so is the amount.
    Ranges of days are met by the few days and currencies there are, and these by the many facts, on equality.
    """
    next_rate = rates.on_date.lead().over(ibis.window(group_by=rates.currency, order_by=rates.on_date))
    dated = rates.mutate(until=next_rate).select(
        rate_currency="currency", since="on_date", until="until", foreign_pico="rate_pico"
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
    digits = minor_digits(currency)
    rated = rated.select(
        *("on_currency", "on_day", "foreign_pico"),
        finer=_powers(rated.on_currency, lambda theirs: max(0, digits - theirs)),
        coarser=_powers(rated.on_currency, lambda theirs: max(0, theirs - digits)),
    )
    met = facts.left_join(rated, [facts.currency == rated.on_currency, facts.counted_on == rated.on_day])
    own = met.currency == currency
    foreign = number.divide(
        number.wide(met.original_minor) * number.wide(met.foreign_pico) * number.wide(met.finer),
        number.wide(met.coarser) * number.wide(number.PICO),
    )
    return met.mutate(
        rate_pico=own.ifelse(number.whole(number.PICO), met.foreign_pico),
        whole_minor=own.ifelse(met.original_minor, foreign),
    ).drop("on_currency", "on_day", "foreign_pico", "finer", "coarser")


def _powers(currency: Any, power: Callable[[int], int]) -> Any:
    """Raise 10 to a power that follows from the digits of a column of currencies."""
    cases = []
    for digits in sorted(set(CURRENCY_DIGITS.values())):
        named = [code for code, count in CURRENCY_DIGITS.items() if count == digits]
        cases.append((currency.isin(named), number.whole(10 ** power(digits))))
    return ibis.cases(*cases, else_=number.whole(10 ** power(USUAL_DIGITS)))
