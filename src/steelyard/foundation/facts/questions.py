"""What a file leaves open: each is asked once for the column, with cells of it and what they would become."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import tzinfo
from typing import Any

import pyarrow as pa

from steelyard.foundation.facts.admission import Refused
from steelyard.foundation.facts.answers import ASIDE, MINUS, ROUND
from steelyard.foundation.facts.datasets import Dataset, Kind
from steelyard.foundation.facts.datasets.declaration import NUMBERS
from steelyard.foundation.facts.matching import Match
from steelyard.foundation.facts.models import Import
from steelyard.runtime.columns import Fault, Marks, marks_of, settle
from steelyard.runtime.columns.dates import DAY_FIRST, MONTH_FIRST, open_dates, orders_shown, read_date
from steelyard.runtime.columns.numbers import taken_apart, value_of
from steelyard.runtime.columns.settling import Settled, Shown

WAYS = {"numbers": ("dot", "comma"), "dates": (DAY_FIRST, MONTH_FIRST)}
CHOICES = {**WAYS, "decimals": (ROUND, ASIDE), "refunds": (MINUS, ASIDE)}
MOST = 5  # samples shown


@dataclass(frozen=True, kw_only=True)
class Question:
    """Something that only somebody who knows the file can say."""

    kind: str  # numbers, dates, decimals or refunds
    column: str
    samples: list[list[str]]  # [as written, as it would be with the first answer, with the second]
    is_needed: bool  # nothing is committed before it is answered; else its rows are set aside

    def as_json(self) -> dict[str, Any]:
        """Return it as the database keeps it."""
        return asdict(self)

    @classmethod
    def from_json(cls, content: Mapping[str, Any]) -> "Question":
        """Read it back."""
        return cls(**content)


@dataclass(frozen=True)
class SettledFile:
    """How each column is read, and what has to be asked first."""

    ways: Mapping[str, str]
    questions: list[Question]


def settle_file(
    cells: Mapping[str, pa.Array], *, dataset: Dataset, match: Match, before: Mapping[str, str], zone: tzinfo
) -> SettledFile:
    """Settle a file's columns; `before` is how columns were read in the file that repaired rows came from."""
    declared = {**before, **match.answers.read_as}
    numbers = {name: marks_of(cells[name]) for name in columns_of(dataset, cells, NUMBERS)}
    shown = {name: Shown(one.styles, bool(one.ambiguous)) for name, one in numbers.items()}
    read = settle(shown, declared=declared, for_all=match.answers.numbers)
    dates = {name: orders_shown(cells[name]) for name in columns_of(dataset, cells, {Kind.DATE})}
    ordered = settle(dates, declared=declared, for_all=match.date_order)
    questions = [
        Question(kind="numbers", column=name, samples=number_samples(numbers[name]), is_needed=True)
        for name in read.asked
    ]
    questions += [
        Question(kind="dates", column=name, samples=date_samples(cells[name], zone), is_needed=True)
        for name in ordered.asked
    ]
    return SettledFile({**said(read), **said(ordered)}, questions)


def open_questions(one: Import) -> list[Question]:
    """Return what is still to be asked about a checked import."""
    return [Question.from_json(content) for content in one.findings.get("questions", ())]


def said(settled: Settled) -> dict[str, str]:
    """Leave out columns in which it makes no difference."""
    return {name: way for name, way in settled.ways.items() if way}


def columns_of(dataset: Dataset, cells: Mapping[str, pa.Array], kinds: set[Kind]) -> list[str]:
    """Name the columns of some kinds that a file has."""
    return [column.name for column in dataset.columns if column.kind in kinds and column.name in cells]


def number_samples(marks: Marks) -> list[list[str]]:
    """Show cells as they are, with a decimal dot, with a decimal comma."""
    chosen = dict.fromkeys((*marks.ambiguous[:3], *marks.decisive, *marks.ambiguous[3:]))
    return [[cell, *(number_read(cell, way) for way in WAYS["numbers"])] for cell in list(chosen)[:MOST]]


def number_read(cell: str, way: Any) -> str:
    """Show what a cell becomes; a dash where it becomes nothing."""
    numeral = taken_apart(cell.removesuffix("%"))
    value = numeral if isinstance(numeral, Fault) else value_of(numeral, way)
    return "—" if isinstance(value, Fault) else f"{value.normalize():,f}"


def date_samples(cells: pa.Array, zone: tzinfo) -> list[list[str]]:
    """Show dates as they are, as day first, as month first."""
    chosen = open_dates(cells, most=MOST)
    return [[cell, *(day_read(cell, order, zone) for order in WAYS["dates"])] for cell in chosen]


def day_read(cell: str, order: Any, zone: tzinfo) -> str:
    """Show the day a cell becomes."""
    day = read_date(cell, order=order, zone=zone)
    return "—" if isinstance(day, Fault) else day.isoformat()


def questions_of_rows(refused: Sequence[Refused], *, dataset: Dataset, match: Match) -> Iterator[Question]:
    """Ask about rows that one answer lets in: amounts too fine for their currency, refunds without sign."""
    codes = {"too_precise": "decimals", "refund_without_sign": "refunds"}
    answered = {"decimals": match.answers.decimals, "refunds": match.answers.refunds}
    samples: dict[tuple[str, str], list[list[str]]] = {}
    for row in refused:
        for reason in row.reasons:
            kind = codes.get(reason["code"], "")
            column = reason["column"]
            if not kind or answered[kind] or dataset.column(column).kind is not Kind.MONEY:
                continue
            cells = samples.setdefault((kind, column), [])
            if len(cells) < MOST:
                cells.append([reason["cell"], becomes(kind, reason), "—"])
    for (kind, column), cells in samples.items():
        yield Question(kind=kind, column=column, samples=cells, is_needed=False)


def becomes(kind: str, reason: Mapping[str, Any]) -> str:
    """Show what a cell becomes if it is rounded, or taken back."""
    return f"-{reason['cell']}" if kind == "refunds" else str(reason.get("rounded", ""))
