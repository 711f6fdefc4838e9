"""Money cells, in the smallest unit of their row's currency."""

import re
from decimal import Decimal

import pyarrow as pa
import pyarrow.compute as pc

from steelyard import engine
from steelyard.foundation.facts.cells.numbers import number_in, scaled
from steelyard.foundation.facts.cells.plain import is_nothing, plain
from steelyard.foundation.facts.cells.typing_cells import Fault, Reader

SEPARATOR = "\x1f"  # between currency and cell, which are read together
DOLLARS = frozenset({"USD", "HKD", "TWD", "SGD", "AUD", "CAD", "NZD"})
# What a sign beside the digits may mean; a row in another currency contradicts itself. Longest first.
SIGNS: tuple[tuple[str, frozenset[str]], ...] = (
    ("人民币", frozenset({"CNY"})),
    ("人民幣", frozenset({"CNY"})),
    ("RMB", frozenset({"CNY"})),
    ("US$", frozenset({"USD"})),
    ("HK$", frozenset({"HKD"})),
    ("NT$", frozenset({"TWD"})),
    ("JP¥", frozenset({"JPY"})),
    ("美元", frozenset({"USD"})),
    ("欧元", frozenset({"EUR"})),
    ("歐元", frozenset({"EUR"})),
    ("日元", frozenset({"JPY"})),
    ("港元", frozenset({"HKD"})),
    ("元", frozenset({"CNY", "TWD", "HKD"})),
    ("圆", frozenset({"CNY", "JPY"})),
    ("圓", frozenset({"TWD", "JPY"})),
    ("円", frozenset({"JPY"})),
    ("¥", frozenset({"CNY", "JPY"})),
    ("$", DOLLARS),
    ("€", frozenset({"EUR"})),
    ("£", frozenset({"GBP"})),
)
UNITS = {
    **dict.fromkeys("千kK", 10**3),
    **dict.fromkeys("万萬", 10**4),
    **dict.fromkeys(("百万", "百萬"), 10**6),
    **dict.fromkeys(("千万", "千萬"), 10**7),
    **dict.fromkeys("亿億", 10**8),
}
UNIT = re.compile(r"(百万|百萬|千万|千萬|万|萬|亿|億|千|[kK])(?=\)?$)")
USUAL = 2  # decimals of most currencies
PLAIN = rf"^(?P<currency>[A-Z]{{3}}){SEPARATOR}(?P<whole>-?\d{{1,15}})(?:\.(?P<rest>\d{{1,2}}))?$"
CODE = re.compile(r"^([A-Z]{3})\s*(?=[\d.(+-])|(?<=[\d.)])\s*([A-Z]{3})$")


def amount_reader() -> Reader:
    """Return a reader of `currency SEPARATOR cell` into minor units: ¥1.2万 in CNY is 1 200 000."""

    def read(pair: str) -> int | Fault | None:
        currency, _, cell = pair.partition(SEPARATOR)
        text = plain(cell)
        if is_nothing(text):
            return None
        digits, meant = without_sign(text)
        if meant and currency and currency not in meant:
            return Fault("another_currency", {"currency": currency})
        value = with_unit(digits)
        if isinstance(value, Fault):
            return Fault("not_an_amount") if value.code == "not_a_number" else value
        return in_minor_units(value, currency)

    return read


def plain_amounts(pairs: pa.Array) -> pa.Array:
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
    return pc.if_else(pc.is_in(currencies, value_set=pa.array(usual, pa.string())), minor, None)


def without_sign(text: str) -> tuple[str, frozenset[str]]:
    """Take the currency's sign or code away; return what is left and the currencies it may mean."""
    if found := CODE.search(text):
        return CODE.sub("", text).strip(), frozenset({found[1] or found[2]})
    for sign, meant in SIGNS:
        if sign in text:
            return text.replace(sign, "", 1).strip(), meant
    return text, frozenset()


def with_unit(text: str) -> Decimal | Fault:
    """Read "1.2万" as 12 000."""
    found = UNIT.search(text)
    if not found:
        return number_in(text)
    value = number_in(text[: found.start()].strip() + text[found.end() :])
    return value if isinstance(value, Fault) else value * UNITS[found[1]]


def in_minor_units(value: Decimal, currency: str) -> int | Fault:
    """Scale to the currency's smallest unit; more decimals than it has are a fault."""
    digits = engine.minor_digits(currency)
    got = scaled(value, digits=digits)
    if isinstance(got, Fault) and got.code == "too_precise":
        return Fault("too_precise", {"digits": digits, "currency": currency})
    return got
