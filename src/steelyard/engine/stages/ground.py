"""What every source of measures stands on, and the rows it gives."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

import ibis

from steelyard.engine import number
from steelyard.engine.batches import Batch
from steelyard.engine.exact import Exact, figured
from steelyard.engine.indicators.indicator import Indicator
from steelyard.engine.keeping import Keep
from steelyard.engine.period import Period
from steelyard.engine.plan import Plan

Kind = TypeVar("Kind", bound=Indicator)


@dataclass(frozen=True)
class Ground:
    """Plans, who is on them, what they are credited with, and all tables."""

    plans: tuple[Plan, ...]
    batches: tuple[Batch, ...]
    roster: ibis.Table
    tables: Mapping[str, ibis.Table]
    period: Period
    keep: Keep

    @property
    def currency(self) -> str:
        """The currency all plans share."""
        return self.plans[0].currency

    def of(self, rows: ibis.Table, plans: Sequence[str]) -> ibis.Table:
        """Take the rows of some plans; of all, as they are."""
        everyone = set(plans) >= {plan.code for plan in self.plans}
        return rows if everyone else rows.filter(rows.plan.isin(sorted(plans)))

    def of_kind(self, kind: type[Kind]) -> Iterator[tuple[Plan, str, Kind]]:
        """List the indicators of a kind, or of the kinds that extend it."""
        for plan in self.plans:
            for code, indicator in plan.indicators.items():
                if isinstance(indicator, kind):
                    yield plan, code, indicator

    def indicators(self, source: str) -> Iterator[tuple[Plan, str, Indicator]]:
        """List the indicators whose values come from a source."""
        for plan in self.plans:
            for code, indicator in plan.indicators.items():
                if indicator.source == source:
                    yield plan, code, indicator


def valued(
    rows: ibis.Table,
    code: str,
    indicator: Indicator,
    currency: str,
    *,
    value: Any,
    facts: Any,
    empty: Any = None,
    why: Any = "no_facts",
    **more: Any,
) -> ibis.Table:
    """Give one indicator's values in the columns every source gives; `rows` have plan and person.

    The exact value, `over` by `under`, stands beside the one rounded. `why` is the reason where there is
    none, `facts` how many facts made it, `empty` how many had an empty cell. What the indicator aims at
    stands beside it, so that all are compared with their targets at once.
    """
    same = indicator.target_value(currency)
    exact = figured(value)
    given = rows.select(
        "plan",
        "person",
        indicator=ibis.literal(code),
        over=exact.over,
        under=exact.divisor,
        why=ibis.literal(why) if isinstance(why, str) else why,
        fact_count=facts,
        empty_cells=number.whole(0) if empty is None else empty,
        same_target=number.nothing() if same is None else number.whole(same),
        aims=ibis.literal(indicator.target is not None),
        personal=ibis.literal(indicator.needs_target),
        less=ibis.literal(indicator.better == "less"),
        **more,
    )
    return _rounded(given, exact)


def _rounded(rows: ibis.Table, exact: Exact) -> ibis.Table:
    """Put the value beside what it is made of, rounded, and its rest."""

    def given(table: ibis.Table) -> Exact:
        return replace(exact, over=table.over, under=None if exact.under is None else table.under)

    rows = rows.mutate(value=given(rows).rounded())
    rows = rows.mutate(value_rest=given(rows).rest(rows.value))
    if not exact.near:
        return rows
    whole = rows.value_rest == number.whole(0)
    return rows.mutate(
        over=whole.ifelse(number.wide(rows.value), rows.over), under=whole.ifelse(number.wide(1), rows.under)
    )
