"""When people came, left, moved and rose."""

from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np

from steelyard.site.demo.days import day_of, number
from steelyard.site.demo.draw import spread, stream
from steelyard.site.demo.size import Size, next_quarter
from steelyard.site.demo.staff.chart import Unit
from steelyard.site.demo.staff.people import FOREVER, REP, SENIOR_REP, TRAINEE, Person, Spell

LEAVE = 0.13  # of representatives, within two years
MOVE = 0.12
MOVE_NEAR = 0.75  # of those who move stay in their region
SENIOR = 0.55  # of those hired long before
PROMOTED = 0.09
NEWCOMERS = 0.34
HANDED_OVER_TEAMS = 0.08
TRIAL_DAYS = 60


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
        spell = Spell(place, person.unit, first_position(person, size), person.hired, person.left or FOREVER)
        changes: list[tuple[int, dict[str, Any]]] = [
            (day, {"unit": unit}) for day, who, unit in swapped if who == place
        ]
        earliest = max(person.hired + 60, starts + 20)
        latest = min(person.left or ends, ends) - 20
        if person.position in {REP, SENIOR_REP} and moves < MOVE and earliest < latest:
            around = [team for team in teams if units[team].region == units[person.unit].region]
            wide = around if near < MOVE_NEAR else teams
            options = [team for team in wide if team != person.unit] or teams
            day = earliest + int(when * (latest - earliest))
            changes.append((day, {"unit": options[int(target * len(options))]}))
        if spell.position == TRAINEE and (over := end_of_trial(person)) <= ends:
            changes.append((over, {"position": REP}))
        if person.position == REP and rise < PROMOTED:
            day = number(next_quarter(size.quarters[int(turn * len(size.quarters))][0]))
            if person.hired + 300 < day < latest:
                changes.append((day, {"position": SENIOR_REP}))
        for day, change in sorted(changes, key=lambda pair: pair[0]):
            spells.append(replace(spell, ends=day - 1))
            spell = replace(spell, starts=day, **change)
        spells.append(spell)
    return spells


def first_position(person: Person, size: Size) -> str:
    """Let newcomers begin on trial, which ends within the history and before they leave."""
    over = end_of_trial(person)
    fits = over <= min(number(size.ends_on), person.left or FOREVER)
    is_new = person.position == REP and person.hired > number(size.starts_on) - TRIAL_DAYS
    return TRAINEE if is_new and (fits or person.left is None) else person.position


def end_of_trial(person: Person) -> int:
    """Trial ends on the first quarter that begins after its days are over."""
    day = day_of(person.hired + TRIAL_DAYS)
    return number(next_quarter(date(day.year, (day.month - 1) // 3 * 3 + 1, 1)))


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
