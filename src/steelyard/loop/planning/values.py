"""A target's value as people type it, and as it is kept: exact decimals in, integers out.

Money is typed in the currency's unit (or in 万 when the reader prefers short amounts), a ratio in per
cent, averages and points as they are. A written 万, 亿, k or % goes before what the column says.
"""

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from steelyard.kit.ui import figures

# How many decimals of what people type the kept integer carries.
SCALES = {"count": 0, "ratio": 4, "average": 6, "points": 6}
LARGEST = 2**62  # beyond this a sum of targets could leave 64 bits
SIGNS = "¥$€£元￥"
MULTIPLES = {"k": 3, "千": 3, "万": 4, "萬": 4, "m": 6, "亿": 8, "億": 8}
NUMBER = re.compile(r"(-?)(\d{1,3}(?:,\d{3})+|\d+)?(\.\d+)?")


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
    """Write a value exactly, with thousands commas and no needless zeros; nothing for None."""
    if value is None:
        return ""
    whole, rest = divmod(abs(value), 10**writing.scale)
    decimals = f"{rest:0{writing.scale}}".rstrip("0") if rest else ""
    return f"{'-' if value < 0 else ''}{whole:,}{'.' if decimals else ''}{decimals}"


def read(text: str, writing: Writing) -> int | None:
    """Read what was typed; None when nothing was. Raises UnreadableValueError with the reason."""
    bare = re.sub(r"\s", "", unicodedata.normalize("NFKC", text)).replace("，", ",").lower()
    bare = bare.replace("−", "-").strip(SIGNS).removesuffix("cny").removesuffix("rmb")
    if not bare:
        return None
    scale = writing.scale
    if bare.endswith("%"):
        if writing.unit != "ratio":
            raise UnreadableValueError(_("This indicator is no ratio: write a number without %"))
        bare = bare[:-1]
    elif (last := bare[-1]) in MULTIPLES:
        if writing.unit not in {"money", "count"}:
            raise UnreadableValueError(_("Write this number in full"))
        scale = scale - writing.shift + MULTIPLES[last]
        bare = bare[:-1]
    found = NUMBER.fullmatch(bare)
    if found is None or not (found.group(2) or found.group(3)):
        raise UnreadableValueError(_("“%(text)s” is not a number") % {"text": text.strip()[:40]})
    return _scaled(Decimal(bare.replace(",", "")), scale, writing)


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
