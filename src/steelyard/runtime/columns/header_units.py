"""Units said once, in a column's header: 合同金额（万元）, Amount (k EUR), Revenue in USD million."""

import re
from dataclasses import dataclass, replace

from steelyard.runtime.columns.currencies import CODES, NAMES, SIGNS
from steelyard.runtime.columns.numbers import MULTIPLES
from steelyard.runtime.columns.plain import plain

IN_BRACKETS = re.compile(r"[(\[{]([^()\[\]{}]+)[)\]}]")
BEHIND_IN = re.compile(r"(?:\b(?:in|unit)\b|单位|單位)\s*:?\s*(.+)$", re.IGNORECASE)
THOUSANDS = {"000", "'000", "000s", "'000s", "000's", "thousands", "t"}
PLURALS = {"millions": 6, "billions": 9, "thousands": 3, "lakhs": 5, "crores": 7}
CURRENCY_WORDS = sorted(NAMES, key=len, reverse=True)


@dataclass(frozen=True)
class HeaderUnit:
    """What a header says of all its cells."""

    shift: int = 0  # by how many digits the point moves: 4 for 万
    currency: str = ""


def unit_in(header: str, company: str = "") -> HeaderUnit:
    """Read the unit in a header's brackets, or behind "in"; nothing where no word of it is a unit.

    A sign that several currencies share, such as 元 and $, means the company's where that is one of them.
    """
    text = plain(header)
    for words in (*IN_BRACKETS.findall(text), *(found[1] for found in [BEHIND_IN.search(text)] if found)):
        if unit := unit_of(words):
            shared = next((meant for sign, meant in SIGNS if sign in words and company in meant), None)
            return replace(unit, currency=company) if shared and unit.currency else unit
    return HeaderUnit()


def unit_of(words: str) -> HeaderUnit | None:
    """Read words that are nothing but a multiple and a currency, in either order; None for all others."""
    rest, currency = without_currency(words.strip())
    rest = rest.strip(" ./").lower()
    if not rest:
        return HeaderUnit(0, currency) if currency else None
    if rest in THOUSANDS:
        return HeaderUnit(3, currency)
    shift = MULTIPLES.get(rest) or PLURALS.get(rest)
    return HeaderUnit(shift, currency) if shift else None


def without_currency(words: str) -> tuple[str, str]:
    """Take a currency's code, name or sign away."""
    for code in re.findall(r"\b[A-Za-z]{3}\b", words):
        if code.upper() in CODES:
            return words.replace(code, "", 1), code.upper()
    for name in CURRENCY_WORDS:
        if name in words.upper():
            at = words.upper().index(name)
            return words[:at] + words[at + len(name) :], NAMES[name]
    return words, ""
