"""Shares of one whole: 60 %, 60 and 0.6. Which of the last two is meant, the parts of a fact say together."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from steelyard.runtime.columns.digits import Style
from steelyard.runtime.columns.faults import Fault
from steelyard.runtime.columns.numbers import read_number
from steelyard.runtime.columns.plain import is_nothing, plain

PPM = 1_000_000
HUNDRED = 100
DIGITS = 6  # of a share that are kept
QUOTIENT = re.compile(r"(\d+)\s*[/\N{FRACTION SLASH}]\s*(\d+)$")


@dataclass(frozen=True)
class Share:
    """A share as written: its number, and whether a sign says what it is a part of."""

    number: Fraction
    is_settled: bool  # 60 % and ⅓ need nobody else; 60 and 0.6 do


def read_share(cell: str, style: Style = "") -> Share | Fault | None:
    """Read one share by itself; None for nothing."""
    text = plain(unicodedata.normalize("NFKC", cell))
    if is_nothing(text):
        return None
    if quotient := QUOTIENT.match(text):
        parts, whole = int(quotient[1]), int(quotient[2])
        return Share(Fraction(parts, whole), is_settled=True) if whole else Fault("not_a_share")
    is_percent = text.endswith("%")
    value = read_number(text.removesuffix("%").strip(), style)
    if isinstance(value, Fault):
        return value
    if value < 0 or (is_percent and value > HUNDRED):
        return Fault("not_a_share")
    return Share(Fraction(value) / (HUNDRED if is_percent else 1), is_percent)


def shares_in_ppm(
    shares: Sequence[Share | Fault | None], wholes: Sequence[str | None]
) -> list[int | Fault | None]:
    """Return each share in millionths of its whole; `wholes` names the fact that each is a share of.

    Shares without a sign are parts of 1 or of 100: whichever makes their fact whole. Where neither does,
    each of the fact gets a fault that names both sums. Millionths are handed out by largest remainder.
    """
    read: list[int | Fault | None] = [share if isinstance(share, Fault) else None for share in shares]
    together: defaultdict[str | None, list[int]] = defaultdict(list)
    for place, share in enumerate(shares):
        if isinstance(share, Share):
            together[wholes[place]].append(place)
    for places in together.values():
        for place, value in zip(places, in_one_fact([shares[p] for p in places]), strict=True):  # type: ignore[misc] # only Share
            read[place] = value
    return read


def in_one_fact(shares: Sequence[Share]) -> list[int | Fault]:
    """Read the shares of one fact together."""
    settled = sum((one.number for one in shares if one.is_settled), Fraction())
    bare = sum((one.number for one in shares if not one.is_settled), Fraction())
    of_one, of_hundred = settled + bare, settled + bare / HUNDRED
    if bare and 1 not in (of_one, of_hundred):
        fault = Fault("shares_no_whole", {"as_parts": percent(of_one), "as_percent": percent(of_hundred)})
        return [fault] * len(shares)
    unit = HUNDRED if bare and of_one != 1 else 1
    return list(in_ppm([one.number / (1 if one.is_settled else unit) for one in shares]))


def in_ppm(parts: Sequence[Fraction]) -> Iterator[int | Fault]:
    """Count parts in millionths; thirds and their like are rounded so that what is whole stays whole."""
    exact = [part * PPM for part in parts]
    is_whole = sum(parts) == 1
    down = [int(part) for part in exact]
    by_rest = sorted(range(len(parts)), key=lambda place: (down[place] - exact[place], place))
    for place in by_rest[: PPM - sum(down) if is_whole else 0]:
        down[place] += 1
    for part, ppm in zip(exact, down, strict=True):
        yield ppm if is_whole or part == ppm else Fault("too_precise", {"digits": DIGITS})


def percent(part: Fraction) -> str:
    """Write a part of one as people do: 99.5 %."""
    hundredths = Decimal((part * HUNDRED).numerator) / Decimal((part * HUNDRED).denominator)
    return f"{hundredths.normalize():f} %"
