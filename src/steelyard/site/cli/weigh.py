"""`steelyard weigh PLAN.yaml …`: the engine alone, on a folder of tables. No database, no Django."""

import json
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from steelyard.engine import Period, Plan
from steelyard.engine.words import LANGUAGES, Language
from steelyard.runtime import machines
from steelyard.runtime.address import is_address, read_address
from steelyard.runtime.cells import Ways
from steelyard.runtime.executor import Executor, RunOutput, Source
from steelyard.runtime.files import read_folder
from steelyard.runtime.mapping import ORDERS
from steelyard.site import env
from steelyard.site.cli.against import Against, stand_ins
from steelyard.site.cli.calendar_options import PeriodType, calendar_options
from steelyard.site.cli.chain import Chain, carried_on, periods_through
from steelyard.site.cli.results import Results
from steelyard.site.cli.speaker import Speaker
from steelyard.site.cli.weighed import as_json, show

WIDE = 160
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


class TablesType(click.Path):
    """A folder on this computer, or the address of one elsewhere."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Leave an address as it is; a folder must be there."""
        return value if is_address(value) else super().convert(value, param, ctx)


@click.command("weigh")
@click.argument("plans", nargs=-1, required=True, type=FILE)
@click.option("--tables", required=True, type=TablesType(exists=True, file_okay=False, path_type=Path),
              help="The folder with the tables (deals.csv, …), or its address (s3://…).")  # fmt: skip
@click.option("--period", required=True, type=PeriodType(),
              help="2017-Q2, 2017-05, 2017-H1, 2017, 2017-W18 or 2017-F09.")  # fmt: skip
@click.option("--through", type=PeriodType(),
              help="Weigh every period from --period to this one, balances carried on.")  # fmt: skip
@calendar_options
@click.option("--mapping", "mapping_file", type=FILE, help="Which of their columns is which of ours.")
@click.option("--numbers", type=click.Choice(("dot", "comma")),
              help="What stands before decimals, where the cells can be read both ways.")  # fmt: skip
@click.option("--dates", type=click.Choice(("day-first", "month-first")),
              help="What 7/1/2026 means, where no date of the table tells.")  # fmt: skip
@click.option("--against", multiple=True, type=FILE,
              help="Another plan, to stand in for the one of the same code: what would change?")  # fmt: skip
@click.option("--why", "whose", help="With --against: the story of one person's difference.")
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), help="Keep all output tables here, as Parquet."
)
@click.option("--json", "json_wanted", is_flag=True, help="Results as JSON on standard output.")
@click.option("--language", type=click.Choice(LANGUAGES), default="en", show_default=True)
@click.option("--threads", type=int, help="Processor threads to use.")
@click.option("--memory", help="Memory to use, such as 4GB; more goes to disk.")
def command(  # noqa: PLR0913 - one argument an option
    *,
    plans: tuple[Path, ...],
    tables: Path | str,
    period: Period,
    through: Period | None,
    mapping_file: Path | None,
    numbers: str | None,
    dates: str | None,
    against: tuple[Path, ...],
    whose: str | None,
    out: Path | None,
    json_wanted: bool,
    language: Language,
    threads: int | None,
    memory: str | None,
) -> None:
    """Weigh a period: who reached what, and what it pays, by one or more plans.

    \b
    Examples:
      steelyard weigh library/plans/crm-rep.yaml --tables crm --period 2017-Q2 \\
          --mapping library/mappings/crm-pipeline.yaml
      steelyard weigh rep.yaml manager.yaml --tables data --period 2026-07 --out results
      steelyard weigh rep.yaml --tables data --period 2026-Q3 --json | jq '.plans[0].people[0]'
      steelyard weigh rep.yaml --tables data --period 2026-04 --through 2026-09 --fiscal-start 4
      steelyard weigh rep.yaml --tables data --period 2026-P03 --calendar 4-4-5 --fiscal-start 2
      steelyard weigh rep.yaml --against rep-2027.yaml --tables data --period 2026-Q3 --why ann

    Exit codes: 0 done; 1 plans or tables must be put right (standard error says how); 2 wrong call.
    """  # noqa: D301 - click reads \b, a backspace, as "keep the lines"
    _refuse_mixed(whose, against, through)
    periods = periods_through(period, through)
    speak = Speaker(language)
    known = speak.plans(plans)
    others = stand_ins(known, speak.plans(against))
    mapping = speak.mapping(mapping_file) if mapping_file else None
    if isinstance(tables, str):
        sources = read_address(tables, [*known, *others])
    else:
        ways = Ways(numbers=numbers or "", dates=ORDERS.get((dates or "").replace("-", " "), ""))
        sources, problems = read_folder(tables, [*known, *others], period, mapping, ways)
        speak.stop_at(problems)
    try:
        machine = machines.machine(**env.machine(), threads=threads, memory=memory)
    except machines.MachineUnknown as error:
        raise click.UsageError(str(error)) from error
    with _kept(out) as folder:
        if through is not None:
            _chained(machine, speak, known, sources, periods, folder).print(
                _console(), language, json_wanted=json_wanted
            )
            return
        noted = machine.check(plans=known, tables=sources, period=period)
        speak.stop_at(noted)
        if others:
            speak.stop_at(machine.check(plans=others, tables=sources, period=period))
        made = _weigh(machine, known, sources, period, folder)
        if not others:
            results = Results.read(made.folder, known, period, sources.get("assignments"), noted)
            _finish(results, language, json_wanted=json_wanted)
            return
        other = _weigh(machine, others, sources, period, folder / "against")
        weighed = Against.read(made.folder, other.folder, known, others)
        if whose is not None:
            weighed.tell(machine, sources, period, whose, language)
        elif json_wanted:
            click.echo(json.dumps(weighed.as_json(period), ensure_ascii=False, indent=2))
        else:
            weighed.show(_console(), period, language)


