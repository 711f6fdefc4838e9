"""Factors: what a gate leaves of a pay, then multipliers, one after another, each product rounded."""

from fractions import Fraction
from typing import Any

from tests.oracle import bands
from tests.oracle.agreement import Part
from tests.oracle.amounts import MILLION, half_up, number, times
from tests.oracle.conditions import condition
from tests.oracle.indicators.targets import ramp
from tests.oracle.paying.along_curve import factor_along
from tests.oracle.paying.known import STOPS, Known, Stopped
from tests.oracle.spreading import part_there
from tests.oracle.thresholds import all_kept

Row = dict[str, Any]


def gate_of(known: Known, says: Part, person: str) -> bool | None:
    """Tell whether a component's gate is kept."""
    return all_kept(known.plan, says["gate"], known.measures[person]) if "gate" in says else True


def factor_of(known: Known, says: Part, person: str, fact: Row | None) -> int | Stopped:
    """Give gate and factors in millionths, for one fact or for once."""
    is_kept = gate_of(known, says, person)
    if is_kept is None:
        return Stopped("blocked")
    found = MILLION if is_kept else half_up(number(says["gate"].get("otherwise", "0%")) * MILLION)
    for factor in says.get("times", ()):
        following = _next(known, factor, person, fact)
        if isinstance(following, Stopped):
            return following
        found = times(found, following)
    return found


def _next(  # noqa: C901, PLR0911 - a case a kind
    known: Known, factor: Part, person: str, fact: Row | None
) -> int | Stopped:
    member = known.members[person]
    match factor["kind"]:
        case "curve":
            found = factor_along(known, factor, person)
            return _missing(known.rule(person, factor["of"])) if found is None else found
        case "multiplier":
            return _of_matrix(known, factor, person)
        case "accelerator" | "decelerator":
            reached = known.measures[person][factor["of"]]
            if reached.attainment is None:
                return _missing(reached.rule)
            return _ppm(factor["factor"]) if bands.holds(factor, reached.attainment) else MILLION
        case "by_fact":
            if fact is not None:
                for rate in factor["rates"]:
                    if condition(rate["when"])(fact):
                        return _ppm(rate["factor"])
            return _ppm(factor.get("otherwise", "100 %"))
        case "ramp":
            return half_up(ramp(factor["shares"], member, known.closing) * MILLION)
        case "days":
            return half_up(Fraction(member.days * MILLION, known.closing.count))
        case "prorate":
            return half_up(part_there(factor["by"], known.closing, member.stays) * MILLION)
    raise AssertionError(factor["kind"])


def _of_matrix(known: Known, factor: Part, person: str) -> int | Stopped:
    """Find the cell where a row and, if there are any, a column meet."""
    places = []
    for side in ("rows", "columns"):
        if side in factor:
            place = band_at(known, factor[side], person)
            if place is None:
                return _missing(known.rule(person, factor[side]["of"]))
            places.append(place)
    cell: Any = factor["factors"]
    for place in places:
        cell = cell[place]
    return _ppm(cell)


def band_at(known: Known, axis: Part, person: str) -> int | None:
    """Tell in which band of an axis somebody is, from 0; None where what it looks at is missing."""
    of = axis["of"]
    by = axis.get("by", "score" if of == "total score" else "attainment")
    value = known.looked_at(person, of, by)
    if value is None:
        return None
    if by == "value":
        return bands.place_of(axis["bands"], value, lambda written: known.plan.level(of, written))
    return bands.place_of(axis["bands"], value)


def _missing(rule: str) -> int | Stopped:
    if STOPS[rule] == "blocked":
        return Stopped("blocked")
    return MILLION if rule == "leave out" else 0


def _ppm(written: str) -> int:
    return half_up(number(written) * MILLION)
