"""Money cells, in the smallest unit of their row's currency."""

from dataclasses import dataclass
from decimal import Decimal

import pyarrow as pa
import pyarrow.compute as pc

from steelyard import engine
from steelyard.engine import number
from steelyard.runtime.columns.digits import Style
from steelyard.runtime.columns.faults import Fault
from steelyard.runtime.columns.number_cells import SEPARATOR, scaled, within
from steelyard.runtime.columns.numbers import taken_apart, value_of
from steelyard.runtime.columns.typing_cells import Reader, one_cell

USUAL = 2  # decimals of most currencies
PLAIN = rf"^(?P<currency>[A-Z]{{3}}){SEPARATOR}(?P<whole>-?\d{{1,15}})(?:\.(?P<rest>\d{{1,2}}))?$"


@dataclass(frozen=True, kw_only=True)
class Money:
    """How a column writes its amounts."""

    style: Style = ""
    shift: int = 0  # of cells that name no unit: 4 where the header says 万
    currency: str = ""  # that the header names
    is_rounded: bool = (
        False  # more decimals than the currency has are rounded half up, since somebody said so
    )


def amount_reader(money: Money) -> Reader:
    """Return a reader of `currency SEPARATOR cell` into minor units: ¥1.2万 in CNY is 1 200 000."""

    def read(pair: str) -> int | Fault | None:
        currency, _, cell = pair.partition(SEPARATOR)

        def minor_units(text: str) -> int | Fault:
            if money.currency and currency != money.currency:
                return Fault("another_currency", {"currency": currency})
            return in_minor_units(text, currency, money)

        found: int | Fault | None = one_cell(minor_units)(cell)
        return found

    return read


def in_minor_units(text: str, currency: str, money: Money) -> int | Fault:
    """Read an amount; more decimals than its currency has are a fault, unless they are to be rounded."""
    numeral = taken_apart(text)
    if isinstance(numeral, Fault):
        return Fault("not_an_amount") if numeral.code == "not_a_number" else numeral
    if numeral.currencies and currency and currency not in numeral.currencies:
        return Fault("another_currency", {"currency": currency})
    value = value_of(numeral, money.style)
    if isinstance(value, Fault):
        return Fault("not_an_amount") if value.code == "not_a_number" else value
    if not numeral.shift:
        value = value.scaleb(money.shift)
    digits = engine.minor_digits(currency)
    if money.is_rounded:
        return rounded(value, digits=digits)
    minor = scaled(value, digits=digits)
    if isinstance(minor, Fault) and minor.code == "too_precise":
        minor = rounded(value, digits=digits)
        near = "" if isinstance(minor, Fault) else f"{Decimal(minor).scaleb(-digits):,f}"
        return Fault("too_precise", {"digits": digits, "currency": currency, "rounded": near})
    return minor


def rounded(value: Decimal, *, digits: int) -> int | Fault:
    """Round half up, away from zero, to so many decimals; return it in units of the last."""
    finer = max(0, -int(value.as_tuple().exponent))
    whole = within(value.scaleb(finer)) if finer else within(value)
    if isinstance(whole, Fault):
        return whole
    return within(Decimal(number.plain_scale(whole, 10**digits, 10**finer)))


def plain_amounts(pairs: pa.Array, money: Money) -> pa.Array:
    """Read the pairs whose cell is digits alone, in currencies of two decimals; null for all others."""
    found = pc.extract_regex(pairs, PLAIN)
    currencies, whole, rest = (pc.struct_field(found, name) for name in ("currency", "whole", "rest"))
    usual = [
        code for code in pc.unique(currencies).to_pylist() if code and engine.minor_digits(code) == USUAL
    ]
    minor = pc.add(
        pc.multiply(pc.cast(whole, pa.int64()), 10**USUAL),
        pc.multiply(
            pc.cast(pc.utf8_rpad(rest, USUAL, "0"), pa.int64()),
            pc.if_else(pc.starts_with(whole, "-"), -1, 1),
        ),
    )
    taken = pc.is_in(currencies, value_set=pa.array(usual, pa.string()))
    if money.style != "dot":
        taken = pc.and_(taken, pc.equal(rest, ""))
    return pc.if_else(taken, minor, None)
