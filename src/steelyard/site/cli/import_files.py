"""`steelyard import`: bring files in, as the wizard does, in the order in which they need each other."""

from __future__ import annotations  # the rooms may be looked into only after django.setup()

import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fnmatch import fnmatch
from pathlib import Path
from typing import NoReturn

import click
import django
from django.core.management import call_command
from django.utils import timezone
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from steelyard.foundation import facts
from steelyard.kit.refusal import Refused
from steelyard.runtime.mapping import ORDERS, MappedFile, read_mapping
from steelyard.site.cli.acting import acting_user
from steelyard.site.locale import compile_changed

REFUSED = 1
SOME_IN_QUARANTINE = 3
NAMES = {"dot": "dot", "comma": "comma", "dmy": "day-first", "mdy": "month-first"}
HOW = {
    "numbers": "{cell!r} can be read two ways; say --numbers dot or --numbers comma",
    "dates": "{cell!r} can be two days; say --dates day-first or --dates month-first",
    "decimals": "{cell!r} has more decimals than its currency; --decimals round takes such amounts, rounded",
    "refunds": "{cell!r} is a refund without a minus; --refunds minus takes such amounts back",
}


@dataclass(frozen=True, kw_only=True)
class Said:
    """What the call says of all its files."""

    numbers: str | None
    dates: str | None
    decimals: str | None
    refunds: str | None


@click.command("import")
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--dataset", default="", help="What the file is, where its headers do not tell (one file).")
@click.option("--mapping", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="A YAML file.")
@click.option(
    "--accept-suggestions", is_flag=True, help="Take near misses as meant, where there is no doubt."
)
@click.option("--numbers", type=click.Choice(("dot", "comma")),
              help="What stands before decimals, where the cells can be read both ways.")  # fmt: skip
@click.option("--dates", type=click.Choice(("day-first", "month-first")),
              help="What 7/1/2026 means, where no date of the file tells.")  # fmt: skip
@click.option("--decimals", type=click.Choice(("round", "aside")),
              help="Amounts with more decimals than their currency: round half up, or aside.")  # fmt: skip
@click.option("--refunds", type=click.Choice(("minus", "aside")),
              help="Refunds written without a minus: take back, or set aside.")  # fmt: skip
@click.option("--yes", is_flag=True, help="Do not ask before committing.")
def command(
    *,
    paths: tuple[Path, ...],
    dataset: str,
    mapping: Path | None,
    accept_suggestions: bool,
    yes: bool,
    **said: str | None,
) -> None:
    """Import FILES, or all files of a FOLDER: CSV or workbooks, recognised by their headers.

    A list comes before what names its entries: people, products, customers, then deals. Rows that cannot
    be used are kept in quarantine with their reasons; importing a file again changes nothing.

    A mapping file (library/mappings has examples) says what the headers do not: which file is which
    dataset, which header is which column, what every row says, which spellings are to be put right, and how
    numbers and dates are written. What nothing says is asked; with --yes such a file is refused, in words.

    Exit code 0: all rows are in. 1: a file was refused. 3: some rows are in quarantine.

    \b
    Examples:
      steelyard import ../crm-export
      steelyard import ../crm-export --accept-suggestions --yes
      steelyard import ../crm-export --mapping library/mappings/crm-pipeline.yaml
      steelyard import deals.xlsx --dataset deals
    """  # noqa: D301 - click keeps the lines below a real backspace as they are
    compile_changed()
    django.setup()
    call_command("migrate", interactive=False, verbosity=0)
    matches = read_matches(mapping)
    try:
        waiting = [
            (one, answered(match, Said(**said))) for one, match in uploaded(files_in(paths), dataset, matches)
        ]
        found = [bring(one, match, accept=accept_suggestions, yes=yes) for one, match in waiting]
    except Refused as refused:
        refuse(*refused.reasons)
    if any(one.rows_quarantined for one in found):
        click.echo("Repair the quarantined rows at /facts/quarantine/.")
        sys.exit(SOME_IN_QUARANTINE)


def files_in(paths: Sequence[Path]) -> list[Path]:
    """Return the files meant: a folder stands for the readable ones in it."""
    found = []
    for path in paths:
        inside = sorted(path.iterdir()) if path.is_dir() else [path]
        found += [file for file in inside if file.suffix.lower() in facts.READABLE]
    if not found:
        refuse(f"There is no file to read; these kinds can be: {', '.join(facts.READABLE)}.")
    return found


def uploaded(
    files: Sequence[Path], dataset: str, matches: Sequence[tuple[str, str, facts.Match]]
) -> list[tuple[facts.Import, facts.Match]]:
    """Take the files in, and put them in the order in which they need each other."""
    order = list(facts.ALL)
    if dataset and dataset not in order:
        refuse(f"There is no dataset {dataset!r}; there are {', '.join(order)}.")
    imports = []
    for file in files:
        said = [(code, match) for pattern, code, match in matches if fnmatch(file.name, pattern)]
        code, match = said[0] if said else (dataset, None)
        one = facts.upload_file(
            content=file.read_bytes(), file_name=file.name, dataset=code, by=acting_user(), at=timezone.now()
        )
        if one.dataset:
            imports.append((one, match or facts.Match.from_json(one.mapping)))
        else:
            facts.discard_import(import_=one, by=acting_user(), at=timezone.now())
            click.echo(f"{file.name} fits no dataset and is left out; name one by --dataset.", err=True)
    return sorted(imports, key=lambda pair: order.index(pair[0].dataset))


