"""A value of a snapshot on its way to a page or a file."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from steelyard.foundation.facts.datasets import Column, Dataset, Kind
from steelyard.foundation.facts.datasets.declaration import NUMBERS
from steelyard.kit.ui import figures

MICRO = 6
PERCENT = 4  # a share of 1 000 000 ppm is 100 %


@dataclass(frozen=True)
class Cell:
    """One value and how to show it."""

    name: str
    title: str
    kind: str
    value: Any
    currency: str = ""

    @property
    def text(self) -> str:
        """Return the value as words."""
        if self.value is None:
            return ""
        match self.kind:
            case Kind.MONEY:
                return figures.money(self.value, self.currency, exact=True)
            case Kind.SHARE:
                return figures.ratio(self.value, places=2)
            case Kind.DECIMAL:
                return f"{plain_decimal(self.value, MICRO):f}"
            case Kind.DATE:
                return str(self.value.isoformat())
            case _:
                return str(self.value)

    @property
    def exact(self) -> str | int | Decimal | date | None:
        """Return the value for a spreadsheet: amounts in whole units, shares in percent."""
        if self.value is None:
            return None
        match self.kind:
            case Kind.MONEY:
                return plain_decimal(self.value, figures.minor_digits(self.currency))
            case Kind.SHARE:
                return plain_decimal(self.value, PERCENT)
            case Kind.DECIMAL:
                return plain_decimal(self.value, MICRO)
            case _:
                found: str | int | date = self.value
                return found

    @property
    def is_number(self) -> bool:
        """Tell whether it stands on the right."""
        return self.kind in NUMBERS


def plain_decimal(value: int, digits: int) -> Decimal:
    """Return value / 10**digits, exact."""
    return Decimal(value).scaleb(-digits)


def cell_of(column: Column, record: Mapping[str, Any], dataset: Dataset, names: Mapping[str, str]) -> Cell:
    """Return a column's value of a record; codes become the words that people use."""
    value = record.get(column.stored_name)  # an older snapshot lacks a column that was declared since
    if column.kind is Kind.CHOICE and value is not None:
        value = next((str(one.title) for one in column.choices if one.code == value), value)
    if column.kind is Kind.PERSON and value is not None:
        value = names.get(value, value)
    currency = str(record[dataset.currency] or "") if dataset.currency else ""
    return Cell(column.name, str(column.title), column.kind.value, value, currency)
