"""Deals that two or three people share, and the rates between the currencies."""

from dataclasses import dataclass

import numpy as np

from steelyard.site.demo.days import Calendar
from steelyard.site.demo.draw import Floats, Ints, pick
from steelyard.site.demo.selling.deals import YUAN_FOR_A_DOLLAR, Deals, Scene

HELPFUL = 0.2  # of a representative's strength: managers and the newest share no deals
SHARED = 0.11  # of signed deals
SHARES = ((60, 40, 0), (70, 30, 0), (50, 50, 0), (80, 20, 0), (50, 30, 20))
SHARE_WEIGHTS = np.array([8, 5, 3, 3, 2])


@dataclass(frozen=True)
class Splits:
    """Whole percents; `deal` is a place in the month's deals."""

    deal: Ints
    person: Ints
    percent: Ints


def draw_splits(deals: Deals, scene: Scene, month: int, rng: np.random.Generator) -> Splits:
    """Share some signed deals with colleagues of the same region who sell in that month and stay."""
    deal = np.flatnonzero(deals.won & (rng.random(len(deals.owner)) < SHARED))
    percents = np.array(SHARES)[pick(rng, SHARE_WEIGHTS, len(deal))]
    helpers = np.stack([draw_helpers(deals, deal, scene, month, rng) for _ in range(2)], axis=1)
    owner = deals.owner[deal]
    lonely = (helpers == owner[:, None]).any(axis=1) | (helpers[:, 0] == helpers[:, 1])
    people = np.concatenate([owner[:, None], helpers], axis=1)
    kept = (percents > 0) & ~lonely[:, None]
    row, _ = np.nonzero(kept)
    return Splits(deal[row], people[kept], percents[kept])


def draw_helpers(deals: Deals, deal: Ints, scene: Scene, month: int, rng: np.random.Generator) -> Ints:
    """Find a colleague for each deal; where there is none, its owner, which means nobody shares it."""
    potential = scene.potential
    region = scene.unit_region[potential.unit[month]]
    found = deals.owner[deal].copy()
    stays = (potential.strength[month] > HELPFUL) & (potential.left > scene.calendar.ends)
    chance = rng.random(len(deal))
    for area in np.unique(deals.region[deal]):
        near = np.flatnonzero(stays & (region == area))
        here = deals.region[deal] == area
        if len(near):
            found[here] = near[(chance[here] * len(near)).astype(np.int64)]
    return found


def draw_rates(calendar: Calendar, rng: np.random.Generator) -> tuple[Ints, Floats]:
    """Walk the dollar from day to day, never far from where it belongs; working days only."""
    days = np.arange(calendar.first - 10, calendar.ends + 1)
    steps = rng.normal(0, 0.0016, len(days))
    level = 0.0
    walked = np.empty(len(days))
    for place, step in enumerate(steps):
        level = level * 0.99 + step
        walked[place] = level
    working = calendar.working[days - calendar.origin]
    working[0] = True
    return days[working], np.round(YUAN_FOR_A_DOLLAR * np.exp(walked[working]), 4)
