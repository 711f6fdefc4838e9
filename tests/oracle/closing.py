"""A whole close by the oracle: plans and tables in, the tables of results out, as rows."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from tests.oracle.agreement import read
from tests.oracle.books import Books, Tables
from tests.oracle.crediting import Crediting, Step
from tests.oracle.indicators.found import Measure
from tests.oracle.paying.component import Component
from tests.oracle.paying.known import Known
from tests.oracle.periods import Closing
from tests.oracle.places import Places
from tests.oracle.scored import Fates, Scored, fate_of
from tests.oracle.scoring.grades import grades_of, ranks
from tests.oracle.settling.settlement import put_right, settle
from tests.oracle.warned import warnings_of, warnings_of_facts

Row = dict[str, Any]
Outputs = dict[str, list[Row]]
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
        scored = Scored(self.crediting, self.members, self.fates)
        measures, scores = scored.measures, scored.scores
        self._tell_fates(scored.credited, measures)
        self._tell_fates_of_groups(measures)
        totals = {person: scored.total(person) for person in self.members}
        whole = {person: total.total for person, total in totals.items()}
        grades = grades_of(self.plan, self.members, whole)
        known = Known(
            plan=self.plan,
            crediting=self.crediting,
            closing=self.crediting.closing,
            members=self.members,
            measuring=scored.measuring,
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
                    fate_of(row["owner"], row["counted_on"], reason)
                )

    def _tell_fates_of_groups(self, measures: Mapping[str, Mapping[str, Measure]]) -> None:
        """Tell that a fact was used that a group's figure counts, whosever it is."""
        for own in measures.values():
            for code, found in own.items():
                if self.plan.indicators[code].get("within", "person") != "person":
                    for row in found.looked_at:
                        fate = fate_of(None, row["counted_on"], Step.USED)
                        self.fates[row["dataset"], row["fact_id"]].append(fate)

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
