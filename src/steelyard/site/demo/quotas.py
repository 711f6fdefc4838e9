"""Quotas: what each person was asked to sell in each quarter, and the other targets.

They are planned as a sales director would: the company's year spread over the quarters by season, shared
out by position, ramp and what is known of each person's ability and pipeline, rounded to ten thousand yuan.
"""

from dataclasses import dataclass, field
from datetime import date

import numpy as np

from steelyard.site.demo.days import number
from steelyard.site.demo.draw import Floats, stream
from steelyard.site.demo.selling.deals import WON, Deals, in_yuan
from steelyard.site.demo.size import Size
from steelyard.site.demo.staff.people import LEADER, SELLERS, Spell, Staff
from steelyard.site.demo.staff.potential import Potential

KNOWN_OF_ABILITY = 0.8
FORESEEN = 0.3  # how much of a quarter can be seen in the pipeline when quotas are set
GOAL = 1.03  # what the company reaches of the sum of its quotas, about
STEP = 10_000_00
LEAST_LEVEL = 0.1  # of a full quota: what the newest are asked for
MANAGER_PART = 0.95  # of the sum of the team's quotas


@dataclass
class Tally:
    """Signed yuan by quarter and person, added up while the months go by."""

    size: Size
    signed: Floats = field(init=False)

    def __post_init__(self) -> None:
        """Start at nothing."""
        self.signed = np.zeros((len(self.size.quarters), self.size.people))

    def add(self, deals: Deals) -> None:
        """Add a month's deals."""
        won = deals.stage == WON
        months = deals.closed[won].astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)
        first = self.size.quarters[0][0]
        quarter = months // 3 - ((first.year - 1970) * 12 + first.month - 1) // 3
        np.add.at(self.signed, (quarter, deals.owner[won]), in_yuan(deals.amount[won], deals.dollars[won]))


def draw_quotas(tally: Tally, staff: Staff, potential: Potential) -> Floats:
    """Quota by quarter and person, in minor units; 0 for those who have none of their own."""
    size = tally.size
    rng = stream(size.seed, "quotas")
    level = levels(size, staff, potential)
    luck = GOAL + rng.normal(0, 0.03, len(size.quarters))
    for_one = tally.signed.sum(axis=1) / np.maximum(level.sum(axis=1), 1e-9) / luck
    asked = np.maximum(level, paces(size, staff, potential) * LEAST_LEVEL)
    fair = asked * for_one[:, None]
    foreseen = np.clip(tally.signed, fair * 0.3, fair * 2.5)
    quota: Floats = fair ** (1 - FORESEEN) * foreseen**FORESEEN
    quota = np.maximum(np.round(quota / STEP), (asked > 0).astype(np.float64)) * STEP
    quota[:, [place for place, person in enumerate(staff.people) if person.position == LEADER]] = 0.0
    return quota


def levels(size: Size, staff: Staff, potential: Potential) -> Floats:
    """How much of a full representative's quota each can be asked for, by quarter.

    What is signed in a month was opened one or two months before; newcomers are given that time.
    """
    months = potential.starts[:-1].astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)
    first = size.quarters[0][0]
    quarter = months // 3 - ((first.year - 1970) * 12 + first.month - 1) // 3
    found = np.zeros((len(size.quarters), len(staff.people)))
    known = potential.ability**KNOWN_OF_ABILITY
    for month, place in enumerate(quarter):
        if place >= 0:
            before = (potential.strength[max(month - 1, 0)] + potential.strength[max(month - 2, 0)]) / 2
            found[place] += np.minimum(before, potential.strength[month] * 1.25) * known / 3
    managers = [place for place, person in enumerate(staff.people) if person.position == LEADER]
    found[:, managers] = 0
    return found


def spells_of(staff: Staff, first: date, last: date) -> list[Spell]:
    """Give where everybody was in the middle of a quarter, or at its end for those who came later."""
    middle, end = (number(first) + number(last)) // 2, number(last)
    here: dict[int, Spell] = {}
    for spell in staff.spells:
        is_here = spell.starts <= end and spell.ends >= number(first)
        if is_here and (spell.person not in here or spell.starts <= middle):
            here[spell.person] = spell
    return list(here.values())


def paces(size: Size, staff: Staff, potential: Potential) -> Floats:
    """How much of a representative each is in each quarter: 1 for a full one, more for senior ones."""
    quarters = size.quarters
    found = np.zeros((len(quarters), len(staff.people)))
    for place, (first, last) in enumerate(quarters):
        months = (potential.starts[:-1] >= number(first)) & (potential.starts[:-1] <= number(last))
        found[place] = potential.strength[months].mean(axis=0)
    return found


def team_quotas(size: Size, staff: Staff, quotas: Floats) -> Floats:
    """Sum the quotas below each leader, less some for vacancies, rounded to fifty thousand yuan."""
    asked: Floats = np.round(below(size, staff, quotas) * MANAGER_PART / STEP / 5) * STEP * 5
    return asked


def below(size: Size, staff: Staff, values: Floats) -> Floats:
    """Sum, for each leader, a value of everybody they have below in mid-quarter."""
    found = np.zeros_like(values)
    for place, (first, last) in enumerate(size.quarters):
        middle = (number(first) + number(last)) // 2
        for spell in spells_of(staff, first, last):
            unit: int | None = spell.unit if spell.position in SELLERS and spell.position != LEADER else None
            while unit is not None:
                leader = [who for day, who in staff.units[unit].leaders if day <= middle][-1]
                found[place, leader] += values[place, spell.person]
                unit = staff.units[unit].parent
    return found
