"""One component of pay of everybody on a plan."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any

from tests.oracle.agreement import Part
from tests.oracle.amounts import MILLION, checked, half_up, times
from tests.oracle.paying import by_fact
from tests.oracle.paying.among import Shared, budgeted, pooled, prized
from tests.oracle.paying.at_once import exact_of
from tests.oracle.paying.by_fact import exact_lines, once, year_pay
from tests.oracle.paying.factors import factor_of, gate_of
from tests.oracle.paying.held_each import Held
from tests.oracle.paying.known import Known, Stopped
from tests.oracle.paying.rounding import Rounding
from tests.oracle.settling.sharing import Fact, share_over, weights_of, writing_by_fact
from tests.oracle.thresholds import all_of

Row = dict[str, Any]


@dataclass
class Component:
    """A component; ask it for one person's lines, then for their statement."""

    known: Known
    code: str

    @property
    def says(self) -> Part:
        """Give what the plan says of it."""
        return self.known.plan.pay[self.code]

    @cached_property
    def rounding(self) -> Rounding:
        """Give how the plan rounds pay."""
        return Rounding.of(self.known.plan)

    def paid(self, person: str) -> tuple[list[Row], Row]:
        """Give one person's lines and their statement."""
        found = self._lines(person)
        lines = [] if isinstance(found, Stopped) else found
        total = checked(sum(line["amount_minor"] for line in lines))
        if (
            "cap" in self.says
            and total > self.known.plan.money(self.says["cap"])
            and not self._lifted(person)
        ):
            taken = self.known.plan.money(self.says["cap"]) - total
            lines += self._spread(checked(taken), "cap", lines)
            total += taken
        note = None if total else found.why if isinstance(found, Stopped) else self._why(person, lines)
        return lines, {"component": self.code, "amount_minor": total, "note": note}

    def _lifted(self, person: str) -> bool:
        """Tell whether the cap does not hold: all that it hangs on is kept."""
        known, unless = self.known, self.says.get("cap_unless")
        return unless is not None and all_of(known.plan, unless, known.measures[person]) is True

    def _spread(self, amount: int, note: str, lines: Sequence[Row]) -> list[Row]:
        """Make the lines of what is taken or given: shared over the facts where an item asks fact by fact."""
        parts: dict[Fact | None, int] = {None: amount}
        if self.code in writing_by_fact(self.known.plan):
            parts = share_over(amount, weights_of(lines, self.known.crediting))
        return [
            once(self.known, fact) | {"amount_minor": part, "note": note}
            for fact, part in parts.items()
            if part
        ]

    def _lines(self, person: str) -> list[Row] | Stopped:
        if gate_of(self.known, self.says, person) is None:
            return Stopped("blocked")
        if self.says["kind"] in by_fact.KINDS:
            return self._by_fact(person)
        factor = factor_of(self.known, self.says, person, None)
        exact = self._shared[person] if self._is_shared else exact_of(self.known, self.says, person)
        stopped = [found for found in (factor, exact) if isinstance(found, Stopped)]
        if stopped:
            return stopped[0]
        assert not isinstance(exact, Stopped)
        assert not isinstance(factor, Stopped)
        if self._is_shared:
            exact = exact * MILLION
        amount = self.rounding.rounded(_over(exact * factor))
        note = "flat"
        if not exact and self.says["kind"] in ZERO:
            note = ZERO[self.says["kind"]]
        elif not gate_of(self.known, self.says, person):
            note = "gate"
        elif not factor:
            note = "zero_factor"
        return [once(self.known) | {"amount_minor": amount, "note": note}]

    @property
    def _is_shared(self) -> bool:
        """Tell whether what one gets hangs on what others get."""
        return self.says["kind"] in {"pool", "contest"} or "budget" in self.says

    @cached_property
    def _shared(self) -> Shared:
        if self.says["kind"] == "pool":
            return pooled(self.known, self.says)
        if self.says["kind"] == "contest":
            return prized(self.known, self.says)
        exact = {person: exact_of(self.known, self.says, person) for person in self.known.members}
        amounts = {
            person: max(half_up(_over(found * MILLION)), 0)  # nobody owes what others get
            for person, found in exact.items()
            if not isinstance(found, Stopped)
        }
        return exact_stops(exact) | budgeted(self.known, self.says, amounts)

    def _by_fact(self, person: str) -> list[Row] | Stopped:
        held = factor_of(self.known, self.says, person, None)
        if isinstance(held, Stopped):  # a factor that nobody can tell comes first
            return held
        found = exact_lines(self.known, self.code, person)
        if isinstance(found, Stopped):
            return found
        most = self.known.plan.money(self.says["cap_each"]) if "cap_each" in self.says else None
        each, lines, exact_total = Held(most), [], Fraction(0)
        for line, exact, row in found:
            factor = factor_of(self.known, self.says, person, row.get("origin"))
            assert not isinstance(factor, Stopped)
            pay = _over(exact * factor)
            amount, note = self.rounding.of_line(pay), self._note(person, line, exact, factor, row)
            held_amount, held_exact = each.of(row, amount, pay)
            if held_amount != amount:
                note = line.get("note") or "cap_each"
            lines.append(line | {"amount_minor": held_amount, "note": note})
            exact_total += held_exact
        if self.says.get("over") == "year to date":
            return lines + self._true_up(person, lines)
        short = self.rounding.of_total(exact_total, lines)
        return lines + ([once(self.known) | {"amount_minor": short, "note": "rounding"}] if short else [])

    def _note(self, person: str, line: Row, exact: Any, factor: int, row: Row) -> str | None:
        """Say why a line pays nothing, or less than its rate, or by no original's."""
        if line.get("note") is not None:
            return str(line["note"])
        if not exact and (line["credit_minor"] or self.says["kind"] == "bounty"):
            return ZERO.get(self.says["kind"], "zero_rate")
        if not gate_of(self.known, self.says, person):
            return "gate"
        if not factor:
            return "zero_factor"
        alone = (line["credit_minor"] or 0) < 0 and row["root"] == row["fact_id"]
        return "refund_alone" if alone else None

    def _why(self, person: str, lines: Sequence[Row]) -> str:
        """Say why lines come to nothing."""
        if not lines:
            return "no_credits"
        notes, zero = {line["note"] for line in lines}, ZERO.get(self.says["kind"], "zero_rate")
        if notes == {zero}:
            return zero
        if not gate_of(self.known, self.says, person):
            return "gate"
        if factor_of(self.known, self.says, person, None) == 0 or notes <= {zero, "zero_factor"}:
            return "zero_factor"
        return "nets_to_zero"

    def _true_up(self, person: str, lines: Sequence[Row]) -> list[Row]:
        """Bring a period's lines to what the year pays by now less what it paid before."""
        closing = self.known.closing
        now, before = (
            half_up(_over(year_pay(self.known, self.says, person, days) * MILLION))
            for days in (closing.year, closing.year_before)
        )
        factor = factor_of(self.known, self.says, person, None)
        assert not isinstance(factor, Stopped)
        short = times(now - before, factor) - sum(line["amount_minor"] for line in lines)
        return self._spread(short, "true_up", lines)


ZERO = {
    "bonus_by_grade": "unpaid_grade",
    "objective_bonus": "no_points",
    "merit_matrix": "zero_rate",
    "pool": "zero_rate",
    "formula": "zero_result",
    "amount_by_tier": "unpaid_tier",
    "beyond": "below_edge",
    "per_unit": "unpaid_tier",
}


def exact_stops(exact: dict[str, Any]) -> Shared:
    """Pick who gets nothing, and why."""
    return {person: found for person, found in exact.items() if isinstance(found, Stopped)}


def _over(product: Fraction | int) -> Fraction:
    return Fraction(product) / MILLION**2
