"""The first stage: facts of the period become rows of credited facts, for everyone on a plan that day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import ibis

from steelyard.engine.batches import Batch
from steelyard.engine.crediting.climb import Climb
from steelyard.engine.crediting.credit import Credit
from steelyard.engine.crediting.hierarchy import chain, places
from steelyard.engine.crediting.reach import credited, reach
from steelyard.engine.indicators.facts import OWN, PREFIX, CreditedFacts
from steelyard.engine.keeping import Keep
from steelyard.engine.period import Period
from steelyard.engine.plan import Plan
from steelyard.engine.stages.divide import Divided, Shared, divide

Tables = Mapping[str, ibis.Table]


def credit(
    plans: Sequence[Plan], tables: Tables, roster: ibis.Table, period: Period, keep: Keep
) -> list[Batch]:
    """Credit every dataset once for all plans that credit it alike."""
    levels = max(clause.levels_up for plan in plans for clause in plan.credit.values())
    managers = keep("managers", chain(tables["assignments"], levels)) if levels else None
    shared = _shared(plans)
    divided = divide(shared, tables, period, keep)
    spans = places(tables["assignments"]).select("person", "plan", "starts_on", "ends_on")
    batches: list[Batch] = []
    for place, ((dataset, clause), alike) in enumerate(shared.items()):
        columns = tuple(sorted(set().union(*(plan.columns(dataset) for plan in alike))))
        pass_ = _Pass(
            dataset, clause, columns, divided[dataset, clause], period, managers, roster, spans, place
        )
        batches.append(pass_.batch(tuple(alike), keep))
    return batches


def _shared(plans: Sequence[Plan]) -> Shared:
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
    divided: Divided
    period: Period
    managers: ibis.Table | None
    roster: ibis.Table
    spans: ibis.Table
    place: int

    def batch(self, plans: tuple[Plan, ...], keep: Keep) -> Batch:
        """Credit the period's facts, and those before it that plans look back at."""
        reached = self._reached(plans)
        if self.clause.levels_up:
            reached = keep(f"reach_{self.place}", reached)
        now = self.divided.parts
        rows = keep(f"credited_{self.place}", self._rows(now, reached))
        looking = [plan for plan in plans if plan.windows(self.dataset)]
        earlier = None
        if looking and self.divided.before is not None:
            earlier = self._rows(self.divided.before, self._reached_before(looking))
            # Pay that looks at the year reads it once for each component.
            paid = any(incentive.lookbacks for plan in looking for incentive in plan.pay.values())
            if len(self.divided.windows) > 1 or paid:
                earlier = keep(f"earlier_{self.place}", earlier)
        seen = CreditedFacts(now, self.clause.amount, plans[0].minor_units, self.clause.one_row_a_fact)
        climb = Climb(seen, reached) if self.clause.levels_up else None
        return Batch(self.dataset, self.clause, plans, self.columns, rows, self.period, earlier, climb, now)

    def _reached(self, plans: Sequence[Plan]) -> ibis.Table:
        """Those on a plan, on the days they are."""
        now, spans = self._members(plans), self.spans
        met = now.inner_join(spans, [now.plan == spans.plan, now.person == spans.person])
        members = met.select("plan", "who", "person", "starts_on", "ends_on")
        return reach(members, self.clause, self.managers, self.period.first_day, self.period.last_day)

    def _reached_before(self, plans: Sequence[Plan]) -> ibis.Table:
        """Those on the roster, whatever plan they had then."""
        firsts = [self.period.window(name).first_day for name in self.divided.windows]
        first = ibis.least(*firsts) if len(firsts) > 1 else firsts[0]
        last = self.period.window("previous").last_day
        members = self._members(plans).mutate(starts_on=first, ends_on=last)
        return reach(members, self.clause, self.managers, first, last)

    def _members(self, plans: Sequence[Plan]) -> ibis.Table:
        now = self.roster.filter(self.roster.plan.isin(sorted(plan.code for plan in plans)))
        return now.select("plan", "who", "person")

    def _rows(self, parts: ibis.Table, reached: ibis.Table) -> ibis.Table:
        return credited(parts, reached).select(
            "plan",
            "person",
            "who",
            *("counted_on", "role", "level", "via", "share_ppm", "original_minor", "currency", "rate_pico"),
            *("amount_minor", "whole_minor"),
            *(("root_id", "stands", "taken", "asked_minor") if self.clause.refunds else ()),
            *(PREFIX + column for column in self.columns),
            *(name for name in (OWN + PREFIX + column for column in self.columns) if name in parts.columns),
            "fact_id",
            dataset=ibis.literal(self.dataset),
        )
