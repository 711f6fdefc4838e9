"""The first stage: facts of the period become rows of credited facts, for everyone on a plan that day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import ibis

from steelyard.engine.batches import Batch
from steelyard.engine.crediting.credit import Credit
from steelyard.engine.crediting.hierarchy import chain, places
from steelyard.engine.crediting.prepared import prepared, usable
from steelyard.engine.indicators.facts import PREFIX
from steelyard.engine.keeping import Keep
from steelyard.engine.period import Period
from steelyard.engine.plan import Plan

Tables = Mapping[str, ibis.Table]


def credit(
    plans: Sequence[Plan], tables: Tables, roster: ibis.Table, period: Period, keep: Keep
) -> list[Batch]:
    """Credit every dataset once for all plans that credit it alike."""
    levels = max(credit.levels_up for plan in plans for credit in plan.credit.values())
    managers = keep("managers", chain(tables["assignments"], levels)) if levels else None
    batches: list[Batch] = []
    for (dataset, clause), sharing in _shared(plans).items():
        columns = tuple(sorted(set().union(*(plan.columns(dataset) for plan in sharing))))
        pass_ = _Pass(dataset, clause, columns, tuple(sharing), tables, period, managers, roster)
        place = len(batches)
        kept = keep(f"credited_{place}", pass_.period_rows())
        looking = [plan for plan in sharing if plan.windows(dataset)]
        earlier = keep(f"earlier_{place}", pass_.earlier_rows(looking)) if looking else None
        batches.append(Batch(dataset, clause, tuple(sharing), columns, kept, period, earlier))
    return batches


def _shared(plans: Sequence[Plan]) -> dict[tuple[str, Credit], list[Plan]]:
    found: dict[tuple[str, str], tuple[Credit, list[Plan]]] = {}
    for plan in plans:
        for dataset, clause in plan.credit.items():
            found.setdefault((dataset, clause.definition()), (clause, []))[1].append(plan)
    return {(dataset, clause): sharing for (dataset, _), (clause, sharing) in found.items()}


@dataclass(frozen=True)
class _Pass:
    """One dataset on its way to credits, for the plans that credit it alike."""

    dataset: str
    clause: Credit
    columns: tuple[str, ...]
    plans: tuple[Plan, ...]
    tables: Tables
    period: Period
    managers: ibis.Table | None
    roster: ibis.Table

    def period_rows(self) -> ibis.Table:
        """Credit the period's facts to those on a plan that day."""
        credited = self._credited(self.period.first_day, self.period.last_day)
        spans = places(self.tables["assignments"]).select("person", "plan", "starts_on", "ends_on")
        now = self._members(self.plans)
        on_plan = now.inner_join(spans, [now.plan == spans.plan, now.member == spans.person])
        on_plan = on_plan.select("plan", "who", "member", "starts_on", "ends_on")
        met = credited.inner_join(
            on_plan,
            [
                credited.person == on_plan.member,
                credited.counted_on >= on_plan.starts_on,
                credited.counted_on <= on_plan.ends_on,
            ],
        )
        return self._rows(met)

    def earlier_rows(self, plans: Sequence[Plan]) -> ibis.Table:
        """Credit facts before the period to those on the roster, whatever plan they had then."""
        names = sorted(frozenset().union(*(plan.windows(self.dataset) for plan in plans)))
        first, *others = [self.period.window(name).first_day for name in names]
        first = ibis.least(first, *others) if others else first
        credited = self._credited(first, self.period.window("previous").last_day)
        now = self._members(plans)
        return self._rows(credited.inner_join(now, credited.person == now.member))

    def _members(self, plans: Sequence[Plan]) -> ibis.Table:
        now = self.roster.filter(self.roster.plan.isin(sorted(plan.code for plan in plans)))
        return now.select("plan", "who", member="person")

    def _credited(self, first: Any, last: Any) -> ibis.Table:
        facts = prepared(self.tables, self.dataset, self.clause, self.columns, self.plans[0].currency)
        facts = facts.filter(facts.counted_on.between(first, last), usable(facts))
        splits = self.tables["splits"].filter(self.tables["splits"].dataset == self.dataset)
        parts = self.clause.parts(facts, splits)
        return parts if self.managers is None else self.clause.spread(parts, self.managers)

    def _rows(self, met: ibis.Table) -> ibis.Table:
        return met.select(
            "plan",
            "person",
            "who",
            *("counted_on", "role", "level", "via", "share_ppm", "original_minor", "currency", "rate_micro"),
            *("amount_minor", "whole_minor"),
            *(("root_id", "stands") if self.clause.refunds else ()),
            *(PREFIX + column for column in self.columns),
            dataset=ibis.literal(self.dataset),
            fact_id=met.id,
        )
