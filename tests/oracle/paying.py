"""What one component pays one person: lines, each rounded once, and the statement that is their sum."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate, pairwise
from typing import Any

from tests.oracle import bands
from tests.oracle.agreement import Agreement, Part
from tests.oracle.amounts import MILLION, checked, half_up, number
from tests.oracle.measuring import Measure
from tests.oracle.thresholds import kept

Row = dict[str, Any]


@dataclass(frozen=True)
class Component:
    """One component of pay of one person."""

    plan: Agreement
    code: str
    measures: Mapping[str, Measure]
    last: dt.date

    @property
    def says(self) -> Part:
        """Give what the plan says of it."""
        return self.plan.pay[self.code]

    def lines(self) -> list[Row]:
        """Pay every fact, or once; then take off what is above the cap in a line of its own."""
        if self.stopped():
            return []
        lines = [self._paid(row) for row in (self._credits() if "on" in self.says else [_once(self.last)])]
        total = sum(line["amount_minor"] for line in lines)
        if "cap" in self.says and total > self.plan.money(self.says["cap"]):
            taken = self.plan.money(self.says["cap"]) - total
            lines.append(_once(self.last) | {"amount_minor": checked(taken), "note": "cap"})
        return lines

    def statement(self, lines: Sequence[Row]) -> Row:
        """Sum the lines, and say why when there is nothing."""
        amount = checked(sum(line["amount_minor"] for line in lines))
        return {"component": self.code, "amount_minor": amount, "note": None if amount else self._why(lines)}

    def stopped(self) -> str | None:
        """Tell whether something it needs is missing, under a rule that stops it."""
        if self._gate_kept() is None:
            return "blocked"
        if self.says["kind"] == "tiers_by_attainment" and self._reached().missing:
            return {"block": "blocked", "leave out": "left_out", "zero": None}[self._reached().rule]
        return None

    def _gate_kept(self) -> bool | None:
        gate = self.says.get("gate")
        return True if gate is None else kept(self.plan, gate, self.measures[gate["indicator"]])

    def _reached(self) -> Measure:
        return self.measures[str(self.says.get("of", self.says["on"]))]

    def _credits(self) -> list[Row]:
        """Put facts in order, by date and then id, with the running total before and after each."""
        credit: dict[tuple[dt.date, str, str], int] = {}
        for row in self.measures[self.says["on"]].counted:
            fact = (row["counted_on"], row["fact_id"], row["dataset"])
            credit[fact] = credit.get(fact, 0) + row["amount_minor"]
        counted = sorted(credit.items())
        running = list(accumulate((amount for _, amount in counted), initial=0))
        return [
            {
                "dataset": dataset,
                "fact_id": fact_id,
                "counted_on": counted_on,
                "credit_minor": amount,
                "before": before,
                "running_minor": checked(after),
                "period": running[-1],
            }
            for ((counted_on, fact_id, dataset), amount), (before, after) in zip(
                counted, pairwise(running), strict=True
            )
        ]

    def _paid(self, row: Row) -> Row:
        exact = self._exact(row)
        note = "flat" if self.says["kind"] == "flat" else None
        if not self._gate_kept():
            exact *= number(self.says["gate"].get("otherwise", "0%"))
            note = "gate"
        if row["credit_minor"] and not self._exact(row):
            note = "zero_rate"
        kept_columns = {name: value for name, value in row.items() if name not in {"before", "period"}}
        return kept_columns | {"amount_minor": half_up(exact), "note": note}

    def _exact(self, row: Row) -> Fraction:
        """Give the exact pay of one line, in minor units."""
        if self.says["kind"] == "flat":
            return Fraction(self.plan.money(self.says["amount"]))
        if self.says.get("method") == "marginal":
            slices = self.slices(row["before"], row["running_minor"])
            return sum((part * rate for part, rate in slices), Fraction(0))
        tier = self.says if self.says["kind"] == "rate" else self._tier(row["period"])
        return Fraction(row["credit_minor"] * number(tier["rate"]))

    def _tier(self, period_minor: int) -> Part:
        """Find the one tier the period reached."""
        if self.says["kind"] == "tiers_by_amount":
            return bands.only(self.says["tiers"], period_minor, self.plan.money)
        reached = self._reached()
        if reached.attainment_ppm is None:  # `if_missing: zero`: no higher tier is ever reached
            return self.says["tiers"][0]  # type: ignore[no-any-return]
        return bands.only(self.says["tiers"], Fraction(reached.attainment_ppm, MILLION))

    def slices(self, before: int, after: int) -> list[tuple[int, Fraction]]:
        """Cut the way from one running total to the next into what lies in each tier, with its rate."""
        tiers = self.says["tiers"]
        edges = [self._edge(str(bands.low_edge(tier))) for tier in tiers[1:]]
        found = []
        for place, tier in enumerate(tiers):
            low = edges[place - 1] if place else None
            high = edges[place] if place < len(edges) else None
            found.append((_held(after, low, high) - _held(before, low, high), number(tier["rate"])))
        return found

    def _edge(self, written: str) -> int:
        if self.says["kind"] == "tiers_by_amount":
            return self.plan.money(written)
        target = self._reached().target
        if not target:  # `if_missing: zero`: no higher tier is ever reached
            return 2**63
        return half_up(target * number(written))

    def _why(self, lines: Sequence[Row]) -> str:
        if self.stopped():
            return str(self.stopped())
        if not lines:
            return "no_credits"
        notes = {line["note"] for line in lines}
        if notes == {"zero_rate"}:
            return "zero_rate"
        if "gate" in notes:
            return "gate"
        return "nets_to_zero"


def _once(day: dt.date) -> Row:
    """Begin a line that is for no fact."""
    return {"dataset": None, "fact_id": None, "counted_on": day, "credit_minor": None, "running_minor": None}


def _held(value: int, low: int | None, high: int | None) -> int:
    """Hold a running total between the ends of a tier."""
    value = value if low is None else max(value, low)
    return value if high is None else min(value, high)
