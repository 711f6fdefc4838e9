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

from steelyard.foundation import facts
from steelyard.kit.refusal import Refused
from steelyard.runtime.mapping import ORDERS, MappedFile, read_mapping
from steelyard.site.cli.acting import acting_user
from steelyard.site.cli.import_told import Outcome, Say, tell, tell_suggestions
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
@click.option("--encoding", default="", help="Of text files, such as cp1252, gb18030 or big5.")
@click.option("--sheet", default="", help="The one sheet of a workbook that is meant.")
@click.option(
    "--header-line", type=click.IntRange(min=0), help="The line that names the columns; 0: none does."
)
@click.option("--totals-too", is_flag=True, help="Lines that look like totals or notes are rows as well.")
@click.option("--yes", is_flag=True, help="Do not ask before committing.")
@click.option("--json", "as_json", is_flag=True, help="Tell the outcome as JSON, for scripts.")
def command(  # noqa: PLR0913 - one an option
    *,
    paths: tuple[Path, ...],
    dataset: str,
    mapping: Path | None,
    accept_suggestions: bool,
    encoding: str,
    sheet: str,
    header_line: int | None,
    totals_too: bool,
    yes: bool,
    as_json: bool,
    **said: str | None,
) -> None:
    """Import FILES, or all files of a FOLDER: text or workbooks, recognised by their headers.

    A list comes before what names its entries: people, products, customers, then deals. Rows that cannot
    be used are kept in quarantine with their reasons; importing a file again changes nothing.

    A mapping file (library/mappings has examples) says what the headers do not: which file is which
    dataset, which header is which column, what every row says, which spellings are to be put right, and how
    numbers and dates are written. What nothing says is asked; with --yes such a file is refused, in words.

    What was not read of a file (lines above its header, totals, sheets, columns) is said. --json needs --yes.

    Exit code 0: all rows are in. 1: a file was left out or refused. 3: some rows are in quarantine.

    \b
    Examples:
      steelyard import ../crm-export
      steelyard import ../crm-export --accept-suggestions --yes
      steelyard import ../crm-export --mapping library/mappings/crm-pipeline.yaml
      steelyard import deals.xlsx --dataset deals --sheet July
      steelyard import export.csv --encoding cp1252
    """  # noqa: D301 - click keeps the lines below a real backspace as they are
    if as_json and not yes:
        refuse("--json asks nothing, so it needs --yes.")
    compile_changed()
    django.setup()
    call_command("migrate", interactive=False, verbosity=0)
    matches = read_matches(mapping)
    if dataset and dataset not in facts.ALL:
        refuse(f"There is no dataset {dataset!r}; there are {', '.join(facts.ALL)}.")
    read_as = facts.ReadAs(
        sheet=sheet, encoding=known_encoding(encoding), header_line=header_line, totals_too=totals_too
    )
    files, passed_over = files_in(paths)
    outcome = Outcome(passed_over=passed_over, as_json=as_json)
    for one, match in uploaded(files, dataset, matches, read_as, outcome):
        meant = answered(match, Said(**said))
        try:
            outcome.brought.append(bring(one, meant, outcome, accept=accept_suggestions, yes=yes))
        except Refused as refused:
            outcome.leave_out(one.file_name, refused.reasons)
    outcome.finish()
    if outcome.left_out:
        sys.exit(REFUSED)
    if any(one.rows_quarantined for one in outcome.brought):
        sys.exit(SOME_IN_QUARANTINE)


def files_in(paths: Sequence[Path]) -> tuple[list[Path], list[str]]:
    """Return the files meant, and the names of those passed over in folders, since they end unlike tables."""
    files: list[Path] = []
    passed_over: list[str] = []
    for path in paths:
        inside = sorted(one for one in path.iterdir() if one.is_file()) if path.is_dir() else []
        meant = [path] if path.is_file() else [one for one in inside if one.suffix.lower() in facts.READABLE]
        files += meant
        passed_over += [one.name for one in inside if one not in meant and not one.name.startswith(".")]
    if not files:
        refuse(f"There is no file to read; these kinds can be: {', '.join(facts.READABLE)}.")
    return files, passed_over


def uploaded(
    files: Sequence[Path],
    dataset: str,
    matches: Sequence[tuple[str, str, facts.Match]],
    read_as: facts.ReadAs,
    outcome: Outcome,
) -> list[tuple[facts.Import, facts.Match]]:
    """Take the files in, and put them in the order in which they need each other."""
    order = list(facts.ALL)
    imports = []
    for file in files:
        said = [(code, match) for pattern, code, match in matches if fnmatch(file.name, pattern)]
        code, match = said[0] if said else (dataset, None)
        try:
            one = facts.upload_file(
                content=file.read_bytes(),
                file_name=file.name,
                dataset=code,
                read_as=read_as,
                by=acting_user(),
                at=timezone.now(),
            )
        except Refused as refused:
            outcome.leave_out(file.name, refused.reasons)
            continue
        if one.dataset:
            imports.append((one, match or facts.Match.from_json(one.mapping)))
        else:
            facts.discard_import(import_=one, by=acting_user(), at=timezone.now())
            outcome.leave_out(
                file.name, ["It fits no dataset; name one by --dataset.", *facts.unfit_words(one.headers)]
            )
    return sorted(imports, key=lambda pair: order.index(pair[0].dataset))


def bring(
    one: facts.Import, match: facts.Match, outcome: Outcome, *, accept: bool, yes: bool
) -> facts.Import:
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
        return bring(one, asked(match, needed), outcome, accept=accept, yes=yes)
    tell(one, outcome.say)
    tell_questions(one, questions, outcome.say)
    tell_suggestions(told, outcome.say, accepted=accept)
    if not yes and not click.confirm("Commit?", default=True):
        return facts.discard_import(import_=one, by=acting_user(), at=timezone.now())
    return facts.commit_import(import_=one, by=acting_user(), at=timezone.now())


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


def tell_questions(one: facts.Import, questions: Sequence[facts.Question], say: Say) -> None:
    """Say what one answer would settle, and how to give it."""
    for question in questions:
        written, *_becomes = question.samples[0]
        say(f"  {one.file_name}, column {question.column}: {HOW[question.kind].format(cell=written)}")


def known_encoding(name: str) -> str:
    """Return our name of an encoding, or refuse one that is not known."""
    code = facts.encoding_code(name)
    if name and not code:
        refuse(f"There is no encoding {name!r}; there are {', '.join(facts.ENCODINGS)}.")
    return code


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
    answers = facts.Answers(
        numbers=said.numbers or "", decimals=said.decimals or "", refunds=said.refunds or ""
    ).over(match.answers)
    return replace(
        match, date_order=ORDERS.get((said.dates or "").replace("-", " "), match.date_order), answers=answers
    )


def refuse(*why: str) -> NoReturn:
    """Say why not, and end."""
    for reason in why:
        click.echo(reason, err=True)
    sys.exit(REFUSED)
