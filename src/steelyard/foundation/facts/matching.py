"""Match a file's headers to a dataset's columns: by name, by synonym, by likeness."""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from rapidfuzz import fuzz, process

from steelyard.foundation.facts.answers import Answers
from steelyard.foundation.facts.datasets import ALL, Column, Dataset

LIKE = 90  # of 100: a header spelt nearly like a synonym


@dataclass(frozen=True, kw_only=True)
class Match:
    """Which header each column is read from, and what the file alone does not say."""

    columns: Mapping[str, str] = field(default_factory=dict)  # column → header
    values: Mapping[str, str] = field(default_factory=dict)  # column → the cell of every row
    spellings: Mapping[str, Mapping[str, str]] = field(default_factory=dict)  # column → as written → as meant
    date_order: str = ""  # "dmy", "mdy" or "": what 7/1/2026 means in all its columns
    answers: Answers = field(default_factory=Answers)  # to what the cells leave open

    @property
    def said(self) -> set[str]:
        """Name the columns that rows say something in."""
        return {*self.columns, *self.values}

    def as_json(self) -> dict[str, Any]:
        """Return it as the database keeps it."""
        return asdict(self)

    @classmethod
    def from_json(cls, content: Mapping[str, Any]) -> "Match":
        """Read it back."""
        return cls(
            columns=content.get("columns", {}),
            values=content.get("values", {}),
            spellings=content.get("spellings", {}),
            date_order=content.get("date_order", ""),
            answers=Answers.from_json(content.get("answers", {})),
        )


def plain_header(header: str) -> str:
    """Return letters and digits alone: "Close Date", "close_date" and "CLOSE-DATE" are one."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", header)).casefold()


def names_of(column: Column) -> set[str]:
    """Return everything that headers may call a column."""
    return {plain_header(name) for name in (column.name, column.name.removesuffix("_on"), *column.headers)}


def guess_columns(dataset: Dataset, headers: Iterable[str]) -> dict[str, str]:
    """Return column → header for all that can be told; each header serves one column."""
    free = {plain_header(header): header for header in reversed(list(headers))}
    found: dict[str, str] = {}
    for column in dataset.columns:
        exact = [name for name in ordered_names(column) if name in free]
        if exact:
            found[column.name] = free.pop(exact[0])
    for column in dataset.columns:
        if column.name not in found and free:
            like = max(
                (
                    (score, name)
                    for synonym in names_of(column)
                    for name, score, _ in process.extract(synonym, list(free), scorer=fuzz.ratio, limit=1)
                ),
                default=(0, ""),
            )
            if like[0] >= LIKE:
                found[column.name] = free.pop(like[1])
    return found


def ordered_names(column: Column) -> list[str]:
    """Return a column's names, its own first, then the synonyms in their declared order."""
    return list(dict.fromkeys(map(plain_header, (column.name, *column.headers))))


def guess_dataset(headers: Iterable[str]) -> str:
    """Return the dataset that fits a file best: all its needs met, most headers used. Empty: none fits."""
    headers = list(headers)
    best, most = "", 0
    for dataset in ALL.values():
        found = guess_columns(dataset, headers)
        if all(column.name in found for column in dataset.columns if column.required) and len(found) > most:
            best, most = dataset.code, len(found)
    return best


def fingerprint(headers: Iterable[str]) -> str:
    """Return what tells one kind of file from another: its headers, in whatever order."""
    return hashlib.sha256("\n".join(sorted(headers)).encode()).hexdigest()
