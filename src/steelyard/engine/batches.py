"""Plans gathered by what they share, so that equal work is done once for all of them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import ibis

from steelyard.engine.crediting.credit import Credit
from steelyard.engine.indicators.facts import CreditedFacts
from steelyard.engine.plan import Plan

Thing = TypeVar("Thing")


@dataclass(frozen=True)
class Batch:
    """Plans that credit one dataset in the same way, and the rows they are credited with."""

    dataset: str
    credit: Credit
    plans: tuple[Plan, ...]
    columns: tuple[str, ...]
    rows: ibis.Table

    @property
    def facts(self) -> CreditedFacts:
        """The rows as indicators see them."""
        units = self.plans[0].minor_units
        return CreditedFacts(self.rows, self.credit.amount, units, self.credit.one_row_a_fact)

    def of(self, plans: Iterable[str]) -> CreditedFacts:
        """The rows of some of the plans."""
        rows = self.rows.filter(self.rows.plan.isin(sorted(plans)))
        return CreditedFacts(rows, self.credit.amount, self.plans[0].minor_units, self.credit.one_row_a_fact)


def alike(plans: Sequence[Plan], things: Any) -> Iterator[tuple[Thing, list[str]]]:
    """Group `things(plan)`, pairs of a key and a thing, by key; gives each thing with the plans it is in."""
    found: dict[str, tuple[Any, list[str]]] = {}
    for plan in plans:
        for key, thing in things(plan):
            found.setdefault(key, (thing, []))[1].append(plan.code)
    yield from found.values()


def batch_of(batches: Sequence[Batch], plan: Plan | str, dataset: str) -> Batch:
    """Find the rows a plan is credited with of a dataset."""
    code = plan if isinstance(plan, str) else plan.code
    return next(b for b in batches if b.dataset == dataset and code in {one.code for one in b.plans})
