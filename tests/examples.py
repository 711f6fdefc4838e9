"""Examples a finance person reads (*.examples.yaml): tables in, figures out, and where the figures come from.

    about: what the examples show
    source: where the figures come from
    plan: a plan, written out, or the name of a plan file beside this one
    period: 2026-Q1
    examples:
      - title: what happens
        source: the sum, worked by hand
        given: {deals: [{id: d1, owner: ann, closed_on: 2026-01-31, amount: 15000, stage: Won}]}
        then: {pay_lines: [{fact_id: d1, amount: 550.00}]}

`given` holds tables as people write them: amounts in the plan's currency unless `currency` says another,
shares and rates as 60 % and 7.1. Whoever owns a fact is on the plan, unless `assignments` says otherwise.
`then` names output tables; each must hold exactly the rows listed, looked at in the columns listed.

An example that goes on over several periods says `periods: {2026-01: {then…}, 2026-02: {then…}}` instead of
`then`; each is computed with the balances the one before carried forward.
`calendar: {pattern: 4-5-4, start_month: 2}` says which calendar the periods are of; a target may name its
period.
"""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import yaml

from steelyard.engine import Period, Plan, read
from steelyard.engine.calendars import Calendar
from steelyard.engine.figures import unit_scale
from steelyard.engine.period import parse
from steelyard.engine.tables import ONLY_IF_GIVEN, OUTPUTS, STANDING

Row = dict[str, Any]
NUMBER = re.compile(r"-?\d{1,3}(,\d{3})+(\.\d+)?|-?\d+(\.\d+)?")
MONEY, DAYS = {"amount", "left", "was", "now"}, {"on_date", "since"}
NAMES = {"id", "owner", "person", "fact_id", "customer", "manager", "team", "plan"}
MICRO = 10**6
PICO = 10**12


