"""Components that pay once: flat, objective bonus, bonus by grade, merit matrix."""

from fractions import Fraction

from tests.oracle.agreement import Part
from tests.oracle.amounts import MILLION, half_up, number
from tests.oracle.paying.by_formula import by_formula
from tests.oracle.paying.by_tier import by_tier
from tests.oracle.paying.factors import band_at
from tests.oracle.paying.known import STOPS, Known, Stopped

Exact = Fraction | int | Stopped


def exact_of(known: Known, says: Part, person: str) -> Exact:
    """Give the exact pay in millionths of a minor unit."""
    match says["kind"]:
        case "flat":
            return known.plan.money(says["amount"]) * MILLION
        case "objective_bonus":
            return _for_objectives(known, says, person)
        case "bonus_by_grade":
            return _for_grade(known, says, person)
        case "merit_matrix":
            return _by_matrix(known, says, person)
        case "formula":
            return by_formula(known, says, person)
        case "amount_by_tier":
            return by_tier(known, says, person)
    raise AssertionError(says["kind"])


def _for_objectives(known: Known, says: Part, person: str) -> Exact:
    points = known.looked_at(person, says["of"], "score")
    if points is None:
        why = STOPS[known.rule(person, says["of"])]
        return Stopped(why) if why else 0
    if "at_most" in says:
        points = min(points, number(says["at_most"]))
    return Fraction(known.plan.money(says["amount"]) * half_up(points * MILLION), 100)


def _for_grade(known: Known, says: Part, person: str) -> Exact:
    grade = known.grades[person]
    if grade is None:
        return Stopped("blocked")
    if _placed_with_nothing(known, person):
        return Stopped("nothing_reached")
    if "amounts" in says:
        return known.plan.money(says["amounts"].get(grade, "0")) * MILLION
    return _share(known, says, person, says["shares"].get(grade, "0 %"))


def _placed_with_nothing(known: Known, person: str) -> bool:
    """Tell whether a grade is a place among peers that was taken with a total of 0 or less."""
    return "shares" in (known.plan.grades or {}) and (known.totals[person] or 0) <= 0


def _by_matrix(known: Known, says: Part, person: str) -> Exact:
    grade, axis = known.grades[person], says["columns"]
    if grade is None:
        return Stopped("blocked")
    if _placed_with_nothing(known, person):
        return Stopped("nothing_reached")
    place = band_at(known, axis, person)
    if place is None:
        why = STOPS[known.rule(person, axis["of"])]
        return Stopped(why) if why else _share(known, says, person, "0 %")
    cells = says["cells"].get(grade)
    return _share(known, says, person, cells[place] if cells else "0 %")


def _share(known: Known, says: Part, person: str, share: str) -> Exact:
    measure = known.measures[person][says["of"]]
    if measure.exact is None:
        why = STOPS[measure.rule]
        return Stopped(why) if why else 0
    return measure.exact * half_up(number(share) * MILLION)
