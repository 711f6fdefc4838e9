"""The people: who was hired when, sits where, sells how well, and when that changed."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import numpy as np

from steelyard.site.demo.chart import Unit, draw_chart
from steelyard.site.demo.days import day_of, number
from steelyard.site.demo.draw import Floats, apportion, spread, stream
from steelyard.site.demo.naming import address, draw_names
from steelyard.site.demo.size import Size, next_quarter
from steelyard.site.demo.words import Names

FOREVER = number(date(2999, 12, 31))
REP, SENIOR_REP, LEADER = "sales-representative", "senior-sales-representative", "sales-manager"
SELLERS = (REP, SENIOR_REP, LEADER)
REPS_IN_A_TEAM = 7.2
SUPPORT_SHARE = 0.13
LEAVE = 0.16  # of representatives, within two years
MOVE = 0.12
MOVE_NEAR = 0.75  # of those who move stay in their region
SENIOR = 0.55  # of those hired long before
PROMOTED = 0.09
NEWCOMERS = 0.34
HANDED_OVER_TEAMS = 0.08


@dataclass
class Person:
    """One person. Day numbers; `left` is None for those still here."""

    unit: int
    position: str
    hired: int = 0
    left: int | None = None
    ability: float = 1.0
    content: float = 8.4  # how content their customers are, of 10
    code: str = ""
    name: str = ""
    name_en: str = ""
    email: str = ""


@dataclass(frozen=True)
class Spell:
    """Where a person was from one day to another, both included."""

    person: int
    unit: int
    position: str
    starts: int
    ends: int = FOREVER


@dataclass(frozen=True)
class Staff:
    """Everybody, the chart, and every spell in order of person and day."""

    people: list[Person]
    units: list[Unit]
    spells: list[Spell]


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


def draw_dates(people: list[Person], size: Size) -> None:
    """Draw who came and left when: newcomers and leavers are representatives."""
    rng = stream(size.seed, "hiring")
    starts, ends = number(size.starts_on), number(size.ends_on)
    for person in people:
        fate, when, leaves, until = rng.random(4)
        if person.position != REP:
            person.hired = starts - 700 - int(when * 2600)
        elif fate < NEWCOMERS:
            person.hired = starts - 120 + int(when * (ends - starts + 60))
        else:
            person.hired = starts - 130 - int(when**1.6 * 2000)
        earliest = max(person.hired + 150, starts + 45)
        if person.position == REP and leaves < LEAVE and earliest < ends - 20:
            person.left = earliest + int(until * (ends - 20 - earliest))
        if person.position == REP and person.hired < starts - 600 and rng.random() < SENIOR:
            person.position = SENIOR_REP


def draw_abilities(people: list[Person], units: list[Unit], size: Size) -> None:
    """Draw how well people do; a good team lifts its members, and leavers are rarely the best."""
    rng = stream(size.seed, "abilities")
    strength = spread(rng.random(len(units)), 0.07)
    own = spread(rng.random(len(people)), 0.14)
    content = rng.normal(8.35, 0.42, len(people))
    for place, person in enumerate(people):
        person.ability = float(strength[person.unit] * own[place] * (0.88 if person.left else 1.0))
        person.content = float(content[place])


def draw_spells(people: list[Person], units: list[Unit], size: Size) -> list[Spell]:
    """Give everybody their places: moves in mid-quarter, promotions at its start, handed-over teams."""
    rng = stream(size.seed, "moves")
    starts, ends = number(size.starts_on), number(size.ends_on)
    teams = [place for place, unit in enumerate(units) if unit.kind == "team"]
    swapped = swap_leaders(units, teams, starts, ends, rng)
    spells: list[Spell] = []
    for place, person in enumerate(people):
        moves, near, target, when, rise, turn = rng.random(6)
        spell = Spell(place, person.unit, person.position, person.hired, person.left or FOREVER)
        changes: list[tuple[int, dict[str, Any]]] = [
            (day, {"unit": unit}) for day, who, unit in swapped if who == place
        ]
        earliest = max(person.hired + 60, starts + 20)
        latest = min(person.left or ends, ends) - 20
        if person.position in SELLERS[:2] and moves < MOVE and earliest < latest:
            around = [team for team in teams if units[team].region == units[person.unit].region]
            wide = around if near < MOVE_NEAR else teams
            options = [team for team in wide if team != person.unit] or teams
            day = earliest + int(when * (latest - earliest))
            changes.append((day, {"unit": options[int(target * len(options))]}))
        if person.position == REP and rise < PROMOTED:
            day = number(next_quarter(size.quarters[int(turn * len(size.quarters))][0]))
            if person.hired + 300 < day < latest:
                changes.append((day, {"position": SENIOR_REP}))
        for day, change in sorted(changes, key=lambda pair: pair[0]):
            spells.append(replace(spell, ends=day - 1))
            spell = replace(spell, starts=day, **change)
        spells.append(spell)
    return spells


def swap_leaders(
    units: list[Unit], teams: list[int], starts: int, ends: int, rng: np.random.Generator
) -> list[tuple[int, int, int]]:
    """Let some pairs of managers of one region change places; return day, who, where to."""
    swapped = []
    count = max(1, round(len(teams) * HANDED_OVER_TEAMS / 2))
    for first in rng.permutation(len(teams) - 1)[:count]:
        one, two = units[teams[first]], units[teams[first + 1]]
        if one.region == two.region and len(one.leaders) == len(two.leaders) == 1:
            day = starts + 200 + int(rng.random() * max(1, ends - starts - 260))
            (_, who), (_, other) = one.leaders[0], two.leaders[0]
            one.leaders.append((day, other))
            two.leaders.append((day, who))
            swapped += [(day, who, teams[first + 1]), (day, other, teams[first])]
    return swapped


def ramp(tenure_months: Floats) -> Floats:
    """How much of their ability newcomers bring: a quarter at first, all of it from the sixth month."""
    return np.clip(0.25 + 0.125 * np.floor(tenure_months), 0.0, 1.0) * (tenure_months >= 0)


def written_day(day: int) -> date | None:
    """A spell's last day as a date, or None when it is open."""
    return None if day >= FOREVER else day_of(day)
