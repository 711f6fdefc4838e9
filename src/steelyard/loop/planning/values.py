"""A target's value as people type it, and as it is kept: exact decimals in, integers out.

Money is typed in the currency's unit (or in 万 when the reader prefers short amounts), a ratio in per
cent, averages and points as they are. A written 万, 亿, k or % goes before what the column says.
"""

from dataclasses import dataclass, replace
from decimal import Decimal

from django.utils.translation import gettext as _

from steelyard.kit.ui import figures
from steelyard.runtime.columns import Fault
from steelyard.runtime.columns.digits import Style
from steelyard.runtime.columns.numbers import lone_style, taken_apart, value_of
from steelyard.runtime.columns.plain import plain

# How many decimals of what people type the kept integer carries.
SCALES = {"count": 0, "ratio": 4, "average": 6, "points": 6}
LARGEST = 2**62  # beyond this a sum of targets could leave 64 bits
GROUP = 3  # digits between thousands commas


class UnreadableValueError(ValueError):
    """What was typed is no value of this indicator; its text says why, in the reader's language."""


@dataclass(frozen=True, kw_only=True)
class Writing:
    """How values of one indicator are written: `shift` moves money by so many digits (万 is 4)."""

    unit: str
    currency: str = ""
    shift: int = 0

    @property
    def scale(self) -> int:
        """Return how many decimals of a typed number the kept integer carries."""
        if self.unit == "money":
            return figures.minor_digits(self.currency) + self.shift
        return SCALES[self.unit]


def write(value: int | None, writing: Writing) -> str:
    """Write a value exactly, with thousands commas and no needless zeros; nothing for None.

    Three decimals get a fourth, 1.1250, since 1.125 alone could be a thousand.
    """
    if value is None:
        return ""
    whole, rest = divmod(abs(value), 10**writing.scale)
    decimals = f"{rest:0{writing.scale}}".rstrip("0") if rest else ""
    decimals += "0" if len(decimals) == GROUP and 0 < whole < 10**GROUP else ""
    return f"{'-' if value < 0 else ''}{whole:,}{'.' if decimals else ''}{decimals}"


def read(text: str, writing: Writing, style: Style | None = None) -> int | None:
    """Read what was typed, or what stands in a file whose column writes decimals in a `style`.

    None when nothing was. Raises UnreadableValueError with the reason.
    """
    bare = plain(text)
    if not bare:
        return None
    if is_percent := bare.endswith("%"):
        if writing.unit != "ratio":
            raise UnreadableValueError(_("This indicator is no ratio: write a number without %"))
        bare = bare[:-1].strip()
    numeral = taken_apart(bare)
    if isinstance(numeral, Fault):
        raise UnreadableValueError(_why_not(numeral, text))
    if is_percent and numeral.shift:
        raise UnreadableValueError(_("“%(text)s” is not a number") % {"text": text.strip()[:40]})
    if numeral.currencies and writing.currency not in numeral.currencies:
        raise UnreadableValueError(_("“%(text)s” names another currency") % {"text": text.strip()[:40]})
    if numeral.shift and writing.unit not in {"money", "count"}:
        raise UnreadableValueError(_("Write this number in full"))
    number = value_of(replace(numeral, shift=0), lone_style(numeral.digits) if style is None else style)
    if isinstance(number, Fault):
        raise UnreadableValueError(_why_not(number, text))
    shift = numeral.shift - writing.shift if numeral.shift else 0
    return _scaled(number, writing.scale + shift, writing)


def _why_not(fault: Fault, text: str) -> str:
    if fault.code == "ambiguous_number":
        return _("“%(text)s” can be %(dot)s or %(comma)s: say how decimals are written") % {
            "text": text.strip()[:40],
            **fault.more,
        }
    if fault.code == "other_mark":
        return _("“%(text)s” is written otherwise than its column") % {"text": text.strip()[:40]}
    if fault.code == "too_large":
        return _("This number is too large")
    return _("“%(text)s” is not a number") % {"text": text.strip()[:40]}


def _scaled(number: Decimal, scale: int, writing: Writing) -> int:
    kept = number.scaleb(scale)
    if kept != kept.to_integral_value():
        raise UnreadableValueError(_too_fine(writing))
    if abs(kept) > LARGEST:
        raise UnreadableValueError(_("This number is too large"))
    return int(kept)


def _too_fine(writing: Writing) -> str:
    if writing.unit == "count":
        return _("A count is a whole number")
    if writing.unit == "money":
        places = figures.minor_digits(writing.currency)
        return _("%(currency)s has %(places)s decimals at most") % {
            "currency": writing.currency,
            "places": places,
        }
    return _("At most %(places)s decimals") % {"places": writing.scale}
