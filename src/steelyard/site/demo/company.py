"""The whole company, built once: all that is true before the first deal."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from steelyard.site.demo import words
from steelyard.site.demo.days import calendar
from steelyard.site.demo.quotas import Tally
from steelyard.site.demo.selling.contacts import Supporters, supporters
from steelyard.site.demo.selling.deals import Scene
from steelyard.site.demo.selling.market import draw_market
from steelyard.site.demo.size import Size
from steelyard.site.demo.staff.hiring import draw_staff
from steelyard.site.demo.staff.people import Staff
from steelyard.site.demo.staff.potential import draw_potential


@dataclass(frozen=True)
class Company:
    """Everything that is true before the first deal; `tally` fills while the months are drawn."""

    size: Size
    places: dict[str, Any]
    texts: dict[str, Any]
    staff: Staff
    scene: Scene
    engineers: Supporters
    tally: Tally

    @property
    def codes(self) -> list[str]:
        """Everybody's code, by place."""
        return [person.code for person in self.staff.people]


def found_company(size: Size) -> Company:
    """Found the company of a size: people, customers, calendar."""
    places = words.read("places.yaml")
    staff = draw_staff(size, words.names(), places)
    days = calendar(size, words.rhythm())
    scene = Scene(
        calendar=days,
        potential=draw_potential(staff, days),
        market=draw_market(size, words.read("customers.yaml"), places),
        products=words.products(),
        unit_region=np.array([unit.region for unit in staff.units]),
    )
    engineers = supporters(staff, len(places["regions"]))
    return Company(size, places, words.read("texts.yaml"), staff, scene, engineers, Tally(size))
