"""Facts that fell through: cancelled, returned, taken back in time, as a plan's claw-backs say."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from tests.oracle.agreement import Part
from tests.oracle.crediting import Crediting
from tests.oracle.periods import whole_months
from tests.oracle.settling.sharing import Fact, looks_at

Row = dict[str, Any]


@dataclass
class Fallen:
    """One plan's claw-backs, asked which facts fell through and when."""

    crediting: Crediting
    _taken: dict[str, dict[str, list[dt.date]]] = field(default_factory=dict)

    def counted_on(self, fact: Fact, otherwise: dt.date | None) -> dt.date | None:
        """Tell on which day a fact counted, as the data says now; if it says nothing, as the books did."""
        row = self.crediting.books.fact(*fact) if fact[0] in self.crediting.plan.credit else None
        day: dt.date | None = row[self.crediting.plan.credit[fact[0]]["counts_on"]] if row else None
        return day or otherwise

    def days_of(self, code: str, fact: Fact) -> list[dt.date]:
        """List the days up to the period's last on which a claw-back's dataset names a fact."""
        if code not in self._taken:
            self._taken[code] = self._read(self.crediting.plan.settlement[code])
        return self._taken[code].get(fact[1], []) if fact[0] == self.facts_of(code) else []

    def facts_of(self, code: str) -> str:
        """Name the dataset whose facts an item follows."""
        plan = self.crediting.plan
        return str(plan.settlement[code].get("facts") or next(iter(plan.credit)))

    def on(self, code: str, fact: Fact, since: dt.date | None) -> dt.date | None:
        """Tell on which day a fact fell through, for an item; None if it stands."""
        found = [
            day for claw in self._claws_about(code) if (day := self._fell_on(claw, fact, since)) is not None
        ]
        return min(found, default=None)

    def _claws_about(self, code: str) -> list[str]:
        """Name the claw-backs that look at an item; for one that waits for payment also those it looks at."""
        plan = self.crediting.plan
        waits = plan.settlement[code]["kind"] == "when_paid"
        return [
            claw
            for claw, says in plan.settlement.items()
            if says["kind"] == "claw_back"
            and (code in looks_at(plan, claw) or (waits and claw in looks_at(plan, code)))
        ]

    def _fell_on(self, claw: str, fact: Fact, since: dt.date | None) -> dt.date | None:
        days = self.days_of(claw, fact)
        if not days:
            return None
        in_the_data = self.crediting.books.fact(*fact) is not None
        counted = self.counted_on(fact, since)
        within = int(self.crediting.plan.settlement[claw]["within"])
        in_time = not in_the_data or counted is None or whole_months(counted, min(days)) < within
        return min(days) if in_time else None

    def _read(self, says: Part) -> dict[str, list[dt.date]]:
        found: dict[str, list[dt.date]] = {}
        facts = says.get("facts") or next(iter(self.crediting.plan.credit))
        for row in self.crediting.books.rows(says["dataset"]):
            day, fact_id = row[says["counts_on"]], row[says["fact"]]
            if fact_id is not None and day is not None and day <= self.crediting.closing.last:
                found.setdefault(self.crediting.root(facts, fact_id), []).append(day)
        return found
