"""What one person's indicators come to, and how much of their targets is reached."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from tests.oracle.agreement import Agreement
from tests.oracle.amounts import MILLION
from tests.oracle.books import Books
from tests.oracle.indicators.formula import DividedByZeroError, formula
from tests.oracle.indicators.found import Found, Measure
from tests.oracle.indicators.groups import Groups
from tests.oracle.indicators.in_a_row import in_a_row
from tests.oracle.indicators.over_facts import KINDS, found_in
from tests.oracle.indicators.over_ratings import checked_off, rated
from tests.oracle.indicators.reviews import reviewed
from tests.oracle.indicators.targets import agreed, quota, target_of
from tests.oracle.periods import Closing, Days
from tests.oracle.places import Member

Row = dict[str, Any]
Value = Fraction | int
BEFORE = {"previous period": "previous", "same period last year": "last_year"}


@dataclass
class Measuring:
    """One person's credits and ratings, of this period and of the days before it."""

    plan: Agreement
    books: Books
    closing: Closing
    member: Member
    credited: Sequence[Row]
    leniency: Mapping[str, Mapping[str, int]]
    groups: Groups
    _known: dict[tuple[str, Days], Found] = field(default_factory=dict)

    def measure(self, code: str) -> Measure:
        """Measure an indicator over the period."""
        indicator = self.plan.indicators[code]
        found, carried = self.found(code, self.closing), None
        if found.exact is None and indicator.get("if_missing") == "carry":
            carried = self.books.carried(self.member.person, code, self.closing)
        if isinstance(indicator.get("target"), dict):
            target = self.groups.target(code, self.member)
        else:
            target = target_of(self.plan, code, self.member, self.books, self.closing)
        return self._compared(code, found, target, carried)

    def of_the_year(self, code: str, days: Days, *, whole: bool = False) -> Measure:
        """Measure it over the year, with the year's targets so far, or the whole year's."""
        found = self.found(code, days)
        if whole:
            return self._compared(code, found, quota(self.plan, code, self.member, self.books, self.closing))
        periods = [period for period in self.closing.of_the_year if period.last <= days.last]
        targets = [self._asked_for(code, period) for period in periods]
        target = None if None in targets or not targets else sum(value for value in targets if value)
        return self._compared(code, found, target)

    def _asked_for(self, code: str, period: Days) -> int | None:
        """Give a period's target; one that was over before somebody was here asks for nothing."""
        if period.last < min(self.closing.first, self.member.first_on):
            return 0
        return agreed(self.plan, code, self.member, self.books, period)

    def _compared(self, code: str, found: Found, target: int | None, carried: Row | None = None) -> Measure:
        indicator, value = self.plan.indicators[code], carried["value"] if carried else found.exact
        better, missing, attainment = indicator.get("better", "more"), found.why, None
        if value is not None:
            missing = "target_zero" if target == 0 else None
            if "target" in indicator and target is None:
                missing = "no_target"
        if value is not None and target and missing is None:
            part = Fraction(value) / target
            attainment = part if better == "more" else 2 - part
        return Measure(
            exact=value,
            why=found.why,
            fact_count=found.fact_count,
            empty_cells=found.empty_cells,
            looked_at=found.looked_at,
            counted=found.counted,
            target=target,
            attainment=attainment,
            missing=missing,
            rule=indicator.get("if_missing", "block"),
            better=better,
            carried_on=carried["ends_on"] if carried else None,
        )

    def found(self, code: str, days: Days) -> Found:
        """Find an indicator's value over some days."""
        if (code, days) not in self._known:
            of_group = self.plan.indicators[code].get("within", "person") != "person"
            found = self.groups.found(code, self.member) if of_group else self._found(code, days)
            self._known[code, days] = found
        return self._known[code, days]

    def _found(self, code: str, days: Days) -> Found:  # noqa: PLR0911 - a case a kind
        indicator = self.plan.indicators[code]
        if indicator["kind"] == "in_a_row":
            now = self.measure(indicator["kept"]["indicator"])
            return in_a_row(self.plan, indicator, self.member.person, now, self.books, self.closing)
        if indicator["kind"] in KINDS:
            return found_in(self.plan, code, [row for row in self.credited if row["counted_on"] in days])
        if indicator["kind"] == "growth":
            return self._grown(indicator["of"], getattr(self.closing, BEFORE[indicator["on"]]))
        if indicator["kind"] == "formula":
            return self._computed(code, days)
        ratings = [
            row for row in self.books.ratings.get((self.member.person,), ()) if row["given_on"] in days
        ]
        if indicator["kind"] == "rating":
            return rated(code, indicator, ratings)
        if indicator["kind"] == "checklist":
            return checked_off(indicator, ratings)
        return reviewed(indicator, ratings, self.leniency[code])

    def _grown(self, code: str, days: Days) -> Found:
        now, before = self.found(code, self.closing), self.found(code, days)
        if now.exact is None or before.exact is None or before.exact <= 0:
            return Found(None, "nothing_before", now.fact_count)
        grown = Fraction(now.exact - before.exact) / before.exact
        return Found(grown * MILLION, None, now.fact_count)

    def _or_carried(self, code: str, value: Value | None, days: Days) -> Value | None:
        """Give a value or, in the period, the one that is carried for it."""
        carries = self.plan.indicators[code].get("if_missing") == "carry" and days == self.closing
        row = self.books.carried(self.member.person, code, days) if value is None and carries else None
        return row["value"] if row else value

    def _computed(self, code: str, days: Days) -> Found:
        indicator = self.plan.indicators[code]
        compute, names = formula(indicator["formula"])
        parts = {name: self.found(name, days) for name in names}
        facts = sum(part.fact_count for part in parts.values())
        known = {name: self._or_carried(name, part.exact, days) for name, part in parts.items()}
        if None in known.values():
            return Found(None, "part_missing", facts)
        values = {name: Fraction(value or 0) / self.plan.scale(name) for name, value in known.items()}
        try:
            exact = compute(values.__getitem__)
        except DividedByZeroError:
            return Found(None, "part_missing", facts)
        return Found(exact * self.plan.scale(code), None, facts)
