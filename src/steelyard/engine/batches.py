"""Plans gathered by what they share, so that equal work is done once for all of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import ibis

from steelyard.engine.crediting.climb import Climb
from steelyard.engine.crediting.credit import Credit
from steelyard.engine.indicators.facts import CreditedFacts
from steelyard.engine.period import Period, WindowName
from steelyard.engine.plan import Plan


@dataclass(frozen=True)
class Batch:
    """Plans that credit one dataset in the same way, and the rows they are credited with.

    `rows` are those of the period. `earlier` are those before it, as far back as a plan looks, for the plans
    that do; there is none where no plan does. Where managers are credited, sums can climb instead.
    """

    dataset: str
    credit: Credit
    plans: tuple[Plan, ...]
    columns: tuple[str, ...]
    rows: ibis.Table
    period: Period
    earlier: ibis.Table | None = None
    climb: Climb | None = None
    parts: ibis.Table | None = None  # the period's facts divided among people, before plans credit them

    @property
    def facts(self) -> CreditedFacts:
        """The rows as indicators see them."""
        return self._seen(self.rows)

    def of(self, plans: Iterable[str]) -> CreditedFacts:
        """The rows of some of the plans."""
        codes = sorted(plans)
        rows = self.rows
        if set(codes) < {plan.code for plan in self.plans}:
            rows = rows.filter(rows.plan.isin(codes))
        return self._seen(rows)

    def within(self, window: WindowName) -> CreditedFacts:
        """The rows of a stretch of days: the period's, or others that some plan looks at (`Plan.windows`)."""
        if window == "period":
            return self.facts
        if self.earlier is None:
            msg = f"no plan looks at {self.dataset} of {window}"
            raise LookupError(msg)
        days = self.period.window(window)
        earlier = self.earlier.filter(self.earlier.counted_on.between(days.first_day, days.last_day))
        return self._seen(earlier.union(self.rows) if window == "year_to_date" else earlier)

    @property
    def windows(self) -> list[WindowName]:
        """Name the stretches of days, beside the period, that some plan looks at."""
        return sorted(frozenset().union(*(plan.windows(self.dataset) for plan in self.plans)))

    def _seen(self, rows: ibis.Table) -> CreditedFacts:
        return CreditedFacts(rows, self.credit.amount, self.plans[0].minor_units, self.credit.one_row_a_fact)


def batch_of(batches: Sequence[Batch], plan: Plan | str, dataset: str) -> Batch:
    """Find the rows a plan is credited with of a dataset."""
    code = plan if isinstance(plan, str) else plan.code
    return next(b for b in batches if b.dataset == dataset and code in {one.code for one in b.plans})
