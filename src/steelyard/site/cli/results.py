"""What a run on files gave, gathered by plan and person: what `steelyard weigh` shows."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from steelyard import engine
from steelyard.engine import Period, Plan, Problem, Wait, waits
from steelyard.runtime.executor import Source

ADDITIVE = ("money", "count")
Row = dict[str, Any]


@dataclass(frozen=True)
class PersonResults:
    """One person under one plan; values are integers in the scale of their unit."""

    person: str
    values: Mapping[str, int | None]
    attained: Mapping[str, int | None]
    grade: Row
    pay: Mapping[str, int]

    @property
    def pay_minor(self) -> int:
        """Sum the components."""
        return sum(self.pay.values())


@dataclass(frozen=True)
class PlanResults:
    """Everyone under one plan, and the sums of what can be summed: over all, and by manager."""

    plan: Plan
    people: tuple[PersonResults, ...]
    managers: Mapping[str, str]

    def total(self, people: Sequence[PersonResults] | None = None) -> dict[str, int]:
        """Sum money and counts; distinct values cannot be summed."""
        chosen = self.people if people is None else people
        return {
            code: sum(person.values[code] or 0 for person in chosen)
            for code, indicator in self.plan.indicators.items()
            if indicator.unit in ADDITIVE and indicator.kind != "distinct"
        }

    def by_manager(self) -> dict[str, dict[str, int]]:
        """Sum by who managed each person at the period's end."""
        teams: dict[str, list[PersonResults]] = defaultdict(list)
        for person in self.people:
            if person.person in self.managers:
                teams[self.managers[person.person]].append(person)
        return {manager: self.total(team) for manager, team in sorted(teams.items())}


@dataclass(frozen=True)
class Results:
    """A whole run."""

    period: Period
    plans: tuple[PlanResults, ...]
    unused: Mapping[tuple[str, str], int]
    outside: Mapping[str, int]
    waits: tuple[Wait, ...] = ()  # whose score or pay waits, and for what
    noted: tuple[Problem, ...] = ()  # what the tables were found to hold beside

    @classmethod
    def read(
        cls,
        folder: Path,
        plans: Sequence[Plan],
        period: Period,
        assignments: Source | None,
        noted: Sequence[Problem] = (),
    ) -> "Results":
        """Read the output tables of a run."""
        tables = {path.stem: pq.read_table(path).to_pylist() for path in _small(folder)}
        managers = _managers(assignments, period)
        warned = [row for row in tables["warnings"] if row["person"] is None]
        return cls(
            period,
            tuple(_of_plan(plan, tables, managers) for plan in plans),
            Counter(
                {(row["subject"], row["detail"]): row["count"] for row in warned if row["code"] == "unused"}
            ),
            {row["subject"]: row["count"] for row in warned if row["code"] == "outside_period"},
            waits(plans, tables["warnings"]),
            tuple(noted),
        )


def _small(folder: Path) -> list[Path]:
    return [folder / f"{name}.parquet" for name in ("measures", "grades", "statements", "warnings")]


def _of_plan(plan: Plan, tables: Mapping[str, list[Row]], managers: Mapping[str, str]) -> PlanResults:
    measures: dict[str, dict[str, Row]] = defaultdict(dict)
    for row in tables["measures"]:
        if row["plan"] == plan.code:
            measures[row["person"]][row["indicator"]] = row
    grades = {
        row["person"]: {**row, "total_micro": engine.shown(row["total_micro"], row["total_rest"])}
        for row in tables["grades"]
        if row["plan"] == plan.code
    }
    pay: dict[str, dict[str, int]] = defaultdict(dict)
    for row in tables["statements"]:
        if row["plan"] == plan.code:
            pay[row["person"]][row["component"]] = row["amount_minor"]
    people = tuple(
        PersonResults(
            person,
            {code: engine.shown(row["value"], row["value_rest"]) for code, row in of_person.items()},
            {
                code: engine.shown(row["attainment_ppm"], row["attainment_rest"])
                for code, row in of_person.items()
            },
            grades.get(person, {}),
            pay[person],
        )
        for person, of_person in sorted(measures.items())
    )
    return PlanResults(plan, people, managers)


def _managers(assignments: Source | None, period: Period) -> dict[str, str]:
    """Tell who managed whom on the period's last day."""
    if assignments is None:
        return {}
    table = assignments if isinstance(assignments, pa.Table) else pq.read_table(assignments)
    return {
        row["person"]: row["manager"]
        for row in table.to_pylist()
        if row.get("manager")
        and row["starts_on"] <= period.ends_on
        and (row.get("ends_on") is None or row["ends_on"] >= period.ends_on)
    }
