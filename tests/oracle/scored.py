"""One plan's people, credited, measured and scored: all of a close that comes before grades and pay."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property
from typing import Any

from tests.oracle.agreement import Agreement
from tests.oracle.books import Books, Tables
from tests.oracle.crediting import Crediting, FellOutError, Step
from tests.oracle.indicators.found import Measure
from tests.oracle.indicators.groups import Groups
from tests.oracle.indicators.measuring import Measuring
from tests.oracle.indicators.reviews import leniencies
from tests.oracle.periods import Closing
from tests.oracle.places import Member, Places
from tests.oracle.scoring.parts import Scoring
from tests.oracle.scoring.totals import Total, total_of
from tests.oracle.views import views_of

Row = dict[str, Any]
Fates = defaultdict[tuple[str, str], list[Row]]


class Scored:
    """Works out what is asked of it, once."""

    def __init__(
        self, crediting: Crediting, members: Mapping[str, Member], fates: Fates | None = None
    ) -> None:
        self.crediting, self.plan, self.members = crediting, crediting.plan, members
        self.fates: Fates = defaultdict(list) if fates is None else fates

    @staticmethod
    def of(plan: Agreement, tables: Tables, closing: Closing) -> "Scored":
        """Begin with one plan alone."""
        books = Books(tables)
        places = Places(books.rows("assignments"))
        members = {member.person: member for member in places.members(plan.code, closing, books.people)}
        return Scored(Crediting(plan, books, places, closing, frozenset(members)), members)

    @cached_property
    def credited(self) -> list[Row]:
        """Credit every fact, each row carrying the fact it came from."""
        found: list[Row] = []
        for dataset in self.plan.credit:
            for fact in self.crediting.books.rows(dataset):
                day = self.crediting.counted_on(dataset, fact)
                owner = self.crediting.owner_of(dataset, fact)
                outside = day is not None and day not in self.crediting.closing
                fate = self.fates[dataset, fact["id"]]
                if outside:
                    fate.append(fate_of(owner, day, Step.OUTSIDE_PERIOD))
                try:
                    rows = self.crediting.credits_of(dataset, fact)
                    views = views_of(self.crediting, dataset, fact)
                    found += [row | views for row in rows]
                except FellOutError as fell_out:
                    if not outside:
                        fate.append(fate_of(owner, day, fell_out.step))
        return found

    @cached_property
    def measuring(self) -> dict[str, Measuring]:
        """Give what measures each of them."""
        own: defaultdict[str, list[Row]] = defaultdict(list)
        for row in self.credited:
            own[row["person"]].append(row)
        books, closing = self.crediting.books, self.crediting.closing
        ratings = [
            row
            for person in self.members
            for row in books.ratings.get((person,), ())
            if row["given_on"] in closing
        ]
        leniency = {
            code: leniencies(indicator, ratings)
            for code, indicator in self.plan.indicators.items()
            if indicator["kind"] == "reviews"
        }
        groups = Groups(self.crediting)
        return {
            person: Measuring(self.plan, books, closing, member, own[person], leniency, groups)
            for person, member in self.members.items()
        }

    @cached_property
    def measures(self) -> dict[str, dict[str, Measure]]:
        """Measure everybody."""
        return {
            person: {code: of.measure(code) for code in self.plan.indicators}
            for person, of in self.measuring.items()
        }

    @cached_property
    def scoring(self) -> Scoring:
        """Give what scores each of them, among their peers."""
        return Scoring(self.plan, self.members, self.measures)

    @cached_property
    def scores(self) -> dict[str, list[Row]]:
        """Score everybody's parts."""
        return {person: self.scoring.rows(person) for person in self.members}

    def total(self, person: str) -> Total:
        """Give one person's total."""
        if self.plan.scorecard is None:
            return Total(None, None, None)
        return total_of(self.plan, self.measures[person], self.scoring.rows(person))


def fate_of(owner: str | None, day: dt.date | None, reason: Step) -> Row:
    """Tell how far a fact came under one plan."""
    return {"owner": owner, "counted_on": day, "reason": reason}
