"""`steelyard odds PLAN.yaml …`: what a plan may cost, by thousands of drawn futures. No Django."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click
from rich import box
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Table

from steelyard.engine import Language, Period, Plan
from steelyard.engine.figures import Figure, minor_digits
from steelyard.engine.number import MICRO
from steelyard.engine.simulation.drawable import corners, why_not_drawn
from steelyard.engine.words import LANGUAGES, Words
from steelyard.runtime.duckdb import DuckDB
from steelyard.runtime.files import read_folder
from steelyard.runtime.payouts import as_payouts, payout_table
from steelyard.runtime.scenarios import MOST_SCENARIOS, Luck, Odds, draw
from steelyard.site.cli.calendar_options import PeriodType, calendar_options
from steelyard.site.cli.speaker import PROBLEMS, Speaker
from steelyard.site.cli.weigh import FILE

MARKS = (1, 5, 25, 50, 75, 95, 99)
LONGEST = 40  # of a drawn bar
PERCENT = MICRO // 100
SAID = Words(
    "{scenarios} scenarios of {people} people, spread {spread}, of which {together} shared (seed {seed}).",
    "{people} 人，{scenarios} 个情景，波动 {spread}，其中 {together} 为共同波动（种子 {seed}）。",
    "{people} 人，{scenarios} 個情境，波動 {spread}，其中 {together} 為共同波動（種子 {seed}）。",
)
MEAN = Words("On average it costs {cost}.", "平均成本 {cost}。", "平均成本 {cost}。")
OVER = Words(
    "In {share} of them it costs more than {budget}.",
    "其中 {share} 的情景成本超过 {budget}。",
    "其中 {share} 的情境成本超過 {budget}。",
)
CHANCE, COST = Words("Chance to stay within", "不超过的概率", "不超過的機率"), Words("Cost", "成本", "成本")
SCENARIOS = Words("Scenarios", "情景数", "情境數")


@click.command("odds")
@click.argument("plans", nargs=-1, required=True, type=FILE)
@click.option("--tables", required=True, type=click.Path(exists=True, file_okay=False, path_type=Path),
              help="The folder with the tables: deals.csv, deals.parquet, …")  # fmt: skip
@click.option("--period", "periods", required=True, multiple=True, type=PeriodType(),
              help="2026-Q2, 2026-05 …; several share each person's luck.")  # fmt: skip
@calendar_options
@click.option("--mapping", "mapping_file", type=FILE, help="Which of their columns is which of ours.")
@click.option("--scenarios", type=click.IntRange(1, MOST_SCENARIOS), default=1000, show_default=True)
@click.option("--spread", type=click.FloatRange(0, 200), default=25, show_default=True,
              help="How far attainment strays, in percent of what is expected.")  # fmt: skip
@click.option("--together", type=click.FloatRange(0, 100), default=20, show_default=True,
              help="The part of it that is the market's and strikes all alike, in percent.")  # fmt: skip
@click.option("--seed", type=int, default=1, show_default=True, help="The same seed draws the same futures.")
@click.option("--budget", type=float, help="How likely is it to cost more than this?")
@click.option("--json", "json_wanted", is_flag=True, help="Results as JSON on standard output.")
@click.option("--language", type=click.Choice(LANGUAGES), default="en", show_default=True)
@click.option("--threads", type=int, default=2, show_default=True, help="Processor threads to use.")
def command(  # noqa: PLR0913 - one argument an option
    *,
    plans: tuple[Path, ...],
    tables: Path,
    periods: tuple[Period, ...],
    mapping_file: Path | None,
    scenarios: int,
    spread: float,
    together: float,
    seed: int,
    budget: float | None,
    json_wanted: bool,
    language: Language,
    threads: int,
) -> None:
    r"""Draw thousands of futures and cost each: how likely is which cost?

    Everybody's attainment strays from what they reached in the period; pay follows by the plan itself.
    Interrupt it (Ctrl-C) at any time.

    \b
    Examples:
      steelyard odds rep.yaml --tables data --period 2026-Q3
      steelyard odds rep.yaml --tables data --period 2026-07 --period 2026-08 --scenarios 10000 --seed 7
      steelyard odds rep.yaml --tables data --period 2026-Q3 --spread 30 --budget 5000000 --json

    Exit codes: 0 done; 1 plans or tables must be put right, or pay cannot be drawn; 2 wrong call.
    """
    speak = Speaker(language)
    known = speak.plans(plans)
    reasons = [reason.text(language) for plan in known for reason in why_not_drawn(plan)]
    if reasons:
        click.echo("\n".join(reasons), err=True)
        sys.exit(PROBLEMS)
    mapping = speak.mapping(mapping_file) if mapping_file else None
    machine = DuckDB(threads)
    found = []
    for period in periods:
        sources, problems = read_folder(tables, known, period, mapping)
        speak.stop_at(problems)
        speak.stop_at(machine.check(plans=known, tables=sources, period=period))
        found.append(payout_table(machine, plans=known, tables=sources, period=period, levels=corners(known)))
    payouts = as_payouts(found)
    luck = Luck(round(spread * PERCENT), round(together * PERCENT))
    columns = TextColumn("{task.description:>12}"), BarColumn(), MofNCompleteColumn()
    console = Console(stderr=True)
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task("drawing", total=None)
        odds = draw(
            payouts,
            luck=luck,
            scenarios=scenarios,
            seed=seed,
            threads=threads,
            report=lambda done, total: progress.update(task, completed=done, total=total),
        )
    people = int(payouts.person[-1]) + 1
    if json_wanted:
        click.echo(json.dumps(as_json(known, odds, luck, people, seed, budget), indent=2))
    else:
        show(known, odds, luck, people, seed, budget, language)


def as_json(
    plans: Sequence[Plan], odds: Odds, luck: Luck, people: int, seed: int, budget: float | None
) -> dict[str, Any]:
    """Give plain data; money in minor units, shares in millionths."""
    limit = None if budget is None else _minor(budget, plans[0].currency)
    return {
        "plans": {plan.code: plan.sha256 for plan in plans},
        "currency": plans[0].currency,
        "people": people,
        "scenarios": len(odds.costs_minor),
        "seed": seed,
        "spread_ppm": luck.spread_ppm,
        "together_ppm": luck.together_ppm,
        "mean_minor": odds.mean,
        "quantiles_minor": {mark: odds.quantile(mark) for mark in MARKS},
        "budget_minor": limit,
        "over_budget_ppm": None if limit is None else odds.over(limit),
        "bars": [{"low_minor": low, "high_minor": high, "scenarios": n} for low, high, n in odds.bars()],
    }


def show(
    plans: Sequence[Plan],
    odds: Odds,
    luck: Luck,
    people: int,
    seed: int,
    budget: float | None,
    language: Language,
) -> None:
    """Print the odds and how costs are spread."""
    currency, console = plans[0].currency, Console()
    said = SAID(
        scenarios=Figure(len(odds.costs_minor), "count"),
        people=Figure(people, "count"),
        spread=Figure(luck.spread_ppm, "ratio"),
        together=Figure(luck.together_ppm, "ratio"),
        seed=seed,
    )
    console.print(said.text(language), highlight=False)
    console.print(MEAN(cost=Figure(odds.mean, "money", currency)).text(language), highlight=False)
    if budget is not None:
        limit = _minor(budget, currency)
        over = OVER(share=Figure(odds.over(limit), "ratio"), budget=Figure(limit, "money", currency))
        console.print(over.text(language), highlight=False)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column(CHANCE.text(language), justify="right")
    table.add_column(f"{COST.text(language)} {currency}", justify="right")
    for mark in MARKS:
        table.add_row(f"{mark} %", Figure(odds.quantile(mark), "money", currency).bare())
    console.print(table)
    spread = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    spread.add_column(f"{COST.text(language)} {currency}", justify="right")
    spread.add_column(SCENARIOS.text(language), justify="right")
    spread.add_column()
    bars = odds.bars(16)
    most = max(found for _, _, found in bars)
    for low, high, found in bars:
        ends = " … ".join(Figure(end, "money", currency).bare() for end in (low, high))
        spread.add_row(ends, str(found), "█" * -(-found * LONGEST // most))
    console.print(spread)


def _minor(amount: float, currency: str) -> int:
    return round(amount * int(10 ** minor_digits(currency)))
