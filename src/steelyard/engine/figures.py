"""Numbers as people read them: 310,075.00 USD, 103.4 %, 87.5."""

from dataclasses import dataclass
from typing import Literal

from steelyard.engine.number import FINE, FINE_DIGITS, MICRO
from steelyard.engine.words import Language, Words

Unit = Literal["money", "count", "ratio", "average", "points"]

# How many digits a currency's amounts have, where it is not two (ISO 4217).
_WHOLE = ("BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND", "VUV")
_FRANCS = ("XAF", "XOF", "XPF")
_THOUSANDTHS = ("BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND")
CURRENCY_DIGITS = {**dict.fromkeys((*_WHOLE, *_FRANCS), 0), **dict.fromkeys(_THOUSANDTHS, 3)}
USUAL_DIGITS = 2
NONE = Words("none", "无", "無")
DIGITS, PERCENT_DIGITS = 6, 4
ROUND = 100  # a figure that is a multiple of it looks round


def minor_digits(currency: str) -> int:
    """Tell how many decimals the currency's amounts have: 2 for CNY, 0 for JPY."""
    return CURRENCY_DIGITS.get(currency, USUAL_DIGITS)


def unit_scale(unit: Unit, currency: str) -> int:
    """Tell how many of our integers make one: 100 fen a yuan, 1 a count, a million a ratio or average."""
    if unit == "money":
        return int(10 ** minor_digits(currency))
    return 1 if unit == "count" else MICRO


@dataclass(frozen=True)
class Figure:
    """A value with its unit; says itself the same way in every language, but for nothing at all."""

    value: int | None
    unit: Unit
    currency: str = ""
    rest: int | None = None  # what the exact value has beyond, in billionths of a last digit (exact.py)

    def text(self, language: Language = "en") -> str:
        """Show thousands separated and no digit more than needed; money with all its digits.

        What would look like a round number without being one shows the digits that tell: 79.9999… %.
        """
        if self.value is None:
            return NONE.text(language)
        if self.rest and self.value % ROUND == 0:
            return self._telling(self.value * FINE + self.rest)
        if self.unit == "money":
            amount = decimal_text(self.value, minor_digits(self.currency), keep=True)
            return f"{amount} {self.currency}".rstrip()
        if self.unit == "count":
            return f"{self.value:,}"
        if self.unit == "ratio":
            return percent_text(self.value)
        return decimal_text(self.value, DIGITS)

    def _telling(self, fine: int) -> str:
        """Show as many digits as tell it from the number it is rounded to."""
        shown = {"money": minor_digits(self.currency), "count": 0, "ratio": PERCENT_DIGITS}.get(
            self.unit, DIGITS
        )
        more = next(n for n in range(1, FINE_DIGITS + 1) if _cut(fine, n) != (self.value or 0) * 10**n)
        end = {"money": f" {self.currency}", "ratio": " %"}.get(self.unit, "")
        return f"{decimal_text(_cut(fine, more), shown + more)}…{end}".rstrip()

    def bare(self) -> str:
        """Show it as it stands in a formula, without its currency."""
        return Figure(self.value, self.unit, self.currency).text().removesuffix(f" {self.currency}")


def _cut(fine: int, digits: int) -> int:
    """Drop what lies beyond so many digits more, towards nothing."""
    part: int = 10 ** (FINE_DIGITS - digits)
    return fine // part if fine >= 0 else -(-fine // part)


def percent_text(ppm: int) -> str:
    """Show millionths as a percentage: 1034000 is 103.4 %."""
    return f"{decimal_text(ppm, PERCENT_DIGITS)} %"


def decimal_text(value: int, digits: int, *, keep: bool = False) -> str:
    """Show an integer as a decimal number with so many digits after the point, dropping zeros unless kept."""
    whole, part = divmod(abs(value), 10**digits)
    shown = f"{part:0{digits}d}" if digits else ""
    shown = shown if keep else shown.rstrip("0")
    return f"{'-' if value < 0 else ''}{whole:,}{'.' if shown else ''}{shown}"
