"""A statement as known now, beside what was paid: recalculated, nothing of it is due before it is posted."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from steelyard import engine
from steelyard.foundation import calculation
from steelyard.foundation.calculation.models import Run
from steelyard.foundation.periods.models import Period
from steelyard.loop.rewards import recalculating
from steelyard.loop.rewards.models import Statement
from steelyard.loop.rewards.queries.known_results import KnownResult, known_results
from steelyard.loop.rewards.queries.titles import title_of


@dataclass(frozen=True, kw_only=True)
class KnownPart:
    """One component, then and now."""

    title: str
    then_minor: int
    now_minor: int

    @property
    def difference_minor(self) -> int:
        """What came since."""
        return self.now_minor - self.then_minor


@dataclass(frozen=True, kw_only=True)
class KnownNow:
    """All components, then and now, and when it was calculated."""

    run: Run
    at: datetime
    is_stale: bool
    parts: tuple[KnownPart, ...]
    results: tuple[KnownResult, ...]

    @property
    def then_minor(self) -> int:
        """The total as it was."""
        return sum(part.then_minor for part in self.parts)

    @property
    def now_minor(self) -> int:
        """The total as known now."""
        return sum(part.now_minor for part in self.parts)

    @property
    def difference_minor(self) -> int:
        """What came since."""
        return self.now_minor - self.then_minor


def known_run_of(period: Period) -> Run | None:
    """Return a closed period as it was last recalculated; none where that never happened."""
    found = recalculating.newest_of(period.kind)
    folder = found.folders.get(period.code) if found else None
    return calculation.find_known(period, folder) if folder else None


def known_now(statement: Statement, plans: Mapping[str, engine.Plan]) -> KnownNow | None:
    """Put a statement beside what it would be now."""
    found, run = recalculating.newest_of(statement.period.kind), known_run_of(statement.period)
    if found is None or run is None:
        return None
    now = {
        (result.plan, part.component): part.amount_minor
        for result in calculation.results_of(run, statement.person.code)
        for part in result.components
    }
    then = {(part.plan_code, part.component): part.amount_minor for part in statement.parts.all()}
    titles = {**calculation.plans_of(run), **plans}
    keys = [*then, *(key for key in now if key not in then)]
    parts = tuple(
        KnownPart(
            title=title_of(titles, *key),
            then_minor=then.get(key, 0),
            now_minor=then[key] if key[1] == "corrections" and key in then else now.get(key, 0),
        )
        for key in keys
    )
    return KnownNow(
        run=run,
        at=found.at,
        is_stale=recalculating.is_stale(found),
        parts=parts,
        results=known_results(statement, run),
    )