@dataclass(frozen=True)
class Example:
    """One example of a file."""

    file: Path
    title: str
    plan: Plan
    period: Period
    given: Mapping[str, list[Row]]
    then: Mapping[str, list[Row]]
    earlier: tuple[Period, ...] = ()

    def __str__(self) -> str:
        return f"{self.file.name.removesuffix('.examples.yaml')}: {self.title}"

    def tables(self) -> dict[str, pa.Table]:
        """Make the tables that go in."""
        made = {name: _facts(rows, self.plan) for name, rows in self.given.items() if name not in STANDING}
        for dataset in self.plan.datasets:
            if dataset not in made and dataset in self.plan.credit:
                made[dataset] = _no_facts(self.plan, dataset)
        for dataset in self.plan.datasets:
            if dataset not in made:
                made[dataset] = _no_rows(self.plan, dataset)
        return {**made, **self._standing()}

    def _standing(self) -> dict[str, pa.Table]:
        rows = {
            name: [self._standing_row(self._dated(row)) for row in self.given.get(name, [])]
            for name in STANDING
        }
        if not rows["assignments"]:
            rows["assignments"] = [self._placed(person) for person in sorted(self._people())]
        return {
            name: pa.Table.from_pylist(rows[name], schema=layout.schema)
            for name, layout in STANDING.items()
            if rows[name] or name not in ONLY_IF_GIVEN
        }

    def _dated(self, row: Row) -> Row:
        """Let a row name its period instead of its days."""
        if "period" not in row:
            return row
        days = parse(row["period"], self.period.calendar).days
        rest = {name: written for name, written in row.items() if name != "period"}
        return rest | {"starts_on": days.first.isoformat(), "ends_on": days.last.isoformat()}

    def _people(self) -> set[str]:
        owners = {
            row["owner"]
            for name, rows in self.given.items()
            if name not in STANDING
            for row in rows
            if row.get("owner")
        }
        rated = {row["subject"] for row in self.given.get("ratings", [])}
        named = {row["person"] for name in ("splits", "targets") for row in self.given.get(name, [])}
        return owners | named | rated

    def _placed(self, person: str) -> Row:
        return {"person": person, "plan": self.plan.code, "starts_on": dt.date(2000, 1, 1)}

    def _standing_row(self, row: Row) -> Row:  # noqa: C901 - one a kind of column
        made: Row = (
            {"starts_on": self.period.starts_on, "ends_on": self.period.ends_on} if "value" in row else {}
        )
        for name, written in row.items():
            if name == "share":
                made["share_ppm"] = _ppm(written)
            elif name == "rate":
                made["rate_pico"] = _whole(Decimal(written) * PICO)
            elif name in MONEY:
                made[f"{name}_minor"] = _whole(_number(written) * unit_scale("money", self.plan.currency))
            elif name == "value" and "rater" in row:
                made["value_micro"] = _whole(_number(written) * MICRO) if written else None
            elif name == "value":
                made["value"] = _level(written, self.plan, row["indicator"])
            elif name == "target":
                made["target"] = _level(written, self.plan, row["indicator"])
            else:
                made[name] = _date(written) if name.endswith("_on") or name in DAYS else written or None
        if "rater" in row:
            made = {"given_on": self.period.ends_on, **made}
        if "item" in row or "dated_on" in row or "about" in row:
            made = {"plan": self.plan.code, **made}
        if "team" in row or "manager" in row:
            made = {"plan": None, "starts_on": dt.date(2000, 1, 1), **made}
        return made

    def expected(self) -> dict[str, list[Row]]:
        """Give the rows that must come out, as integers."""
        return {name: [self._row(row) for row in rows] for name, rows in self.then.items()}

    def _row(self, row: Row) -> Row:
        made: Row = {}
        for name, written in row.items():
            column, value = self._cell(name, written, row)
            made[column] = value
        return made

    def _cell(self, name: str, written: str, row: Row) -> tuple[str, Any]:  # noqa: PLR0911 - one a kind of column
        money = unit_scale("money", self.plan.currency)
        empty = written in {"", "null"}
        if name in {"amount", "credit", "running", "original", *MONEY}:
            return f"{name}_minor", None if empty else _whole(_number(written) * money)
        if name in {"score", "contribution", "total", "raw"}:
            return f"{name}_micro", None if empty else _whole(_number(written) * MICRO)
        if name in {"attainment", "weight", "share"}:
            return f"{name}_ppm", None if empty else _ppm(written)
        if name in {"value", "target"}:
            return name, None if empty else _level(written, self.plan, row["indicator"])
        if name in {"mean", "spread"}:
            counted = self.plan.indicators[row["indicator"]].unit == "count" and not empty
            value = _whole(_number(written) * MICRO) if counted else None
            return name, value if counted or empty else _level(written, self.plan, row["indicator"])
        if name in {"rank", "peers", "fact_count", "count", "place", "group_size"}:
            return name, None if empty else int(written)
        if name == "rate":
            return "rate_pico", _whole(Decimal(written) * PICO)
        is_day = name.endswith("_on") or name in DAYS
        return name, None if empty else (_date(written) if is_day else written)


def examples(file: Path) -> Iterator[Example]:
    """Read a file of examples."""
    document = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - texts only
    assert document["about"], "say what the examples show"
    text = document["plan"]
    if "\n" not in text:
        text = (file.parent / text).read_text(encoding="utf-8")
    reading = read(text, source=str(file))
    assert reading.plan is not None, [problem.text() for problem in reading.problems]
    calendar = _calendar(document.get("calendar", {}))
    for one in document["examples"]:
        assert one.get("source") or document.get("source"), f"{one['title']}: say where the figures come from"
        if "periods" not in one:
            period = parse(one.get("period", document.get("period")), calendar)
            yield Example(file, one["title"], reading.plan, period, one["given"], one["then"])
        earlier: tuple[Period, ...] = ()
        for code, then in one.get("periods", {}).items():
            period = parse(code, calendar)
            title = f"{one['title']} ({code})"
            yield Example(file, title, reading.plan, period, one["given"], then or {}, earlier)
            earlier = (*earlier, period)


