"""Components whose pay for one depends on others: pool, contest, a budget for merit."""

from collections.abc import Mapping
from fractions import Fraction

from tests.oracle.agreement import Part
from tests.oracle.amounts import give_out, times
from tests.oracle.indicators.found import Measure
from tests.oracle.paying.known import STOPS, Known, Stopped
from tests.oracle.paying.tiers import rate_ppm

Shared = dict[str, int | Stopped]


def groups_of(known: Known, within: str) -> tuple[list[list[str]], Shared]:
    """Put a plan's people into groups; those without a team or position are in none."""
    groups: dict[str | None, list[str]] = {}
    nowhere: Shared = {}
    for person, member in known.members.items():
        if within == "plan":
            groups.setdefault(None, []).append(person)
        elif getattr(member, within) is None:
            nowhere[person] = Stopped(f"no_{within}")
        else:
            groups.setdefault(getattr(member, within), []).append(person)
    return list(groups.values()), nowhere


def pooled(known: Known, says: Part) -> Shared:
    """Share a pool in each group, to the last unit."""
    groups, found = groups_of(known, says.get("within", "team"))
    for group in groups:
        found |= _pool_of(known, says, group)
    return found


def _pool_of(known: Known, says: Part, group: list[str]) -> Shared:
    by = says.get("shared_by", "equally")
    looked_at = ([says["on"]] if "rate" in says else []) + ([by["indicator"]] if isinstance(by, dict) else [])
    for person in group:
        measures = [known.measures[person][code] for code in looked_at]
        if any(measure.exact is None and STOPS[measure.rule] == "blocked" for measure in measures):
            return dict.fromkeys(group, Stopped("blocked"))
    pool = known.plan.money(says["amount"]) if "amount" in says else _of_total(known, says, group)
    weights = {person: _weight(known, by, person) for person in group}
    parts = give_out(pool, weights) if any(weights.values()) else {}
    return {person: parts[person] if weights[person] else Stopped("no_weight") for person in group}


def _of_total(known: Known, says: Part, group: list[str]) -> int:
    total = sum((Fraction(known.measures[person][says["on"]].exact or 0) for person in group), Fraction(0))
    return times(max(total, Fraction(0)), rate_ppm(says["rate"]))


def _weight(known: Known, by: str | Mapping[str, str], person: str) -> Fraction | int:
    if isinstance(by, Mapping):
        return max(known.measures[person][by["indicator"]].exact or 0, 0)
    return known.members[person].days if by == "days" else 1


def prized(known: Known, says: Part) -> Shared:
    """Give prizes to the best of each group; equals share the prizes of the places they take."""
    groups, found = groups_of(known, says.get("within", "plan"))
    prizes = [known.plan.money(prize) for prize in says["prizes"]]
    least = known.plan.level(says["of"], says["at_least"]) if "at_least" in says else None
    for group in groups:
        values: dict[str, Fraction] = {}
        for person in group:
            measure = known.measures[person][says["of"]]
            why = _why_not(measure, least)
            if why is None:
                values[person] = Fraction(measure.exact or 0) * (-1 if measure.better == "less" else 1)
            found[person] = Stopped(why or "no_prize")
        for value in set(values.values()):
            equals = [person for person in group if values.get(person) == value]
            place = sum(other > value for other in values.values())
            prize = sum(prizes[place : place + len(equals)])
            if prize:
                found |= give_out(prize, dict.fromkeys(equals, 1))
    return found


def _why_not(measure: Measure, least: Fraction | None) -> str | None:
    """Tell why somebody takes no part; where no level is asked for, whoever has nothing wins nothing."""
    if measure.exact is None:
        return "no_value"
    if least is None:
        return "nothing_reached" if measure.better == "more" and measure.exact <= 0 else None
    reached = measure.exact >= least if measure.better == "more" else measure.exact <= least
    return None if reached else "no_prize"


def budgeted(known: Known, says: Part, amounts: Mapping[str, int]) -> dict[str, int]:
    """Scale what all would get down to a budget."""
    if "budget" not in says or sum(amounts.values()) <= known.plan.money(says["budget"]):
        return dict(amounts)
    return give_out(known.plan.money(says["budget"]), amounts)
