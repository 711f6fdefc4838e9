"""Match a file's headers to a dataset's columns: by name, by synonym, by likeness."""

import hashlib
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from functools import cache
from typing import Any

from django.utils.translation import override
from rapidfuzz import fuzz, process

from steelyard.foundation.facts.answers import Answers
from steelyard.foundation.facts.datasets import ALL, Column, Dataset, Kind

LIKE = 90  # of 100: a header spelt nearly like a synonym
OFFERED = 75  # from here on a header is offered for a column, to be confirmed
BY_CHANCE = 1  # headers that a dataset may use more than the one that fits


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


BRACKETS = re.compile(r"[(（\[【].*?[)）\]】]")
CURRENCY = re.compile(r"^(?P<of>.+?)(?:currency|currencycode|ccy|币种|幣別|币别|货币|貨幣)$")
LANGUAGES = ("en", "zh-hans", "zh-hant")


def plain_header(header: str) -> str:
    """Return letters and digits alone: "Close Date", "close_date", "closeDate" and "CLOSE-DATE:" are one."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", header)).casefold()


def writings_of(header: str) -> list[str]:
    """Return how a header may be looked up: as it is, without its brackets, as one instead of several."""
    written = [plain_header(header), plain_header(BRACKETS.sub(" ", header))]
    written += [text[:-1] for text in written if text.endswith("s") and not text.endswith("ss")]
    return [text for text in dict.fromkeys(written) if text]


@cache
def titles_of(named: Column | Dataset) -> tuple[str, ...]:
    """Return a title in every language: our own pages, exports and templates show it."""
    titles = []
    for language in LANGUAGES:
        with override(language):
            titles.append(str(named.title))
    return tuple(titles)


@cache
def ordered_names(column: Column) -> tuple[str, ...]:
    """Return a column's names, its own first, then its titles, then the synonyms in their declared order."""
    names = (column.name, *titles_of(column), *column.headers, column.name.removesuffix("_on"))
    return tuple(dict.fromkeys(map(plain_header, names)))


def guess_columns(dataset: Dataset, headers: Iterable[str]) -> dict[str, str]:
    """Return column → header for all that can be told; each header serves one column.

    First by name, then the currency of an amount ("Amount Currency"), then by likeness.
    """
    free: dict[str, str] = {}
    for header in headers:
        for written in writings_of(header):
            free.setdefault(written, header)
    found: dict[str, str] = {}
    ways: tuple[Callable[[Column], str], ...] = (
        lambda column: next((name for name in ordered_names(column) if name in free), ""),
        lambda column: currency_header(dataset, free, found) if column.kind is Kind.CURRENCY else "",
        lambda column: (nearest(column, free, at_least=LIKE) or ("", 0))[0],
    )
    for way in ways:
        for column in dataset.columns:
            if column.name not in found and (written := way(column)):
                header = found[column.name] = free[written]
                free = {name: its for name, its in free.items() if its != header}
    return found


def currency_header(dataset: Dataset, free: Mapping[str, str], found: Mapping[str, str]) -> str:
    """Return the header that names the currency of an amount, such as "Amount Currency"."""
    for written in free:
        of = CURRENCY.match(written)
        for column in dataset.columns if of else ():
            if column.kind is Kind.MONEY and column.name in found:
                names = {*ordered_names(column), *writings_of(found[column.name])}
                if of and of["of"] in names:
                    return written
    return ""


def nearest(column: Column, free: Iterable[str], *, at_least: float) -> tuple[str, float] | None:
    """Return the header that is spelt most nearly like one of a column's names."""
    hits = [
        (name, score)
        for synonym in ordered_names(column)
        for name, score, _place in process.extract(
            synonym, list(free), scorer=fuzz.ratio, limit=1, score_cutoff=at_least
        )
    ]
    return max(hits, key=lambda hit: hit[1], default=None)


def near_headers(dataset: Dataset, headers: Iterable[str], columns: Mapping[str, str]) -> dict[str, str]:
    """Return column → header for those that are only nearly alike: to be offered, not taken."""
    free = {plain_header(header): header for header in headers if header not in columns.values()}
    free.pop("", None)
    offered = {}
    for column in dataset.columns:
        if column.name not in columns and (near := nearest(column, free, at_least=OFFERED)):
            offered[column.name] = free[near[0]]
    return offered


@cache
def all_names() -> frozenset[str]:
    """Return everything that headers may be called, of all datasets."""
    return frozenset(
        name for dataset in ALL.values() for column in dataset.columns for name in ordered_names(column)
    )


def recognised(words: Sequence[str]) -> int:
    """Count the words that are headers of some dataset."""
    return sum(any(written in all_names() for written in writings_of(word)) for word in words)


@dataclass(frozen=True)
class Fit:
    """How well a file fits a dataset."""

    dataset: Dataset
    columns: Mapping[str, str]

    @property
    def missing(self) -> list[Column]:
        """Return the needed columns that no header is."""
        return [one for one in self.dataset.columns if one.required and one.name not in self.columns]


def fits(headers: Iterable[str]) -> list[Fit]:
    """Return how each dataset fits a file: those that use most of its headers first."""
    headers = list(headers)
    found = [Fit(dataset, guess_columns(dataset, headers)) for dataset in ALL.values()]
    return sorted(found, key=lambda fit: (-len(fit.columns), len(fit.missing)))


def guess_dataset(headers: Iterable[str], *, file_name: str = "") -> str:
    """Return the dataset that fits a file best: all its needs met, most headers used. Empty: none is clear.

    None is where two do equally well and the file's name does not say which, or where another would use
    clearly more of the headers and only lacks a column: deals without their stage are no list of products.
    """
    ranked = fits(headers)
    whole = [fit for fit in ranked if not fit.missing]
    if not whole:
        return ""
    best = len(whole[0].columns)
    alike = [fit.dataset for fit in whole if len(fit.columns) == best]
    if len(alike) > 1:
        alike = [dataset for dataset in alike if says(file_name, dataset)]
    if len(alike) != 1 or len(ranked[0].columns) > best + BY_CHANCE:
        return ""
    return alike[0].code


def says(file_name: str, dataset: Dataset) -> bool:
    """Tell whether a file's name says which dataset it is, or what one of its rows is."""
    names = (dataset.code, *titles_of(dataset), *titles_of(dataset.column(dataset.key[0])))
    return any(plain_header(name) in plain_header(file_name) for name in names)


def fingerprint(headers: Iterable[str]) -> str:
    """Return what tells one kind of file from another: its headers, in whatever order."""
    return hashlib.sha256("\n".join(sorted(headers)).encode()).hexdigest()
