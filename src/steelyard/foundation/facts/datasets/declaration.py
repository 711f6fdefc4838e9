"""What a dataset declares: its columns, their kinds, its key and the date that counts.

Everything else follows from it: matching a file's headers, reading its cells, the wizard's pages, the
template to download, the columns of the snapshot, and the columns that plans may name.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

import pyarrow as pa
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words: TypeAlias = str | Promise


class Kind(StrEnum):
    """What a column's cells are, and how the snapshot keeps them."""

    TEXT = "text"
    DATE = "date"
    MONEY = "money"  # int64 in the currency's smallest unit, as <name>_minor
    CURRENCY = "currency"  # three letters; the company's own where the file says none
    INTEGER = "integer"  # int64
    DECIMAL = "decimal"  # int64 millionths, as <name>_micro
    RATE = "rate"  # int64 in 10^-12, above 0, as <name>_pico
    SHARE = "share"  # int64 millionths of the whole, as <name>_ppm: 12.5 % is 125 000
    CHOICE = "choice"  # the code of one of the declared choices
    PERSON = "person"  # Person.code
    PRODUCT = "product"  # the name in the products list
    CUSTOMER = "customer"  # the name in the customers list


STORED_SUFFIX = {Kind.MONEY: "_minor", Kind.DECIMAL: "_micro", Kind.RATE: "_pico", Kind.SHARE: "_ppm"}
STORED_TYPE = {
    Kind.DATE: pa.date32(),
    Kind.MONEY: pa.int64(),
    Kind.INTEGER: pa.int64(),
    Kind.DECIMAL: pa.int64(),
    Kind.RATE: pa.int64(),
    Kind.SHARE: pa.int64(),
}
NUMBERS = {Kind.MONEY, Kind.INTEGER, Kind.DECIMAL, Kind.RATE, Kind.SHARE}
KIND_TITLES: dict[Kind, Words] = {
    Kind.TEXT: _("Text"),
    Kind.DATE: _("Date, such as 2026-07-01, 2026/7/1 or 2026年7月1日"),
    Kind.MONEY: _("Amount"),
    Kind.CURRENCY: _("Currency"),
    Kind.INTEGER: _("Whole number"),
    Kind.DECIMAL: _("Number"),
    Kind.RATE: _("Exchange rate"),
    Kind.SHARE: _("Percent"),
    Kind.CHOICE: _("One of a few words"),
    Kind.PERSON: _("Person"),
    Kind.PRODUCT: _("Product"),
    Kind.CUSTOMER: _("Customer"),
}
# Where a row came from: the last columns of every snapshot.
LINEAGE = pa.schema(
    [
        pa.field("source_file", pa.string()),
        pa.field("source_sheet", pa.string()),
        pa.field("source_row", pa.int64()),
        pa.field("source_import", pa.int64()),
    ]
)


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One value of a choice column, and what files call it."""

    code: str
    title: Words
    spellings: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column: what it is called in files, and what its cells must be."""

    name: str
    kind: Kind
    title: Words
    help: Words = ""
    required: bool = False
    headers: tuple[str, ...] = ()  # what files call it, beside its name: in English and in Chinese
    choices: tuple[Choice, ...] = ()
    least: int | None = None  # for integers
    most: int | None = None
    whole: tuple[str, ...] = ()  # of shares: the columns that name what is shared
    per: str = ""  # of rates: the column that says for how many units they are

    @property
    def is_number(self) -> bool:
        """Tell whether its values stand on the right."""
        return self.kind in NUMBERS

    @property
    def kind_title(self) -> Words:
        """Say what its cells are."""
        return KIND_TITLES[self.kind]

    @property
    def stored_name(self) -> str:
        """Its name in the snapshot: `amount` is kept as `amount_minor`."""
        return self.name + STORED_SUFFIX.get(self.kind, "")

    @property
    def stored_type(self) -> pa.DataType:
        """Its type in the snapshot."""
        return STORED_TYPE.get(self.kind, pa.string())


@dataclass(frozen=True, kw_only=True)
class Demand:
    """A demand on a whole row, such as "a won deal has a closing date".

    `broken_by` takes the typed columns and gives true for each row that breaks it.
    """

    code: str
    column: str  # the cell to show it in
    words: Words
    broken_by: Callable[[pa.Table], pa.ChunkedArray]


@dataclass(frozen=True, kw_only=True)
class TakenBack:
    """Which rows take money back: their amounts are below zero, however a file writes them."""

    column: str
    among: tuple[str, ...]  # codes of that column's choices
    amount: str = "amount"


@dataclass(frozen=True, kw_only=True, eq=False)
class Dataset:
    """One kind of fact."""

    code: str  # also the table's name in plans
    title: Words
    purpose: Words
    columns: tuple[Column, ...]
    key: tuple[str, ...]  # columns that tell one row from another; joined they are its id
    counted_on: str = ""  # the date that decides the period; lists have none
    owner: str = ""  # the person a row belongs to: decides who may see it
    is_everyones: bool = False  # a list that every employee may read
    line: str = ""  # the column that numbers the lines of one key; where a file has none they are counted
    taken_back: TakenBack | None = None
    demands: tuple[Demand, ...] = ()
    icon: str = "table"
    _by_name: dict[str, Column] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        """Index the columns."""
        self._by_name.update({column.name: column for column in self.columns})

    def column(self, name: str) -> Column:
        """Return a column by its name; KeyError where there is none."""
        return self._by_name[name]

    def __contains__(self, name: str) -> bool:
        """Tell whether it has a column of that name."""
        return name in self._by_name

    @property
    def currency(self) -> str:
        """Name the column that holds the currency, or nothing."""
        return next((column.name for column in self.columns if column.kind is Kind.CURRENCY), "")

    @property
    def schema(self) -> pa.Schema:
        """Give the snapshot's columns: `id`, the declared ones, where the row came from."""
        declared = [
            pa.field(column.stored_name, column.stored_type) for column in self.columns if column.name != "id"
        ]
        return pa.schema([pa.field("id", pa.string()), *declared, *LINEAGE])
