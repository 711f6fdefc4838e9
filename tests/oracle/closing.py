"""A whole close by the oracle: plans and tables in, the tables of results out, as rows."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from tests.oracle.agreement import read
from tests.oracle.books import Books, Tables
from tests.oracle.crediting import Crediting, FellOutError, Step
from tests.oracle.facts import seen
from tests.oracle.indicators.found import Measure
from tests.oracle.indicators.measuring import Measuring
from tests.oracle.indicators.reviews import leniencies
from tests.oracle.paying.component import Component
from tests.oracle.paying.known import Known
from tests.oracle.periods import Closing
from tests.oracle.places import Places
from tests.oracle.scoring.grades import grades_of, ranks
from tests.oracle.scoring.parts import Scoring
from tests.oracle.scoring.totals import Total, total_of
from tests.oracle.settling.settlement import put_right, settle
from tests.oracle.warned import warnings_of, warnings_of_facts

Row = dict[str, Any]
Outputs = dict[str, list[Row]]
Fates = defaultdict[tuple[str, str], list[Row]]
OUTPUTS = (
    "credits", "measures", "scores", "grades", "pay_lines", "statements", "balances", "unused", "warnings",
)  # fmt: skip
MEASURED = (
    "value", "value_rest", "target", "attainment_ppm", "attainment_rest", "fact_count", "missing",
    "carried_on",
)  # fmt: skip
UNSHOWN = frozenset({"extra", "missing", "points", "contribution"})  # what a score carries for the oracle
HIDDEN = frozenset({"fact", "origin", "owner", "root", "stands"})  # what a credit carries for the oracle


def close(texts: Sequence[str], tables: Tables, first: dt.date, last: dt.date) -> Outputs:
    """Close a period; the last day belongs to it."""
    outputs: Outputs = {name: [] for name in OUTPUTS}
    fates: Fates = defaultdict(list)
    fallen: list[Row] = []
    books, closing = Books(tables), Closing(first, last)
    places = Places(books.rows("assignments"))
    for text in texts:
        plan = read(text)
        members = {member.person: member for member in places.members(plan.code, closing, books.people)}
        crediting = Crediting(plan, books, places, closing, frozenset(members))
        _Close(crediting, members, outputs, fates).run()
    codes = [read(text).code for text in texts]
    outputs["balances"] += [row for row in books.rows("balances") if not _is_settled(row, texts)]
    put_right(books, codes, closing, outputs)
    for (dataset, fact_id), reached in sorted(fates.items()):
        furthest = max(reached, key=lambda fate: fate["reason"])
        if furthest["reason"] != Step.USED:
            row = {"dataset": dataset, "fact_id": fact_id, "reason": furthest["reason"].name.lower()}
            fallen.append(row | {name: _last(reached, name) for name in ("owner", "counted_on")})
    outputs["unused"] = [row for row in fallen if row["reason"] != "outside_period"]
    outputs["warnings"] += warnings_of_facts([(row["dataset"], row["reason"]) for row in fallen])
    return outputs


def _is_settled(balance: Row, texts: Sequence[str]) -> bool:
    return any(
        plan.code == balance["plan"] and balance["item"] in plan.settlement for plan in map(read, texts)
    )


class _Close:
    """One plan's close."""

    def __init__(
        self, crediting: Crediting, members: Mapping[str, Any], outputs: Outputs, fates: Fates
    ) -> None:
        self.crediting, self.plan, self.members = crediting, crediting.plan, members
        self.outputs, self.fates = outputs, fates

    def run(self) -> None:
        credited = self._credit()
        measuring = self._measuring(credited)
        measures = {
            person: {code: of.measure(code) for code in self.plan.indicators}
            for person, of in measuring.items()
        }
        self._tell_fates(credited, measures)
        scoring = Scoring(self.plan, self.members, measures)
        scores = {person: scoring.rows(person) for person in self.members}
        totals = {person: self._total(measures[person], scores[person]) for person in self.members}
        whole = {person: total.total for person, total in totals.items()}
        grades = grades_of(self.plan, self.members, whole)
        known = Known(
            plan=self.plan,
            crediting=self.crediting,
            closing=self.crediting.closing,
            members=self.members,
            measuring=measuring,
            measures=measures,
            scores=scores,
            totals=whole,
            grades={person: row["grade"] for person, row in grades.items()},
        )
        components = [Component(known, code) for code in self.plan.pay]
        placed, peers = ranks(whole), sum(total is not None for total in whole.values())
        for person in self.members:
            who = {"plan": self.plan.code, "person": person}
            paid = []
            for component in components:
                lines, statement = component.paid(person)
                self.outputs["pay_lines"] += [who | {"component": component.code} | line for line in lines]
                paid.append(who | statement)
            self.outputs["statements"] += paid
            self._report(who, measures[person], scores[person], paid)
            if self.plan.scorecard is not None:
                row = who | grades[person] | totals[person].shown
                rank = placed[person]
                self.outputs["grades"].append(row | {"rank": rank, "peers": peers if rank else None})
        settle(self.crediting, self.members, measures, self.outputs)

    def _credit(self) -> list[Row]:
        """Credit every fact, each row carrying the fact it came from."""
        found: list[Row] = []
        for dataset in self.plan.credit:
            for fact in self.crediting.books.rows(dataset):
                day = self.crediting.counted_on(dataset, fact)
                owner = self.crediting.owner_of(dataset, fact)
                outside = day is not None and day not in self.crediting.closing
                fate = self.fates[dataset, fact["id"]]
                if outside:
                    fate.append(_fate(owner, day, Step.OUTSIDE_PERIOD))
                try:
                    found += self._seen(dataset, fact)
                except FellOutError as fell_out:
                    if not outside:
                        fate.append(_fate(owner, day, fell_out.step))
        return found

    def _seen(self, dataset: str, fact: Row) -> list[Row]:
        crediting = self.crediting
        rows = crediting.credits_of(dataset, fact)
        whole = crediting.whole_minor(dataset, fact)
        view = seen(self.plan, dataset, fact, whole)
        more = {
            "fact": view,
            "origin": self._origin(dataset, fact, view),
            "owner": crediting.owner_of(dataset, fact),
            "stands": crediting.stands(dataset, fact),
        }
        return [row | more for row in rows]

    def _origin(self, dataset: str, fact: Row, view: Row) -> Row:
        """Show what a fact takes back, whose rates and factors it takes; else the fact itself."""
        first = self.crediting.original(dataset, fact)
        if first is fact:
            return view
        try:
            return seen(self.plan, dataset, first, self.crediting.whole_minor(dataset, first))
        except FellOutError:
            return seen(self.plan, dataset, first, None)

    def _measuring(self, credited: Sequence[Row]) -> dict[str, Measuring]:
        own: defaultdict[str, list[Row]] = defaultdict(list)
        for row in credited:
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
        return {
            person: Measuring(self.plan, books, closing, member, own[person], leniency)
            for person, member in self.members.items()
        }

    def _tell_fates(self, credited: Sequence[Row], measures: Mapping[str, Mapping[str, Measure]]) -> None:
        """Write the period's credits, and whether anybody's indicator looks at them."""
        counted = {
            (row["dataset"], row["fact_id"])
            for own in measures.values()
            for found in own.values()
            for row in found.looked_at
        }
        for row in credited:
            if row["counted_on"] in self.crediting.closing:
                shown = {name: value for name, value in row.items() if name not in HIDDEN}
                self.outputs["credits"].append(shown)
                reason = Step.USED if (row["dataset"], row["fact_id"]) in counted else Step.NOT_COUNTED
                self.fates[row["dataset"], row["fact_id"]].append(
                    _fate(row["owner"], row["counted_on"], reason)
                )

    def _total(self, measures: Mapping[str, Measure], scores: Sequence[Row]) -> Total:
        if self.plan.scorecard is None:
            return Total(None, None, None)
        return total_of(self.plan, measures, scores)

    def _report(
        self, who: Row, measures: Mapping[str, Measure], scores: Sequence[Row], paid: Sequence[Row]
    ) -> None:
        """Write one person's measures, scores and warnings."""
        for code, found in measures.items():
            row = who | {"indicator": code} | {name: getattr(found, name) for name in MEASURED}
            self.outputs["measures"].append(row)
        self.outputs["scores"] += [
            who | {name: value for name, value in row.items() if name not in UNSHOWN} for row in scores
        ]
        self.outputs["warnings"] += warnings_of(who, measures, scores, paid)


def _last(fates: Sequence[Row], name: str) -> Any:
    """Give what plans say of a fact; where they differ, what comes last."""
    return max((fate[name] for fate in fates if fate[name] is not None), default=None)


def _fate(owner: str | None, day: dt.date | None, reason: Step) -> Row:
    """Tell how far a fact came under one plan."""
    return {"owner": owner, "counted_on": day, "reason": reason}
