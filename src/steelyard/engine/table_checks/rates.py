"""Is there one exchange rate a day, for every foreign amount?"""

from collections.abc import Iterator

from steelyard.engine import number
from steelyard.engine.plan import Plan
from steelyard.engine.problems import Problem, Value
from steelyard.engine.table_checks.asked import NAMED, Asked


def rates_twice(asked: Asked) -> Iterator[Problem]:
    """See that a currency has one rate a day."""
    rates = asked.tables["rates"]
    each = rates.group_by("currency", "on_date").aggregate(count=rates.count())
    twice = each.filter(each["count"] > number.whole(1)).order_by("currency", "on_date").limit(NAMED)
    for row in asked.ask(twice).to_pylist():
        params: dict[str, Value] = {"currency": row["currency"], "day": row["on_date"].isoformat()}
        yield Problem("rates", 0, "rate_twice", params)


def rates_positive(asked: Asked) -> Iterator[Problem]:
    """See that every rate is above 0."""
    rates = asked.tables["rates"]
    odd = rates.filter(rates.rate_pico <= number.whole(0)).order_by("currency", "on_date").limit(NAMED)
    for row in asked.ask(odd).to_pylist():
        params: dict[str, Value] = {"currency": row["currency"], "day": row["on_date"].isoformat()}
        yield Problem("rates", 0, "rate_not_positive", params)


def rates_missing(asked: Asked) -> Iterator[Problem]:
    """See that every foreign amount of the period has a rate."""
    for plan in asked.plans:
        for dataset, credit in plan.credit.items():
            if credit.amount:
                yield from _missing(asked, plan, dataset)


def _missing(asked: Asked, plan: Plan, dataset: str) -> Iterator[Problem]:
    credit, facts, rates = plan.credit[dataset], asked.tables[dataset], asked.tables["rates"]
    day = facts[credit.counts_on]
    foreign = facts.filter(
        day.between(asked.period.starts_on, asked.period.ends_on),
        facts[f"{credit.amount}_minor"].notnull(),
        facts.currency != plan.currency,
    ).select("currency", on_date=facts[credit.counts_on])
    first = rates.group_by(of="currency").aggregate(since=rates.on_date.min())
    met = foreign.left_join(first, foreign.currency == first.of)
    bare = met.filter(met.since.isnull() | (met.on_date < met.since))
    lacking = bare.group_by("currency").aggregate(count=bare.count(), day=bare.on_date.min())
    for row in asked.ask(lacking.order_by("currency")).to_pylist():
        params: dict[str, Value] = {**row, "day": row["day"].isoformat(), "dataset": dataset}
        yield Problem("rates", 0, "rate_missing", params)
