"""Grades: bands of totals, or so many of each grade in a group of peers."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from tests.oracle import bands
from tests.oracle.agreement import Agreement, Part
from tests.oracle.amounts import number
from tests.oracle.places import Member
from tests.oracle.scoring.peers import group_of

Totals = Mapping[str, Fraction | None]
Row = dict[str, Any]


def grades_of(plan: Agreement, members: Mapping[str, Member], totals: Totals) -> dict[str, Row]:
    """Give each person's grade and, where grades are given out by place, place and size of the group."""
    nothing: Row = {"grade": None, "place": None, "group_size": None}
    if plan.grades is None:
        return dict.fromkeys(members, nothing)
    if "shares" not in plan.grades:
        return {
            person: nothing | {"grade": _band(plan.grades["bands"], totals[person])} for person in members
        }
    groups: dict[Any, dict[str, Fraction]] = {}
    for person, member in members.items():
        total = totals[person]
        if total is not None:
            groups.setdefault(group_of(member, plan.grades.get("within", "plan")), {})[person] = total
    found = dict.fromkeys(members, nothing)
    for group in groups.values():
        found |= _given_out(plan.grades, group)
    return found


def _band(found: list[Part], total: Fraction | None) -> str | None:
    return None if total is None else str(bands.only(found, total)["grade"])


def _given_out(says: Part, group: Mapping[str, Fraction]) -> dict[str, Row]:
    size = len(group)
    counts = counts_of(size, [number(share["share"]) for share in says["shares"]])
    small = size < int(says.get("smallest_group", "1"))
    found = {}
    for person, total in group.items():
        better = 1 + sum(other > total for other in group.values())
        worse = sum(other >= total for other in group.values())
        place = worse if says.get("ties") == "worse" else better
        grade, so_far = None, 0
        for share, count in zip(says["shares"], counts, strict=True):
            so_far += count
            if grade is None and so_far >= place:
                grade = share["grade"]
        if small:
            grade = _band(says["otherwise"], total) if "otherwise" in says else None
        found[person] = {"grade": grade, "place": place, "group_size": size}
    return found


def counts_of(size: int, shares: list[Fraction]) -> list[int]:
    """Give how many get each grade: largest remainders first, the better grade among equals."""
    counts = [int(size * share) for share in shares]
    by_remainder = sorted(range(len(shares)), key=lambda place: (counts[place] - size * shares[place], place))
    for place in by_remainder[: size - sum(counts)]:
        counts[place] += 1
    return counts


def ranks(totals: Totals) -> dict[str, int | None]:
    """Rank people: 1 is best; equal totals share a rank."""
    known = [total for total in totals.values() if total is not None]
    return {
        person: None if total is None else 1 + sum(other > total for other in known)
        for person, total in totals.items()
    }
