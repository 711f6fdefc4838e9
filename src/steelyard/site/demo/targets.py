"""Targets for every indicator of the plans that needs one, by quarter and person."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np
import pyarrow as pa

from steelyard.site.demo import words
from steelyard.site.demo.company import Company
from steelyard.site.demo.days import number
from steelyard.site.demo.draw import Floats
from steelyard.site.demo.quotas import MANAGER_PART, STEP, draw_quotas
from steelyard.site.demo.staff import SELLERS

PLANS: dict[str, str] = {
    code: line["plan"] for code, line in words.read("positions.yaml").items() if "plan" in line
}


@dataclass(frozen=True)
class Target:
    """What one person was asked to reach of one indicator in one quarter, in the indicator's own scale."""

    person: str
    indicator: str
    starts_on: date
    ends_on: date
    value: int


def targets(company: Company) -> Iterator[Target]:
    """Give all targets; to be asked after all months were drawn."""
    quotas = draw_quotas(company.tally, company.staff, company.scene.potential)
    team = team_quotas(company, quotas)
    for place, (first, last) in enumerate(company.size.quarters):
        for who, person in enumerate(company.staff.people):
            if quotas[place, who]:
                yield Target(person.code, "sales", first, last, int(quotas[place, who]))
            elif team[place, who]:
                yield Target(person.code, "team-sales", first, last, int(team[place, who]))


def team_quotas(company: Company, quotas: Floats) -> Floats:
    """Sum the quotas of those each manager leads in mid-quarter, less what is allowed for vacancies."""
    staff = company.staff
    found = np.zeros_like(quotas)
    for place, (first, last) in enumerate(company.size.quarters):
        middle = (number(first) + number(last)) // 2
        for spell in staff.spells:
            if spell.starts <= middle <= spell.ends and spell.position in SELLERS:
                unit: int | None = spell.unit
                while unit is not None:
                    leader = [who for day, who in staff.units[unit].leaders if day <= middle][-1]
                    if leader != spell.person:
                        found[place, leader] += quotas[place, spell.person]
                    unit = staff.units[unit].parent
    return np.round(found * MANAGER_PART / STEP / 5) * STEP * 5


def target_table(company: Company) -> pa.Table:
    """Give the targets as the engine takes them."""
    rows = list(targets(company))
    return pa.table(
        {
            "person": pa.array([row.person for row in rows], pa.string()),
            "indicator": pa.array([row.indicator for row in rows], pa.string()),
            "starts_on": pa.array([row.starts_on for row in rows], pa.date32()),
            "ends_on": pa.array([row.ends_on for row in rows], pa.date32()),
            "value": pa.array([row.value for row in rows], pa.int64()),
        }
    )
