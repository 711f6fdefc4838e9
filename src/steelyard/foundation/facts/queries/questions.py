"""What an import leaves open and how it was read, in words for its page."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from steelyard.foundation.facts.datasets import Column
from steelyard.foundation.facts.models import Import
from steelyard.foundation.facts.questions import CHOICES, open_questions


@dataclass(frozen=True)
class AskedQuestion:
    """One question, its answers, and cells with what each answer would make of them."""

    name: str  # of the form's field
    title: str
    is_needed: bool
    choices: list[tuple[str, str]]
    samples: list[list[str]]


def questions_page(one: Import) -> list[AskedQuestion]:
    """Return what is still to be said about a file."""
    return [
        AskedQuestion(
            name=f"{asked.kind}:{asked.column}",
            title=title_of(asked.kind, one.declared.column(asked.column)),
            is_needed=asked.is_needed,
            choices=[(choice, choice_title(choice)) for choice in CHOICES[asked.kind]],
            samples=asked.samples,
        )
        for asked in open_questions(one)
    ]


def title_of(kind: str, column: Column) -> str:
    """Ask about a column."""
    words = {
        "numbers": _("How does “{column}” write decimals?"),
        "dates": _("Which number is the month in “{column}”?"),
        "decimals": _("“{column}” has more decimals than the currency. What becomes of them?"),
        "refunds": _("Refunds in “{column}” have no minus. How are they meant?"),
    }
    return words[kind].format(column=column.title)


def choice_title(choice: str) -> str:
    """Name an answer."""
    return {
        "dot": _("With a dot: 1,234.50"),
        "comma": _("With a comma: 1.234,50"),
        "dmy": _("Day first: 31/12/2026"),
        "mdy": _("Month first: 12/31/2026"),
        "round": _("Round half up"),
        "minus": _("They take back"),
        "aside": _("Set these rows aside"),
    }[choice]


def settled_words(one: Import) -> Iterator[str]:
    """Say how the file was read, wherever that was not the only way."""
    found = one.findings
    for name, way in found.get("read_as", {}).items():
        yield f"{one.declared.column(name).title}: {choice_title(way)}"
    notes = found.get("notes", {})
    for name, unit in notes.get("units", {}).items():
        title = one.declared.column(name).title
        if unit["shift"]:
            yield _("{column}: the header says × {multiple}").format(
                column=title, multiple=f"{10 ** unit['shift']:,}"
            )
        if unit["currency"]:
            yield _("{column}: the header says {currency}").format(column=title, currency=unit["currency"])
    if notes.get("zone"):
        yield _("Times that name no zone were taken as those of {zone}.").format(zone=notes["zone"])
    if notes.get("numbered_lines"):
        yield _("Lines that had no number of their own and were counted: {count}.").format(
            count=f"{notes['numbered_lines']:,}"
        )
