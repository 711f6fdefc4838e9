"""Hire the company: decide the seats, then draw who sits on them."""

from dataclasses import replace
from typing import Any

import numpy as np

from steelyard.site.demo.draw import apportion, spread, stream
from steelyard.site.demo.size import Size
from steelyard.site.demo.staff.careers import draw_abilities, draw_dates, draw_spells
from steelyard.site.demo.staff.chart import Unit, draw_chart
from steelyard.site.demo.staff.naming import address, draw_names
from steelyard.site.demo.staff.people import LEADER, REP, Person, Staff
from steelyard.site.demo.words import Names

REPS_IN_A_TEAM = 7.2
SUPPORT_SHARE = 0.13


def draw_staff(size: Size, names: Names, places: dict[str, Any]) -> Staff:
    """Hire the company."""
    people, units = seats(size, places)
    draw_dates(people, size)
    draw_abilities(people, units, size)
    order = sorted(range(len(people)), key=lambda place: (people[place].hired, place))
    seat = {old: new for new, old in enumerate(order)}
    people = [people[old] for old in order]
    for unit in units:
        unit.leaders = [(day, seat[who]) for day, who in unit.leaders]
    width = max(4, len(str(len(people))))
    rng = stream(size.seed, "names")
    for place, (name, name_en) in enumerate(draw_names(rng, len(people), names)):
        code = f"HC{place + 1:0{width}d}"
        people[place] = replace(
            people[place], code=code, name=name, name_en=name_en, email=address(name_en, code)
        )
    return Staff(people, units, draw_spells(people, units, size))


def seats(size: Size, places: dict[str, Any]) -> tuple[list[Person], list[Unit]]:
    """Decide how many sit where: one manager for some seven representatives, support in each region."""
    staff_heads = [max(2, size.people // 50), 1 + size.people // 2000, 1 + size.people // 2000]
    regions = len(places["regions"])
    support = max(regions, round(size.people * SUPPORT_SHARE))
    rest = size.people - 1 - sum(staff_heads) - regions - support
    teams = max(regions, round(rest / (REPS_IN_A_TEAM + 1)))
    units = draw_chart(teams, places)
    people = [Person(0, "general-manager")]
    units[0].leaders = [(0, 0)]
    positions = iter(
        zip(staff_heads, ("sales-operations", "internal-auditor", "system-administrator"), strict=True)
    )
    weights = np.array([row["weight"] for row in places["regions"]])
    supporters = iter(apportion(support, weights, least=1))
    heads = {"region": "regional-director", "group": "zone-director", "team": LEADER}
    for place, unit in enumerate(units):
        if unit.kind == "staff":
            count, position = next(positions)
            people += [Person(place, position) for _ in range(count)]
            unit.leaders = [(0, len(people) - count)]
        elif unit.kind == "support":
            count = int(next(supporters))
            people += [Person(place, "technical-support-lead")] + [Person(place, "technical-support")] * (
                count - 1
            )
            unit.leaders = [(0, len(people) - count)]
        elif unit.kind in heads:
            people.append(Person(place, heads[unit.kind]))
            unit.leaders = [(0, len(people) - 1)]
    teams_at = [place for place, unit in enumerate(units) if unit.kind == "team"]
    shares = spread(stream(size.seed, "team sizes").random(len(teams_at)), 0.18)
    for place, count in zip(teams_at, apportion(size.people - len(people), shares, least=1), strict=True):
        people += [Person(place, REP)] * int(count)
    return [replace(person) for person in people], units
