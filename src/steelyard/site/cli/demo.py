"""`steelyard demo`: make the demo company."""

import importlib
from pathlib import Path

import click
import django
from django.conf import settings
from django.core.management import call_command
from django.utils import timezone
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from steelyard.kit.refusal import Refused
from steelyard.site.demo.company import found_company
from steelyard.site.demo.exporting.folder import write_exports
from steelyard.site.demo.size import Size
from steelyard.site.demo.tables import write_tables
from steelyard.site.locale import compile_changed

USUAL = Size()
LARGEST_EXPORT = 200_000  # deals; beyond it nobody opens a spreadsheet


@click.command("demo")
@click.option("--people", type=click.IntRange(min=60), default=USUAL.people, show_default=True)
@click.option("--months", type=click.IntRange(min=3), default=USUAL.months, show_default=True)
@click.option("--deals", type=click.IntRange(min=1000), default=USUAL.deals, show_default=True)
@click.option("--seed", type=click.IntRange(min=0), default=USUAL.seed, show_default=True)
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), help="Write the company's files here."
)
@click.option(
    "--load", is_flag=True, help="Load the company into this Steelyard; what is there already stays."
)
@click.option("--tables", is_flag=True, help="Write clean engine tables (Parquet) instead of faulty exports.")
def command(
    *, people: int, months: int, deals: int, seed: int, out: Path | None, load: bool, tables: bool
) -> None:
    """Make 衡川科技 Hengchuan Technology: the same seed gives the same bytes.

    \b
    Examples:
      steelyard demo --out company                    CSV and XLSX exports, with the faults real ones have
      steelyard demo --load                           … into this Steelyard: people, facts, plans, two closes
      steelyard demo --people 20000 --deals 10000000 --tables --out big       Parquet, to measure with
    """  # noqa: D301 - click keeps the lines below a real backspace as they are
    size = Size(people=people, months=months, deals=deals, seed=seed)
    if load:
        load_company(size, out)
        return
    if out is None:
        message = "Say where the files should go (--out FOLDER), or --load the company."
        raise click.UsageError(message)
    company = found_company(size)
    if tables or deals > LARGEST_EXPORT:
        with bar() as progress:
            task = progress.add_task("deals", total=deals)
            paths = write_tables(company, out, lambda done, _total: progress.update(task, completed=done))
    else:
        paths = write_exports(company, out)
    click.echo(f"{len(paths)} files of {size.people} people and {size.deals} deals are in {out}")


def load_company(size: Size, out: Path | None) -> None:
    """Bring the database up to date and load; tell each step as it begins."""
    compile_changed()
    django.setup()
    call_command("migrate", interactive=False, verbosity=0)
    load_here(size, out or settings.HOME / "demo")


def load_here(size: Size, folder: Path) -> None:
    """Load into the database at hand."""
    loading = importlib.import_module("steelyard.site.demo.loading.loader")  # it needs Django to be set up
    try:
        loading.load(size=size, folder=folder, at=timezone.now(), tell=click.echo)
    except Refused as refused:
        raise click.ClickException("\n".join(refused.reasons)) from refused


def bar() -> Progress:
    """Draw a bar for long work."""
    return Progress(TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
