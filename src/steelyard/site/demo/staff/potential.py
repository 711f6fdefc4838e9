"""Who can sell how much in which month: places, ramp and ability of everybody who sells."""

from dataclasses import dataclass

import numpy as np

from steelyard.site.demo.days import Calendar
from steelyard.site.demo.draw import Floats, Ints
from steelyard.site.demo.staff.people import FOREVER, LEADER, REP, SELLERS, SENIOR_REP, TRAINEE, Staff, ramp

POWER = {TRAINEE: 1.0, REP: 1.0, SENIOR_REP: 1.45, LEADER: 0.10}
DAYS_IN_A_MONTH = 30.4


@dataclass(frozen=True)
class Potential:
    """One row a month (first days in `starts`), one column a person; what does not sell weighs nothing."""

    starts: Ints  # first day of each month, and of the one after the last
    strength: Floats  # position × ramp × part of the month at work; ability not yet in it
    unit: Ints
    ability: Floats
    left: Ints
    heir: Ints  # who takes over the deals of those who leave


def draw_potential(staff: Staff, calendar: Calendar) -> Potential:
    """Lay the spells over the months."""
    first = np.int64(calendar.first).astype("datetime64[D]").astype("datetime64[M]")
    last = np.int64(calendar.ends).astype("datetime64[D]").astype("datetime64[M]")
    months = np.arange(first, last + 2)
    starts = months.astype("datetime64[D]").astype(np.int64)
    shape = (len(months) - 1, len(staff.people))
    strength, unit = np.zeros(shape), np.zeros(shape, dtype=np.int64)
    days = np.diff(starts)
    middle = (starts[:-1] + starts[1:]) / 2
    for spell in staff.spells:
        if spell.position not in SELLERS:
            continue
        present = np.clip(
            np.minimum(spell.ends + 1, starts[1:]) - np.maximum(spell.starts, starts[:-1]), 0, None
        )
        tenure = (middle - staff.people[spell.person].hired) / DAYS_IN_A_MONTH
        tenure = np.maximum(tenure, 0.0) if spell.position in {TRAINEE, REP} else np.full_like(tenure, 99.0)
        strength[:, spell.person] += present / days * ramp(tenure) * POWER[spell.position]
        unit[present > 0, spell.person] = spell.unit
    return Potential(
        starts=starts,
        strength=strength,
        unit=unit,
        ability=np.array([person.ability for person in staff.people]),
        left=np.array([person.left or FOREVER for person in staff.people]),
        heir=heirs(staff),
    )


def heirs(staff: Staff) -> Ints:
    """For everybody the colleague of the same team who stays; oneself when one stays."""
    stays: dict[int, int] = {}
    for spell in staff.spells:
        if staff.people[spell.person].left is None and spell.position in SELLERS and spell.ends >= FOREVER:
            stays.setdefault(spell.unit, spell.person)
    last = {spell.person: spell.unit for spell in staff.spells}
    return np.array(
        [
            place if person.left is None else stays.get(last[place], place)
            for place, person in enumerate(staff.people)
        ]
    )
