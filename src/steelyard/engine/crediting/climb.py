"""Sums that climb: a person's facts are added up once, and the sums go up the hierarchy, not the facts.

What people share may reach one manager through several of them and counts once: that goes up fact by fact.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import ibis

from steelyard.engine import number
from steelyard.engine.crediting.reach import COLUMNS, credited
from steelyard.engine.indicators.facts import CreditedFacts

Make = Callable[[CreditedFacts], Mapping[str, Any]]
ONE_DAY = ibis.interval(days=1)


@dataclass(frozen=True)
class Climb:
    """Parts of the period's facts, whom they reach, and how indicators see them."""

    parts: CreditedFacts
    reach: ibis.Table

    @property
    def reached(self) -> CreditedFacts:
        """The parts that reach anybody, each once."""
        rows, reach = self.parts.rows, self.reach
        met = rows.semi_join(
            reach,
            [
                rows.person == reach.below,
                rows.counted_on >= reach.starts_on,
                rows.counted_on <= reach.ends_on,
            ],
        )
        return replace(self.parts, rows=met)

    def of(self, plans: Sequence[str]) -> "Climb":
        """Take those whom some plans credit."""
        return replace(self, reach=self.reach.filter(self.reach.plan.isin(sorted(plans))))

    def only(self, counts: Callable[[CreditedFacts], Any]) -> "Climb":
        """Take some of the facts."""
        rows = self.parts.rows.filter(counts(self.parts))
        return replace(self, parts=replace(self.parts, rows=rows))

    def summed(self, make: Make, *, by: Sequence[str] = ("who",), once: bool = True) -> ibis.Table:
        """Make sums and counts for those reached, by `who`, or by level too.

        `once` says that facts are counted, so that a shared one must not be counted twice.
        """
        rows = self.parts.rows
        if self.parts.one_row_a_fact or not once:
            found = self._added_up(rows, make, by)
        else:
            shared = rows.role == "split"
            found = self._added_up(rows.filter(~shared), make, by)
            found = found.union(self._one_by_one(rows.filter(shared), make, by))
        names = [name for name in found.columns if name not in by]
        return found.group_by(*by).aggregate(**{name: number.total(found[name]) for name in names})

    def _added_up(self, rows: ibis.Table, make: Make, by: Sequence[str]) -> ibis.Table:
        """Add up each person's facts of the days in which they reach the same people; then go up."""
        days = self._stretches()
        met = rows.inner_join(
            days, [rows.person == days.whose, rows.counted_on >= days.since, rows.counted_on <= days.until]
        )
        each = met.group_by(whose="whose", since="since").aggregate(
            **make(replace(self.parts, rows=met, one_row_a_fact=True))
        )
        reach = self.reach.select("below", "starts_on", "ends_on", *by)
        up = each.inner_join(
            reach, [each.whose == reach.below, each.since >= reach.starts_on, each.since <= reach.ends_on]
        )
        return up.select(*by, *(name for name in each.columns if name not in {"whose", "since"}))

    def _one_by_one(self, rows: ibis.Table, make: Make, by: Sequence[str]) -> ibis.Table:
        met = credited(rows, self.reach)
        own = {name: met[name].max() for name in met.columns if name not in {*by, *COLUMNS, "fact_id", "via"}}
        once = met.group_by(*by, "fact_id").aggregate(
            **(own | {"amount_minor": number.total(met.amount_minor)})
        )
        return once.group_by(*by).aggregate(**make(replace(self.parts, rows=once, one_row_a_fact=True)))

    def _stretches(self) -> ibis.Table:
        """Cut each person's days wherever whom they reach changes: whose, since, until."""
        starts = self.reach.select(whose="below", since="starts_on")
        ends = self.reach.select(whose="below", since=(self.reach.ends_on + ONE_DAY).cast("date"))
        edges = starts.union(ends, distinct=True)
        next_edge = edges.since.lead().over(ibis.window(group_by=edges.whose, order_by=edges.since))
        cut = edges.mutate(until=(next_edge - ONE_DAY).cast("date"))
        return cut.filter(cut.until.notnull())
