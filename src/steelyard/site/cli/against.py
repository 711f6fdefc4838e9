"""`steelyard weigh --against`: what another plan would have paid for the same facts, and to whom."""

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
import pyarrow.parquet as pq
from rich import box
from rich.console import Console
from rich.table import Table

from steelyard.engine import Language, Period, Plan, Story, explain
from steelyard.engine.figures import Figure
from steelyard.engine.simulation.comparison import Comparison, compare
from steelyard.engine.simulation.difference import difference
from steelyard.engine.words import Words
from steelyard.runtime.executor import Executor, Source

UNKNOWN = 1  # exit code: nobody of that name is paid by either plan
HEAD = Words(
    "{plan} against {other} · {period}", "{plan}，对照 {other} · {period}", "{plan}，對照 {other} · {period}"
)
COST = Words(
    "Cost {before} → {after} ({difference}): {winners} gain, {losers} lose, {unchanged} are as before.",
    "成本 {before} → {after}（{difference}）：{winners} 人增加，{losers} 人减少，{unchanged} 人不变。",
    "成本 {before} → {after}（{difference}）：{winners} 人增加，{losers} 人減少，{unchanged} 人不變。",
)
PERSON = Words("Person", "姓名", "姓名")
BEFORE, AFTER = Words("Before", "原方案", "原方案"), Words("After", "新方案", "新方案")
GAIN = Words("Difference", "差额", "差額")
SPREAD = Words("How differences are spread", "差额分布", "差額分布")
PEOPLE = Words("People", "人数", "人數")
NOBODY = Words(
    "Neither plan pays {person} in {period}.",
    "{period} 两个方案都不支付 {person}。",
    "{period} 兩個方案都不支付 {person}。",
)
LONGEST = 40  # of a drawn bar


def stand_ins(plans: Sequence[Plan], others: Sequence[Plan]) -> list[Plan]:
    """Give all plans with the others in the places of those they stand in for, under their codes.

    A plan stands in for the one of its code; one other for one plan, whatever they are called.
    """
    if not others:
        return []
    if len(plans) == len(others) == 1:
        return [others[0].model_copy(update={"code": plans[0].code})]
    by_code = {plan.code: plan for plan in others}
    strangers = by_code.keys() - {plan.code for plan in plans}
    if strangers:
        msg = f"--against has plans that stand in for none: {', '.join(sorted(strangers))}."
        raise click.UsageError(msg)
    return [by_code.get(plan.code, plan) for plan in plans]


@dataclass(frozen=True)
class Against:
    """Two outcomes of one period."""

    comparison: Comparison
    plans: Sequence[Plan]
    others: Sequence[Plan]

    @classmethod
    def read(cls, before: Path, after: Path, plans: Sequence[Plan], others: Sequence[Plan]) -> "Against":
        """Read the statements of both."""
        paid = [pq.read_table(folder / "statements.parquet") for folder in (before, after)]
        return cls(compare(*paid), plans, others)

    def money(self, minor: int, *, signed: bool = False) -> str:
        """Show an amount; a difference with its sign."""
        shown = Figure(minor, "money", self.plans[0].currency).bare()
        return f"+{shown}" if signed and minor > 0 else shown

    def show(self, console: Console, period: Period, language: Language) -> None:
        """Print cost, winners and losers, the spread, and everyone's difference."""
        found = self.comparison
        titles = [", ".join(plan.title(language) for plan in side) for side in (self.plans, self.others)]
        console.print(
            HEAD(plan=titles[1], other=titles[0], period=period.code).text(language), highlight=False
        )
        said = COST(
            before=self.money(found.before_minor),
            after=self.money(found.after_minor),
            difference=self.money(found.difference_minor, signed=True),
            winners=found.winners,
            losers=found.losers,
            unchanged=found.unchanged,
        )
        console.print(said.text(language), highlight=False)
        console.print(self._spread(language))
        table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_footer=True)
        table.add_column(PERSON.text(language))
        for words, total in (
            (BEFORE, self.money(found.before_minor)),
            (AFTER, self.money(found.after_minor)),
            (GAIN, self.money(found.difference_minor, signed=True)),
        ):
            table.add_column(words.text(language), justify="right", footer=total)
        for one in found.people:
            amounts = (self.money(one.before_minor), self.money(one.after_minor))
            table.add_row(one.person, *amounts, self.money(one.difference_minor, signed=True))
        console.print(table)

    def _spread(self, language: Language) -> Table:
        title = f"{SPREAD.text(language)} ({self.plans[0].currency})"
        table = Table(title=title, title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False)
        table.add_column(GAIN.text(language), justify="right")
        table.add_column(PEOPLE.text(language), justify="right")
        table.add_column()
        bars = self.comparison.bars()
        most = max((bar.people for bar in bars), default=1)
        for bar in bars:
            ends = f"{self.money(bar.low_minor)} … {self.money(bar.high_minor)}"
            table.add_row(ends, str(bar.people), "█" * -(-bar.people * LONGEST // most))
        return table

    def as_json(self, period: Period) -> dict[str, Any]:
        """Give plain data; money in minor units."""
        found = self.comparison
        return {
            "period": period.code,
            "currency": self.plans[0].currency,
            "plans": {plan.code: plan.sha256 for plan in self.plans},
            "against": {plan.code: plan.sha256 for plan in self.others},
            "before_minor": found.before_minor,
            "after_minor": found.after_minor,
            "difference_minor": found.difference_minor,
            "winners": found.winners,
            "losers": found.losers,
            "unchanged": found.unchanged,
            "quantiles_minor": found.quantiles(),
            "spread": [
                {"low_minor": bar.low_minor, "high_minor": bar.high_minor, "people": bar.people}
                for bar in found.bars()
            ],
            "people": [
                {
                    "person": one.person,
                    "before_minor": one.before_minor,
                    "after_minor": one.after_minor,
                    "difference_minor": one.difference_minor,
                    "before": dict(one.before),
                    "after": dict(one.after),
                }
                for one in found.people
            ],
        }

    def tell(
        self, machine: Executor, tables: Mapping[str, Source], period: Period, person: str, language: Language
    ) -> None:
        """Print the story of one person's difference, plan by plan, line by line."""
        told = False
        sides = [
            machine.for_person(plans=side, tables=tables, period=period, person=person)
            for side in (self.plans, self.others)
        ]
        for plan, other in zip(self.plans, self.others, strict=True):
            was, now = (
                _story(one, outputs, person) for one, outputs in zip((plan, other), sides, strict=True)
            )
            if was or now:
                told = True
                _print(difference(was, now), language)
        if not told:
            click.echo(NOBODY(person=person, period=period.code).text(language), err=True)
            sys.exit(UNKNOWN)


def _story(plan: Plan, outputs: Mapping[str, Any], person: str) -> Story | None:
    try:
        story = explain(plan, outputs, person)
    except LookupError:
        return None
    return story if story.find("pay") else None


def _print(story: Story, language: Language, depth: int = 0) -> None:
    click.echo("  " * depth + story.sentence(language))
    for child in story.children:
        _print(child, language, depth + 1)