def _chained(
    machine: Executor,
    speak: Speaker,
    plans: Sequence[Plan],
    tables: dict[str, Source],
    periods: Sequence[Period],
    folder: Path,
) -> Chain:
    """Weigh one period after another, each with what the one before carries on."""
    found = []
    for period in periods:
        noted = machine.check(plans=plans, tables=tables, period=period)
        speak.stop_at(noted, about=period.code)
        made = _weigh(machine, plans, tables, period, folder / period.code)
        found.append(Results.read(made.folder, plans, period, tables.get("assignments"), noted))
        tables = carried_on(tables, made.folder, period)
    return Chain(found)


def _refuse_mixed(whose: str | None, against: tuple[Path, ...], through: Period | None) -> None:
    """Refuse options that say nothing together."""
    if whose and not against:
        msg = "--why tells the story of a difference: give the other plan with --against."
        raise click.UsageError(msg)
    if through is not None and against:
        msg = "--against compares one period: leave --through out."
        raise click.UsageError(msg)


@contextmanager
def _kept(out: Path | None) -> Iterator[Path]:
    """Give the folder for output tables: the one asked for, or one that is gone afterwards."""
    if out is not None:
        yield out
        return
    with tempfile.TemporaryDirectory(prefix="steelyard-weigh-") as folder:
        yield Path(folder)


def _weigh(
    machine: Executor, plans: Sequence[Plan], tables: dict[str, Source], period: Period, out: Path
) -> RunOutput:
    """Run, with a bar on standard error where somebody watches."""
    columns = TextColumn("{task.description:>12}"), BarColumn(), MofNCompleteColumn()
    console = Console(stderr=True)
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task("reading", total=None)

        def report(done: int, total: int, stage: str) -> None:
            progress.update(task, completed=done, total=total, description=stage.replace("_", " "))

        return machine.run(plans=plans, tables=tables, period=period, out=out, report=report)


def _finish(results: Results, language: Language, *, json_wanted: bool) -> None:
    if json_wanted:
        click.echo(json.dumps(as_json(results), ensure_ascii=False, indent=2))
    else:
        show(results, language, _console())


def _console() -> Console:
    """In a pipe nobody scrolls: as wide as it takes. In a window, as wide as that is."""
    console = Console()
    return console if console.is_terminal else Console(width=WIDE)