def _calendar(written: Mapping[str, str]) -> Calendar:
    settings: dict[str, Any] = {**written}
    if "start_month" in settings:
        settings["start_month"] = int(settings["start_month"])
    return Calendar(**settings)


def projected(table: pa.Table, rows: list[Row]) -> list[Row]:
    """Look at an output table in the columns that are expected."""
    columns = sorted({column for row in rows for column in row}) or table.column_names[:1]
    return sorted(table.select(columns).to_pylist(), key=repr)


def filled(rows: list[Row]) -> list[Row]:
    """Give every row all columns, in an order."""
    columns = sorted({column for row in rows for column in row})
    return sorted(({column: row.get(column) for column in columns} for row in rows), key=repr)


def _facts(rows: list[Row], plan: Plan) -> pa.Table:
    dataset = [_fact(row, plan) for row in rows]
    names = dict.fromkeys(name for row in dataset for name in row)
    columns = {name: [row.get(name) for row in dataset] for name in names}
    return pa.table({name: pa.array(values, _kind(name, values)) for name, values in columns.items()})


def _kind(name: str, values: list[Any]) -> pa.DataType | None:
    if any(isinstance(value, Decimal) for value in values):
        return pa.decimal128(19, 6)
    if name.endswith("_on"):
        return pa.date32()
    return pa.int64() if name.endswith("_minor") else pa.string()


def _fact(row: Row, plan: Plan) -> Row:
    made: Row = {"currency": plan.currency} if "amount" in row else {}
    currency = row.get("currency", plan.currency)
    for name, written in row.items():
        if name == "amount":
            made["amount_minor"] = (
                _whole(_number(written) * unit_scale("money", currency)) if written else None
            )
        elif name.endswith("_on"):
            made[name] = _date(written)
        elif name not in NAMES and NUMBER.fullmatch(written):
            made[name] = _number(written)
        else:
            made[name] = written or None
    return made


def _no_facts(plan: Plan, dataset: str) -> pa.Table:
    credit = plan.credit[dataset]
    kinds: dict[str, pa.DataType] = {"id": pa.string(), "owner": pa.string(), credit.counts_on: pa.date32()}
    if credit.amount:
        kinds |= {f"{credit.amount}_minor": pa.int64(), "currency": pa.string()}
    numbers = {part.of for one in plan.indicators.values() for part in one.parts() if part.dataset == dataset}
    for column in plan.columns(dataset):
        kinds[column] = pa.decimal128(19, 6) if column in numbers else pa.string()
    return pa.schema(list(kinds.items())).empty_table()


def _no_rows(plan: Plan, dataset: str) -> pa.Table:
    """Make an empty table that only the settlement looks at."""
    (date, *texts), money = plan.settled[dataset], {"currency": pa.string(), "amount_minor": pa.int64()}
    kinds = {"id": pa.string(), date: pa.date32(), **dict.fromkeys(texts, pa.string()), **money}
    return pa.schema(list(kinds.items())).empty_table()


def _number(written: str) -> Decimal:
    return Decimal(written.replace(",", ""))


def _whole(units: Decimal) -> int:
    """Count whole units; a digit beyond them would be lost, and is a mistake of whoever wrote it."""
    assert units == units.to_integral_value(), f"{units} is no whole number of the smallest units"
    return int(units)


def _ppm(written: str) -> int:
    return _whole(Decimal(written.rstrip(" %")) * 10_000)


def _level(written: str, plan: Plan, indicator: str) -> int:
    if written.endswith("%"):
        return _ppm(written)
    return _whole(_number(written) * unit_scale(plan.indicators[indicator].unit, plan.currency))


def _date(written: str) -> dt.date | None:
    return dt.date.fromisoformat(written) if written else None


__all__ = ["OUTPUTS", "Example", "examples", "filled", "projected"]
