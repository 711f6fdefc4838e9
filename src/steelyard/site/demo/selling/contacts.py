"""Visits, calls, demonstrations and mails around the deals, and what customers answered when asked."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from steelyard.site.demo.days import Calendar
from steelyard.site.demo.draw import Ints, pick
from steelyard.site.demo.selling.deals import NO_DAY, Deals
from steelyard.site.demo.staff.people import Staff

KINDS = ("Visit", "Call", "Demo", "Email")
VISIT, CALL, DEMO, EMAIL = range(4)
KIND_SHARES = np.array([0.36, 0.38, 0.12, 0.14])
USUAL_MINUTES = np.array([75, 15, 90, 10])
TOUCHES = np.array([2, 4, 6, 7, 6, 5, 3, 2, 1])  # how many deals have 0, 1, 2 … of them
SERVICE_VISIT = 0.55  # of signed deals, by technical support
ASKED = 0.42  # of signed deals: the representative is judged
ASKED_SUPPORT = 0.30
COMMENTED = 0.45
GLAD, FAIR = 8, 6


@dataclass(frozen=True)
class Activities:
    """Who did what with which customer."""

    owner: Ints
    customer: Ints
    kind: Ints
    day: Ints
    minutes: Ints


@dataclass(frozen=True)
class Surveys:
    """What customers answered: 1 to 10, and sometimes a word (place in its list, or -1)."""

    owner: Ints
    customer: Ints
    day: Ints
    score: Ints
    word: Ints


@dataclass(frozen=True)
class Supporters:
    """The engineers of each region, in one row; a customer keeps its engineer."""

    places: Ints
    first: Ints

    def of(self, customer: Ints, region: Ints) -> Ints:
        """Name the engineer of each customer."""
        count = self.first[region + 1] - self.first[region]
        return self.places[self.first[region] + customer % count]


def supporters(staff: Staff, regions: int) -> Supporters:
    """Gather technical support by region."""
    rows = [
        [
            place
            for place, person in enumerate(staff.people)
            if person.position in {"technical-support", "technical-support-lead"}
            and staff.units[person.unit].region == region
        ]
        for region in range(regions)
    ]
    lengths = np.cumsum([0, *(len(row) for row in rows)])
    return Supporters(np.array([place for row in rows for place in row]), lengths)


def draw_activities(
    deals: Deals, engineers: Supporters, calendar: Calendar, rng: np.random.Generator
) -> Activities:
    """Touch every customer some times between opening and signing; engineers demonstrate and serve."""
    often = pick(rng, TOUCHES, len(deals.owner))
    row = np.repeat(np.arange(len(deals.owner)), often)
    kind = pick(rng, KIND_SHARES, len(row))
    until = np.where(deals.closed == NO_DAY, calendar.ends, deals.closed)
    day = deals.opened[row] + (rng.random(len(row)) * (until - deals.opened + 1)[row]).astype(np.int64)
    by = engineers.of(deals.customer, deals.region)
    owner = np.where(kind == DEMO, by[row], deals.owner[row])
    served = np.flatnonzero(deals.won & (rng.random(len(deals.owner)) < SERVICE_VISIT))
    later = deals.closed[served] + 8 + (rng.random(len(served)) * 50).astype(np.int64)
    row = np.concatenate([row, served])
    kind = np.concatenate([kind, np.full(len(served), VISIT)])
    owner = np.concatenate([owner, by[served]])
    day = calendar.work_day(np.concatenate([day, later]))
    minutes = np.maximum(5, USUAL_MINUTES[kind] * np.exp(rng.normal(0, 0.35, len(row))) // 5 * 5).astype(
        np.int64
    )
    kept = np.flatnonzero((day <= calendar.ends) & (day >= calendar.first))
    kept = kept[np.argsort(day[kept], kind="stable")]
    return Activities(owner[kept], deals.customer[row][kept], kind[kept], day[kept], minutes[kept])


def draw_surveys(
    deals: Deals, staff: Staff, engineers: Supporters, calendar: Calendar, rng: np.random.Generator
) -> Surveys:
    """Ask some customers some weeks after signing, about their representative or their engineer."""
    content = np.array([person.content for person in staff.people])
    count = len(deals.owner)
    reps = np.flatnonzero(deals.won & (rng.random(count) < ASKED))
    served = np.flatnonzero(deals.won & (rng.random(count) < ASKED_SUPPORT))
    row = np.concatenate([reps, served])
    owner = np.concatenate([deals.owner[reps], engineers.of(deals.customer, deals.region)[served]])
    day = calendar.work_day(deals.closed[row] + 7 + (rng.random(len(row)) * 35).astype(np.int64))
    grief = np.where(deals.refunded[row] == NO_DAY, 0.0, 2.5)
    score = np.clip(np.round(content[owner] - grief + rng.normal(0, 1.15, len(row))), 1, 10).astype(np.int64)
    word = np.where(rng.random(len(row)) < COMMENTED, rng.integers(0, 1000, len(row)), -1)
    kept = np.flatnonzero(day <= calendar.ends)
    kept = kept[np.argsort(day[kept], kind="stable")]
    return Surveys(owner[kept], deals.customer[row][kept], day[kept], score[kept], word[kept])


def said(score: int, word: int, texts: dict[str, Any]) -> str | None:
    """Find what goes with a score."""
    if word < 0:
        return None
    mood = texts["glad"] if score >= GLAD else texts["fair"] if score >= FAIR else texts["poor"]
    return str(mood[word % len(mood)])
