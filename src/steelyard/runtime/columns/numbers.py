"""Numbers as people write them, exact: -1,234.5, (1.234,50), 1 234,5, ¥1.2万, 3k, 12,34,567.89."""

import re
from dataclasses import dataclass
from decimal import Decimal

from steelyard.runtime.columns.currencies import CODES, SIGNS
from steelyard.runtime.columns.digits import Style, both_ways, in_style
from steelyard.runtime.columns.faults import Fault
from steelyard.runtime.columns.plain import plain

MULTIPLES = {  # a word behind the digits → by how many digits it moves the point
    **dict.fromkeys(("k", "千", "tsd", "tsd.", "thousand"), 3),
    **dict.fromkeys(("万", "萬"), 4),
    **dict.fromkeys(("lakh", "lakhs", "lac"), 5),
    **dict.fromkeys(("m", "mm", "mn", "mln", "mio", "mio.", "million", "百万", "百萬"), 6),
    **dict.fromkeys(("千万", "千萬", "crore", "crores"), 7),
    **dict.fromkeys(("亿", "億"), 8),
    **dict.fromkeys(("b", "bn", "mrd", "mrd.", "billion"), 9),
    **dict.fromkeys(("万亿", "萬億"), 12),
}
_LONGEST_FIRST = "|".join(re.escape(word) for word in sorted(MULTIPLES, key=len, reverse=True))
MULTIPLE = re.compile(rf"(?<=[\d.,\s])({_LONGEST_FIRST})$", re.IGNORECASE)
MINUSES = str.maketrans(dict.fromkeys("‐‑‒–—―−﹣－▲△", "-"))
ARABIC = str.maketrans("٫٬", ".,")
CODE_BEFORE = re.compile(r"([A-Za-z]{3})(?=[\s\d.,(+-])")
CODE_BEHIND = re.compile(r"(?<=[\d.,)\s-])([A-Za-z]{3})$")
DIGITS = re.compile(r"[\d.,' ]*\d[\d.,' ]*$")
NO_CENTS = re.compile(r"(?<=\d)[.,]-+$")  # 100,- is 100 and no cents
LONGEST = 28  # digits; more than any figure has, and as many as decimals keep exactly
SHORTENED = re.compile(r"[+-]?\d(?:[.,]\d+)?[eE][+-]?\d+$")


@dataclass(frozen=True)
class Numeral:
    """A number taken apart: the digits with their marks, and what stands around them."""

    digits: str
    is_negative: bool = False
    shift: int = 0  # by how many digits a word behind them moves the point: 4 for 万
    currencies: frozenset[str] = frozenset()  # what a sign or code beside the digits may mean

    def signed(self, value: Decimal) -> Decimal:
        """Return the value with its sign and multiple."""
        return (value.copy_negate() if self.is_negative else value).scaleb(self.shift)


def taken_apart(cell: str) -> Numeral | Fault:
    """Take sign, currency and multiple away; a Fault where what is left are no digits."""
    text = NO_CENTS.sub("", plain(cell).translate(MINUSES).translate(ARABIC))
    minuses, shift, currencies = 0, 0, None
    before = ""
    while text != before:
        before = text
        if text.startswith("(") and text.endswith(")"):
            minuses, text = minuses + 1, text[1:-1].strip()
        if text[:1] in {"-", "+"}:
            minuses, text = minuses + (text[0] == "-"), text[1:].strip()
        elif text.endswith("-"):
            minuses, text = minuses + 1, text[:-1].strip()
        text, meant = without_currency(text)
        if meant:
            currencies = meant if currencies is None else currencies & meant
        if not shift and (word := MULTIPLE.search(text)):
            shift, text = MULTIPLES[word[1].lower()], text[: word.start()].strip()
    if minuses > 1 or currencies == frozenset() or not DIGITS.match(text):
        return Fault("shortened_number" if SHORTENED.match(text) else "not_a_number")
    if sum(letter.isdigit() for letter in text) > LONGEST:
        return Fault("too_large")
    return Numeral(_western(text), minuses == 1, shift, currencies or frozenset())


def without_currency(text: str) -> tuple[str, frozenset[str]]:
    """Take a currency's sign or code away; return what is left and the currencies it may mean."""
    for sign, meant in SIGNS:
        if text.startswith(sign):
            return text.removeprefix(sign).strip(), meant
        if text.endswith(sign):
            return text.removesuffix(sign).strip(), meant
    for pattern in (CODE_BEFORE.match(text), CODE_BEHIND.search(text)):
        if pattern and pattern[1].upper() in CODES:
            return (text[: pattern.start()] + text[pattern.end() :]).strip(), frozenset({pattern[1].upper()})
    return text, frozenset()


def read_number(cell: str, style: Style = "") -> Decimal | Fault:
    """Read a number as its column writes them; without a style only what both would read alike.

    Faults: not_a_number, shortened_number, other_mark (not as the column writes), ambiguous_number.
    """
    numeral = taken_apart(cell)
    if isinstance(numeral, Fault):
        return numeral
    if numeral.currencies:
        return Fault("not_a_number")
    return value_of(numeral, style)


def value_of(numeral: Numeral, style: Style) -> Decimal | Fault:
    """Read a numeral's digits as its column writes them."""
    if style:
        value = in_style(numeral.digits, style)
        if value is not None:
            return numeral.signed(value)
        other = in_style(numeral.digits, "comma" if style == "dot" else "dot")
        return Fault("not_a_number") if other is None else Fault("other_mark", {"mark": style})
    dot, comma = both_ways(numeral.digits)
    if dot is None and comma is None:
        return Fault("not_a_number")
    if dot is None or dot != comma:
        return Fault("ambiguous_number", told(numeral))
    return numeral.signed(dot)


def told(numeral: Numeral) -> dict[str, str]:
    """Say what a numeral may mean, for words: with a decimal dot, with a decimal comma."""
    ways = zip(("dot", "comma"), both_ways(numeral.digits), strict=True)
    return {name: "—" if value is None else f"{numeral.signed(value).normalize():,f}" for name, value in ways}


def read_lone(cell: str) -> Decimal | Fault:
    """Read a number typed on a page, which writes 1,234.5 itself: 1,000 is a thousand, 1.000 is refused."""
    numeral = taken_apart(cell)
    if isinstance(numeral, Fault):
        return numeral
    return value_of(numeral, lone_style(numeral.digits))


def lone_style(digits: str) -> Style:
    """Return how digits that stand alone are read: by their only reading, or as pages write groups."""
    dot, comma = both_ways(digits)
    if dot is None or comma is None:
        return "comma" if dot is None else "dot"
    return "dot" if "." not in digits else ""


def _western(text: str) -> str:
    """Write the digits of any script as 0 to 9."""
    return text if text.isascii() else "".join(str(int(c)) if c.isdigit() else c for c in text)
