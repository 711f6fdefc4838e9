"""`steelyard weigh --through`: one period after another, what is owed and what was reached carried on."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
import pyarrow as pa
import pyarrow.parquet as pq
from rich.console import Console

from steelyard.engine import Language, Period
from steelyard.engine.tables import HISTORY
from steelyard.engine.words import Words
from steelyard.runtime.executor import Source
from steelyard.site.cli.results import PlanResults, Results
from steelyard.site.cli.weighed import ALL, PERSON, as_json, money, plain_table, show

SUM = Words("{plan} · {first} to {last}", "{plan} · {first} 至 {last}", "{plan} · {first} 至 {last}")


def periods_through(first: Period, last: Period | None) -> list[Period]:
    """List the periods of the first one's kind up to the last, both counted. Raises UsageError."""
    found = [first]
    if last is None:
        return found
    if first.place is None or last.place is None or first.place.kind != last.place.kind:
        msg = f"--through names a period of the kind of --period: {last.code} is none like {first.code}."
        raise click.UsageError(msg)
    if last.starts_on < first.starts_on:
        msg = f"--through {last.code} lies before --period {first.code}."
        raise click.UsageError(msg)
    while found[-1].code != last.code:
        found.append(found[-1].following())
    return found


def carried_on(tables: Mapping[str, Source], closed: Path, period: Period) -> dict[str, Source]:
    """Give the next period its tables: balances as the one before left them, and its measures as history."""
    history = _history(tables.get(HISTORY.name))
    measures = pq.read_table(closed / "measures.parquet").to_pylist()
    rows = [
        {"starts_on": period.starts_on, "ends_on": period.ends_on}
        | {name: row[name] for name in ("person", "indicator", "value", "target")}
        for row in measures
        if row["value"] is not None and row["carried_on"] is None
    ]
    more = pa.Table.from_pylist(rows, schema=HISTORY.schema)
    return {
        **tables,
        HISTORY.name: pa.concat_tables([history, more]),
        "balances": pq.read_table(closed / "balances.parquet"),
    }


def _history(source: Source | None) -> pa.Table:
    if source is None:
        return HISTORY.empty()
    table = source if isinstance(source, pa.Table) else pq.read_table(source)
    return pa.Table.from_pylist(table.to_pylist(), schema=HISTORY.schema)


@dataclass(frozen=True)
class Chain:
    """The results of several periods, in order."""

    results: Sequence[Results]

    def print(self, console: Console, language: Language, *, json_wanted: bool) -> None:
        """Print it for programs or for people."""
        if json_wanted:
            click.echo(json.dumps(self.as_json(), ensure_ascii=False, indent=2))
        else:
            self.show(language, console)

    def show(self, language: Language, console: Console) -> None:
        """Print each period, then everybody's pay over all of them."""
        for one in self.results:
            show(one, language, console)
        for plan, months in self._plans():
            table = plain_table(SUM(
                plan=plan.plan.title(language), first=self._codes[0], last=self._codes[-1]
            ).text(language), footer=True)  # fmt: skip
            table.add_column(PERSON.text(language), footer=ALL.text(language))
            for code, month in zip(self._codes, months, strict=True):
                table.add_column(code, justify="right", footer=money(plan, sum(month.values())))
            whole = sum(sum(month.values()) for month in months)
            table.add_column(ALL.text(language), justify="right", footer=money(plan, whole))
            for person in sorted({name for month in months for name in month}):
                paid = [month.get(person, 0) for month in months]
                table.add_row(person, *(money(plan, minor) for minor in (*paid, sum(paid))))
            console.print(table)

    def as_json(self) -> dict[str, Any]:
        """Give plain data: each period as `weigh` alone gives it, and the sums; money in minor units."""
        return {
            "periods": [as_json(one) for one in self.results],
            "sum": [
                {
                    "plan": plan.plan.code,
                    "currency": plan.plan.currency,
                    "pay_minor": sum(sum(month.values()) for month in months),
                    "people": [
                        {"person": name, "pay_minor": sum(month.get(name, 0) for month in months)}
                        for name in sorted({name for month in months for name in month})
                    ],
                }
                for plan, months in self._plans()
            ],
        }

    @property
    def _codes(self) -> list[str]:
        return [one.period.code for one in self.results]

    def _plans(self) -> list[tuple[PlanResults, list[dict[str, int]]]]:
        """Give each plan with what everybody is paid, period by period."""
        return [
            (plan, [
                {person.person: person.pay_minor for person in one.plans[turn].people}
                for one in self.results
            ])
            for turn, plan in enumerate(self.results[-1].plans)
        ]  # fmt: skip
