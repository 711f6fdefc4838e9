"""`steelyard weigh PLAN.yaml …`: the engine alone, on a folder of tables. No database, no Django."""

import json
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from steelyard.engine import Period, Plan, Problem, read
from steelyard.engine.period import parse
from steelyard.engine.words import LANGUAGES, Language
from steelyard.runtime.duckdb import DuckDB
from steelyard.runtime.executor import RunOutput, Source
from steelyard.runtime.files import read_folder
from steelyard.runtime.mapping import Mapping, read_mapping
from steelyard.site.cli.results import Results
from steelyard.site.cli.weighed import as_json, show

PROBLEMS = 1  # exit code: something in the plans or tables must be put right; 2 is a wrong call
WIDE = 160
MOST = 50  # problems shown
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


class PeriodType(click.ParamType):  # type: ignore[type-arg]
    """A period's code."""

    name = "period"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> Period:
        """Read it, or say what a period looks like."""
        try:
            return parse(value)
        except ValueError as error:
            self.fail(str(error), param, ctx)


@click.command("weigh")
@click.argument("plans", nargs=-1, required=True, type=FILE)
@click.option("--tables", required=True, type=click.Path(exists=True, file_okay=False, path_type=Path),
              help="The folder with the tables: deals.csv, deals.parquet, …")  # fmt: skip
@click.option("--period", required=True, type=PeriodType(), help="2017-Q2, 2017-05, 2017-H1 or 2017.")
@click.option("--mapping", "mapping_file", type=FILE, help="Which of their columns is which of ours.")
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
    tables: Path,
    period: Period,
    mapping_file: Path | None,
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

    Exit codes: 0 done; 1 plans or tables must be put right (standard error says how); 2 wrong call.
    """  # noqa: D301 - click reads \b, a backspace, as "keep the lines"
    speak = _Speaker(language)
    known = speak.plans(plans)
    mapping = speak.mapping(mapping_file) if mapping_file else None
    sources, problems = read_folder(tables, known, period, mapping)
    speak.stop_at(problems)
    machine = DuckDB(threads, memory)
    speak.stop_at(machine.check(plans=known, tables=sources, period=period))
    if out is not None:
        _finish(
            _weigh(machine, known, sources, period, out),
            known,
            period,
            sources,
            language,
            json_wanted=json_wanted,
        )
        return
    with tempfile.TemporaryDirectory(prefix="steelyard-weigh-") as folder:
        made = _weigh(machine, known, sources, period, Path(folder))
        _finish(made, known, period, sources, language, json_wanted=json_wanted)


def _weigh(
    machine: DuckDB, plans: Sequence[Plan], tables: dict[str, Source], period: Period, out: Path
) -> RunOutput:
    """Run, with a bar on standard error where somebody watches."""
    columns = TextColumn("{task.description:>12}"), BarColumn(), MofNCompleteColumn()
    console = Console(stderr=True)
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task("reading", total=None)

        def report(done: int, total: int, stage: str) -> None:
            progress.update(task, completed=done, total=total, description=stage.replace("_", " "))

        return machine.run(plans=plans, tables=tables, period=period, out=out, report=report)


def _finish(
    made: RunOutput,
    plans: Sequence[Plan],
    period: Period,
    tables: dict[str, Source],
    language: Language,
    *,
    json_wanted: bool,
) -> None:
    results = Results.read(made.folder, plans, period, tables.get("assignments"))
    if json_wanted:
        click.echo(json.dumps(as_json(results), ensure_ascii=False, indent=2))
    else:
        console = Console()
        # In a pipe nobody scrolls: as wide as it takes. In a window, as wide as that is.
        show(results, language, console if console.is_terminal else Console(width=WIDE))


class _Speaker:
    """Says what is wrong, all at once, and leaves with the exit code for it."""

    def __init__(self, language: Language) -> None:
        self.language = language

    def plans(self, files: Sequence[Path]) -> list[Plan]:
        """Read the plans."""
        readings = [read(_text(file), source=str(file)) for file in files]
        self.stop_at([problem for reading in readings for problem in reading.problems])
        found = [reading.plan for reading in readings if reading.plan is not None]
        if len({plan.code for plan in found}) < len(found):
            msg = "Two of the plans have the same code; weigh them one after the other."
            raise click.UsageError(msg)
        return found

    def mapping(self, file: Path) -> Mapping | None:
        """Read the mapping."""
        reading = read_mapping(_text(file), source=str(file))
        self.stop_at(reading.problems)
        return reading.mapping

    def stop_at(self, problems: Sequence[Problem]) -> None:
        """Say problems; stop if one of them is an error."""
        for problem in problems[:MOST]:
            word = {"error": "error", "warning": "note"}[problem.severity]
            click.echo(f"{word}: {problem.place()}: {problem.text(self.language)}", err=True)
        if len(problems) > MOST:
            click.echo(f"… and {len(problems) - MOST} more.", err=True)
        if any(problem.severity == "error" for problem in problems):
            sys.exit(PROBLEMS)


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        msg = f"{file} is not UTF-8 text."
        raise click.UsageError(msg) from error
