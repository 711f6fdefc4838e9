"""Quotas: what each person was asked to sell in each quarter, and the other targets.

They are planned as a sales director would: the company's year spread over the quarters by season, shared
out by position, ramp and what is known of each person's ability, rounded to ten thousand yuan.
"""

from dataclasses import dataclass, field

import numpy as np

from steelyard.site.demo.deals import WON, Deals, in_yuan
from steelyard.site.demo.draw import Floats, stream
from steelyard.site.demo.potential import Potential
from steelyard.site.demo.size import Size
from steelyard.site.demo.staff import LEADER, Staff

KNOWN_OF_ABILITY = 0.8
GOAL = 0.965  # what the company reaches of the sum of its quotas, about
STEP = 10_000_00
LEAST_LEVEL = 0.12
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
    quota = np.round(level * for_one[:, None] / STEP) * STEP
    return np.where(level < LEAST_LEVEL, 0.0, quota)


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
