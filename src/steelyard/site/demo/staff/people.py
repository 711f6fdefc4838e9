"""What a person and a spell in a place are."""

from dataclasses import dataclass
from datetime import date

import numpy as np

from steelyard.site.demo.days import day_of, number
from steelyard.site.demo.draw import Floats
from steelyard.site.demo.staff.chart import Unit

FOREVER = number(date(2999, 12, 31))
TRAINEE, REP, SENIOR_REP = "sales-trainee", "sales-representative", "senior-sales-representative"
LEADER = "sales-manager"
SELLERS = (TRAINEE, REP, SENIOR_REP, LEADER)


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


def ramp(tenure_months: Floats) -> Floats:
    """How much of their ability newcomers bring: a quarter at first, all of it from the sixth month."""
    return np.clip(0.25 + 0.125 * np.floor(tenure_months), 0.0, 1.0) * (tenure_months >= 0)


def written_day(day: int) -> date | None:
    """A spell's last day as a date, or None when it is open."""
    return None if day >= FOREVER else day_of(day)
