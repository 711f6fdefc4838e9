"""Choose how the cells of a declared column are read."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import pyarrow as pa
import pyarrow.compute as pc

from steelyard.foundation.facts.cells import amounts, names
from steelyard.foundation.facts.cells.choices import choice_reader
from steelyard.foundation.facts.cells.currencies import currency_reader
from steelyard.foundation.facts.cells.dates import date_reader
from steelyard.foundation.facts.cells.numbers import decimal_reader, integer_reader, share_reader
from steelyard.foundation.facts.cells.texts import type_texts
from steelyard.foundation.facts.cells.typing_cells import Reader, TypedColumn, refuse_empty, type_cells
from steelyard.foundation.facts.datasets import Column, Kind


@dataclass(frozen=True, kw_only=True)
class Reading:
    """What reading a file's cells depends on, beside the cells."""

    currency: str  # where a row says none
    date_order: str = ""  # "dmy" or "mdy": what 7/1/2026 means
    known: Mapping[str, names.Known] = field(default_factory=dict)  # by kind


def type_column(
    cells: pa.Array, column: Column, reading: Reading, *, currencies: pa.Array, is_key: bool
) -> TypedColumn:
    """Read one column; `currencies` says for each row in which currency its amounts are."""
    if column.kind is Kind.TEXT:
        typed = type_texts(cells, is_key=is_key)
    elif column.kind is Kind.MONEY:
        pairs = pc.binary_join_element_wise(currencies, cells, amounts.SEPARATOR)
        typed = type_cells(pairs, amounts.amount_reader(), column.stored_type, at_once=amounts.plain_amounts)
    else:
        typed = type_cells(cells, reader_of(column, reading), column.stored_type)
    return refuse_empty(typed) if column.required else typed


def reader_of(column: Column, reading: Reading) -> Reader:  # noqa: PLR0911 - one return a kind
    """Return the reader of a column whose cells stand by themselves."""
    match column.kind:
        case Kind.DATE:
            return date_reader(reading.date_order)
        case Kind.INTEGER:
            return integer_reader(least=column.least, most=column.most)
        case Kind.DECIMAL:
            return decimal_reader()
        case Kind.SHARE:
            return share_reader()
        case Kind.CURRENCY:
            return currency_reader()
        case Kind.CHOICE:
            return choice_reader(column.choices)
        case _:
            return names.name_reader(reading.known[column.kind.value])