def bring(one: facts.Import, match: facts.Match, *, accept: bool, yes: bool) -> facts.Import:
    """Match, check, tell, ask and commit one file."""
    one = facts.match_columns(
        import_=one, dataset=one.dataset, match=match, by=acting_user(), at=timezone.now()
    )
    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        shown = progress.add_task(one.file_name)

        def report(done: int, total: int, words: str) -> None:
            progress.update(shown, completed=done, total=total, description=words)

        one = facts.check_import(import_=one, report=report)
        told = one.findings["suggestions"]
        if accept and told:
            facts.accept_clear_suggestions(import_=one, by=acting_user(), at=timezone.now())
            one = facts.check_import(import_=one, report=report)
    questions = facts.open_questions(one)
    needed = [question for question in questions if question.is_needed]
    if needed and not yes:
        return bring(one, asked(match, needed), accept=accept, yes=yes)
    tell(one)
    tell_questions(one, questions)
    tell_suggestions(told, accepted=accept)
    if not yes and not click.confirm("Commit?", default=True):
        return facts.discard_import(import_=one, by=acting_user(), at=timezone.now())
    return facts.commit_import(import_=one, by=acting_user(), at=timezone.now())


def tell(one: facts.Import) -> None:
    """Say what becomes of a file's rows."""
    found = one.findings
    click.echo(f"{one.file_name} → {one.dataset}")
    if found["rows_unchanged"] == found["rows_in"]:
        click.echo(f"  changes nothing: its {found['rows_in']:,} rows stand already")
        return
    click.echo(
        f"  {found['rows_in']:,} rows = {found['rows_new']:,} new + {found['rows_changed']:,} changed"
        f" + {found['rows_unchanged']:,} unchanged + {found['rows_quarantined']:,} quarantined"
    )
    table = Table.grid(padding=(0, 2))
    for counted in found["reasons"]:
        title = facts.reason_title(one.dataset, counted["code"])
        table.add_row("   ", f"{counted['rows']:,}", title, counted["column"])
    if found["reasons"]:
        Console().print(table)


def asked(match: facts.Match, questions: Sequence[facts.Question]) -> facts.Match:
    """Ask how columns are meant, each once, with cells of it and what they would become."""
    ways = dict(match.answers.read_as)
    for question in questions:
        first, second = facts.WAYS[question.kind]
        click.echo(f"How is the column {question.column} written?")
        for cell, one, other in question.samples:
            click.echo(f"  {cell}   {NAMES[first]}: {one}   {NAMES[second]}: {other}")
        answer = click.prompt("Read as", type=click.Choice((NAMES[first], NAMES[second])))
        ways[question.column] = first if answer == NAMES[first] else second
    return replace(match, answers=replace(match.answers, read_as=ways))


def tell_questions(one: facts.Import, questions: Sequence[facts.Question]) -> None:
    """Say what one answer would settle, and how to give it."""
    for question in questions:
        written, *_becomes = question.samples[0]
        click.echo(f"  {one.file_name}, column {question.column}: {HOW[question.kind].format(cell=written)}")


def tell_suggestions(told: Sequence[dict[str, object]], *, accepted: bool) -> None:
    """Say which unknown names may mean something known."""
    for one in told:
        hints = one["hints"]
        if not isinstance(hints, list) or not hints:
            click.echo(f"  {one['cell']!r} is unknown ({one['rows']:,} rows)")
        elif accepted and one["clear"]:
            click.echo(f"  {one['cell']!r} is taken as {hints[0][1]!r} ({one['rows']:,} rows)")
        else:
            click.echo(f"  {one['cell']!r}: did you mean {hints[0][1]!r}? ({one['rows']:,} rows)")


def read_matches(path: Path | None) -> list[tuple[str, str, facts.Match]]:
    """Read a mapping file; return (pattern of the file's name, dataset, match) of each source."""
    if path is None:
        return []
    reading = read_mapping(path.read_text(), source=path.name)
    if reading.mapping is None:
        refuse(*(f"{one.file}, line {one.line}: {one.text('en')}" for one in reading.problems))
    return [
        (source.file, source.dataset, match_of(source))
        for source in reading.mapping.sources
        if source.dataset in facts.ALL  # others are for `steelyard weigh`
    ]


def match_of(source: MappedFile) -> facts.Match:
    """Say in our words what a mapping says of a kind of file."""
    return facts.Match(
        columns=source.columns,
        values=source.values,
        spellings=source.aliases,
        date_order=ORDERS.get(source.dates, ""),
        answers=facts.Answers(
            numbers=source.numbers,
            read_as={name: ORDERS.get(way, way) for name, way in source.read_as.items()},
            decimals=source.decimals,
            refunds=source.refunds,
        ),
    )


def answered(match: facts.Match, said: Said) -> facts.Match:
    """Add what the call itself says; it goes before the mapping file, and before what was said before."""
    kept = match.answers
    answers = replace(
        kept,
        numbers=said.numbers or kept.numbers,
        read_as={} if said.numbers else kept.read_as,
        decimals=said.decimals or kept.decimals,
        refunds=said.refunds or kept.refunds,
    )
    return replace(
        match, date_order=ORDERS.get((said.dates or "").replace("-", " "), match.date_order), answers=answers
    )


def refuse(*why: str) -> NoReturn:
    """Say why not, and end."""
    for reason in why:
        click.echo(reason, err=True)
    sys.exit(REFUSED)
