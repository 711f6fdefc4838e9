"""Choose how the cells of a declared column are read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, tzinfo
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from steelyard.foundation.facts.cells import names
from steelyard.foundation.facts.cells.choices import choice_reader
from steelyard.foundation.facts.cells.currencies import currency_reader
from steelyard.foundation.facts.cells.texts import type_texts
from steelyard.foundation.facts.datasets import Column, Kind
from steelyard.runtime.columns.amount_cells import Money, amount_reader, plain_amounts
from steelyard.runtime.columns.date_cells import date_reader
from steelyard.runtime.columns.header_units import HeaderUnit
from steelyard.runtime.columns.number_cells import SEPARATOR, decimal_reader, integer_reader, rate_reader
from steelyard.runtime.columns.share_cells import type_shares
from steelyard.runtime.columns.typing_cells import Reader, TypedColumn, refuse_empty, type_cells


@dataclass(frozen=True, kw_only=True)
class Reading:
    """What reading a file's cells depends on, beside the cells."""

    currency: str  # where a row says none
    ways: Mapping[str, Any] = field(default_factory=dict)  # column → dot, comma, dmy or mdy
    units: Mapping[str, HeaderUnit] = field(default_factory=dict)  # column → what its header says of all
    rounds: bool = False  # amounts with more decimals than their currency has are rounded half up
    refunds_are_minus: bool = False  # an amount without sign that a row says is a refund is taken back
    zone: tzinfo = UTC  # the company's
    known: Mapping[str, names.Known] = field(default_factory=dict)  # by kind


@dataclass(frozen=True, kw_only=True)
class Beside:
    """What other columns say about each row's cell."""

    currencies: pa.Array  # in which currency the row's amounts are
    wholes: pa.Array  # what the row has a share of
    units: pa.Array  # for how many units the row's rate is; empty is one


def type_column(
    cells: pa.Array, column: Column, reading: Reading, *, beside: Beside, is_key: bool
) -> TypedColumn:
    """Read one column."""
    style = reading.ways.get(column.name, "")
    if column.kind is Kind.TEXT:
        typed = type_texts(cells, is_key=is_key)
    elif column.kind is Kind.MONEY:
        unit = reading.units.get(column.name, HeaderUnit())
        money = Money(style=style, shift=unit.shift, currency=unit.currency, is_rounded=reading.rounds)
        pairs = pc.binary_join_element_wise(beside.currencies, cells, SEPARATOR)
        at_once = None if unit != HeaderUnit() else lambda some: plain_amounts(some, money)
        typed = type_cells(pairs, amount_reader(money), column.stored_type, at_once=at_once)
    elif column.kind is Kind.SHARE:
        typed = type_shares(cells, beside.wholes, style)
    elif column.kind is Kind.RATE:
        pairs = pc.binary_join_element_wise(beside.units, cells, SEPARATOR)
        typed = type_cells(pairs, rate_reader(style), column.stored_type)
    else:
        typed = type_cells(cells, reader_of(column, reading), column.stored_type)
    return refuse_empty(typed) if column.required else typed


def reader_of(column: Column, reading: Reading) -> Reader:
    """Return the reader of a column whose cells stand by themselves."""
    way = reading.ways.get(column.name, "")
    match column.kind:
        case Kind.DATE:
            return date_reader(way, reading.zone)
        case Kind.INTEGER:
            return integer_reader(way, least=column.least, most=column.most)
        case Kind.DECIMAL:
            return decimal_reader(way)
        case Kind.CURRENCY:
            return currency_reader()
        case Kind.CHOICE:
            return choice_reader(column.choices)
        case _:
            return names.name_reader(reading.known[column.kind.value])
