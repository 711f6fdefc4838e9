"""Formula: pay is what a formula gives of values, attainments, targets, scores and the total."""

import re
from fractions import Fraction

from tests.oracle.agreement import Part
from tests.oracle.amounts import MILLION, minor_units
from tests.oracle.indicators.formula import DividedByZeroError, formula
from tests.oracle.paying.known import STOPS, Known, Stopped

_LOOKED = re.compile(r"(attainment|target|score)\((\w+)\)")


def by_formula(known: Known, says: Part, person: str) -> Fraction | Stopped:
    """Give the exact pay in millionths of a minor unit."""
    compute, names = formula(_LOOKED.sub(r"\1__\2", says["formula"]))
    values: dict[str, Fraction] = {}
    for name in names:
        found = _looked_at(known, name, person)
        if found is None:
            why = STOPS[known.rule(person, "total score" if name == "total_score" else name.split("__")[-1])]
            if why is not None:
                return Stopped(why)
        values[name] = found or Fraction(0)
    try:
        worth = compute(values.__getitem__)
    except DividedByZeroError:
        return Stopped("no_result")
    return worth * minor_units(known.plan.currency) * MILLION


def _looked_at(known: Known, name: str, person: str) -> Fraction | None:
    """Give what a name stands for, exactly: 1 is one point, 100 %, or one whole unit."""
    if name == "total_score":
        return known.totals.get(person)
    way, code = name.split("__") if "__" in name else ("value", name)
    value = known.measures[person][code].target if way == "target" else known.looked_at(person, code, way)
    if value is None:
        return None
    return Fraction(value) / (1 if way in {"attainment", "score"} else known.plan.scale(code))
