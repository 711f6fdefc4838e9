"""Digits with their marks, in the two ways of the world: 1,234.5 (dot) and 1.234,5 (comma)."""

import re
from decimal import Decimal
from typing import Literal, TypeAlias

Style: TypeAlias = Literal["dot", "comma", ""]  # the mark before the decimals; "" where nothing says
STYLES: tuple[Literal["dot"], Literal["comma"]] = ("dot", "comma")

# Groups of three, by one sign throughout; the first has no zero in front, so 0.950 is no grouped number.
_GROUPS = r"[1-9]\d{{0,2}}(?P<by>[{by}' ])\d{{3}}(?:(?P=by)\d{{3}})*"
_INDIAN = r"[1-9]\d?(?:,\d{2})+,\d{3}"
_FORMS = {
    "dot": re.compile(rf"(?:{_GROUPS.format(by=',')}|{_INDIAN}|\d+)(?:\.\d*)?$|\.\d+$"),
    "comma": re.compile(rf"(?:{_GROUPS.format(by='.')}|\d+)(?:,\d*)?$|,\d+$"),
}
_GROUPERS: dict[str, dict[int, int | None]] = {
    "dot": str.maketrans("", "", ",' "),
    "comma": {ord("."): None, ord("'"): None, ord(" "): None, ord(","): ord(".")},
}


def in_style(digits: str, style: Literal["dot", "comma"]) -> Decimal | None:
    """Read digits as one style writes them; nothing where it writes no such number."""
    if not _FORMS[style].match(digits):
        return None
    return Decimal(digits.translate(_GROUPERS[style]))


def both_ways(digits: str) -> tuple[Decimal | None, Decimal | None]:
    """Read digits with a decimal dot, and with a decimal comma."""
    return in_style(digits, "dot"), in_style(digits, "comma")
