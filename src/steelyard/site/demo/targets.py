"""Targets for every indicator of the plans that needs one, by quarter and person."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pyarrow as pa

from steelyard import engine
from steelyard.site.demo import words
from steelyard.site.demo.company import Company
from steelyard.site.demo.quotas import below, draw_quotas, paces, spells_of, team_quotas
from steelyard.site.demo.staff.people import SELLERS

PLANS: dict[str, str] = {
    code: line["plan"] for code, line in words.read("positions.yaml").items() if "plan" in line
}
MICRO = 1_000_000  # ratios and averages are counted in millionths


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
    size, staff, potential = company.size, company.staff, company.scene.potential
    wanted, usual = personal_indicators(), words.read("targets.yaml")
    quotas = draw_quotas(company.tally, staff, potential)
    pace = paces(size, staff, potential)
    team_money, team_pace = team_quotas(size, staff, quotas), below(size, staff, pace)
    for place, (first, last) in enumerate(size.quarters):
        for spell in spells_of(staff, first, last):
            leads = bool(team_pace[place, spell.person])
            money, people = (team_money, team_pace) if leads else (quotas, pace)
            sells = leads or spell.position in SELLERS
            for indicator in wanted.get(spell.position, ()):
                full = float(people[place, spell.person]) if sells else 1.0
                is_money = indicator.unit == "money"
                value = int(money[place, spell.person]) if is_money else usual_value(indicator, usual, full)
                if value:
                    yield Target(company.codes[spell.person], indicator.code, first, last, value)


@dataclass(frozen=True)
class Wanted:
    """An indicator that needs a target for each person."""

    code: str
    unit: str


def personal_indicators() -> dict[str, list[Wanted]]:
    """Read the library's plans: by position, the indicators whose target is personal."""
    by_plan: dict[str, list[Wanted]] = {}
    for code in set(PLANS.values()):
        path = words.LIBRARY / "plans" / f"{code}.yaml"
        plan = engine.read(path.read_text(encoding="utf-8"), source=path.name).plan if path.exists() else None
        found = plan.indicators.items() if plan else ()
        by_plan[code] = [Wanted(name, one.unit) for name, one in found if one.needs_target]
    return {position: by_plan[plan] for position, plan in PLANS.items()}


def usual_value(indicator: Wanted, usual: dict[str, str], full: float) -> int:
    """Give what is usually asked for; counts for so many full representatives, those of a team together."""
    written = str(usual[indicator.code.removeprefix("team_")])
    value = Decimal(written.removesuffix("%")) / (100 if written.endswith("%") else 1)
    return max(1, round(float(value) * full)) if indicator.unit == "count" else int(value * MICRO)


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
