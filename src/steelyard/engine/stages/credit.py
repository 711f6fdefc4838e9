"""The first stage: facts of the period become rows of credited facts, for everyone on a plan that day."""

from collections.abc import Mapping, Sequence

import ibis

from steelyard.engine import number
from steelyard.engine.batches import Batch
from steelyard.engine.columns import find
from steelyard.engine.crediting.credit import Credit
from steelyard.engine.crediting.currency import converted, with_rates
from steelyard.engine.crediting.hierarchy import chain, places
from steelyard.engine.indicators.facts import PREFIX
from steelyard.engine.keeping import Keep
from steelyard.engine.period import Period
from steelyard.engine.plan import Plan

Tables = Mapping[str, ibis.Table]


def credit(plans: Sequence[Plan], tables: Tables, period: Period, keep: Keep) -> list[Batch]:
    """Credit every dataset once for all plans that credit it alike."""
    levels = max(credit.levels_up for plan in plans for credit in plan.credit.values())
    managers = keep("managers", chain(tables["assignments"], levels)) if levels else None
    batches: list[Batch] = []
    for (dataset, clause), sharing in _shared(plans).items():
        columns = tuple(sorted(set().union(*(plan.columns(dataset) for plan in sharing))))
        rows = _rows(dataset, clause, columns, sharing, tables, period, managers)
        kept = keep(f"credited_{len(batches)}", rows)
        batches.append(Batch(dataset, clause, tuple(sharing), columns, kept))
    return batches


def _shared(plans: Sequence[Plan]) -> dict[tuple[str, Credit], list[Plan]]:
    found: dict[tuple[str, str], tuple[Credit, list[Plan]]] = {}
    for plan in plans:
        for dataset, clause in plan.credit.items():
            found.setdefault((dataset, clause.definition()), (clause, []))[1].append(plan)
    return {(dataset, clause): sharing for (dataset, _), (clause, sharing) in found.items()}


def _rows(
    dataset: str,
    clause: Credit,
    columns: Sequence[str],
    plans: Sequence[Plan],
    tables: Tables,
    period: Period,
    managers: ibis.Table | None,
) -> ibis.Table:
    facts = prepared(tables[dataset], clause, columns, tables["rates"], plans[0].currency)
    facts = facts.filter(facts.counted_on.between(period.starts_on, period.ends_on), usable(facts))
    splits = tables["splits"].filter(tables["splits"].dataset == dataset)
    parts = clause.parts(facts, splits)
    credited = parts if managers is None else clause.spread(parts, managers)
    on_plan = _members(tables["assignments"], plans)
    met = credited.inner_join(
        on_plan,
        [
            credited.person == on_plan.member,
            credited.counted_on >= on_plan.starts_on,
            credited.counted_on <= on_plan.ends_on,
        ],
    )
    return met.select(
        "plan",
        "person",
        *("counted_on", "role", "via", "share_ppm", "original_minor", "currency", "rate_micro"),
        *("amount_minor", "whole_minor"),
        *(PREFIX + column for column in columns),
        dataset=ibis.literal(dataset),
        fact_id=met.id,
    )


def prepared(
    facts: ibis.Table, clause: Credit, columns: Sequence[str], rates: ibis.Table, currency: str
) -> ibis.Table:
    """Give facts their date, amount in the plan's currency, and the columns plans look at under a prefix."""
    kept = facts.select(
        "id",
        "owner",
        counted_on=facts[clause.counts_on],
        original_minor=facts[f"{clause.amount}_minor"] if clause.amount else number.nothing(),
        currency=facts["currency"] if clause.amount else ibis.null("string"),
        **{PREFIX + column: find(facts, column) for column in columns},
    )
    if not clause.amount:
        return kept.mutate(rate_micro=number.nothing(), whole_minor=number.nothing())
    dated = with_rates(kept, rates, currency)
    whole = converted(dated.original_minor, dated.currency, dated.rate_micro, currency)
    return dated.mutate(whole_minor=whole)


def usable(facts: ibis.Table) -> ibis.ir.BooleanValue:
    """A fact without amount needs no rate; one with an amount needs a currency and a rate."""
    found: ibis.ir.BooleanValue = facts.original_minor.isnull() | facts.rate_micro.notnull()
    return found


def _members(assignments: ibis.Table, plans: Sequence[Plan]) -> ibis.Table:
    on_plan = places(assignments).filter(assignments.plan.isin([plan.code for plan in plans]))
    return on_plan.select("plan", "starts_on", "ends_on", member="person")


def roster(plans: Sequence[Plan], tables: Tables, period: Period) -> ibis.Table:
    """List everyone who is on a plan for some day of the period, once a plan."""
    placed = places(tables["assignments"])
    within = placed.filter(
        placed.plan.isin([plan.code for plan in plans]),
        placed.starts_on <= period.ends_on,
        placed.ends_on >= period.starts_on,
    )
    return within.select("plan", "person").distinct()
