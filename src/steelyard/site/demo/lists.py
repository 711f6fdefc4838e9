"""The lists that change slowly: roster, products, customers, rates, targets."""

from dataclasses import dataclass
from datetime import date

import pyarrow as pa

from steelyard.site.demo.company import Company
from steelyard.site.demo.days import day_of
from steelyard.site.demo.draw import stream
from steelyard.site.demo.selling.columns import dates
from steelyard.site.demo.selling.sharing import draw_rates
from steelyard.site.demo.staff.people import FOREVER, Person, Spell, written_day


@dataclass(frozen=True)
class Stay:
    """One line of the roster: a person under one leader, in one team, in one position."""

    person: Person
    team: str
    manager: Person | None
    region: str
    position: str
    starts_on: date
    ends_on: date | None


def stays(company: Company) -> list[Stay]:
    """Give the dated roster: a spell is cut where the team's leader changes."""
    return [stay for spell in company.staff.spells for stay in cut(company, spell)]


def cut(company: Company, spell: Spell) -> list[Stay]:
    """Cut one spell at the changes of who leads it."""
    staff = company.staff
    leaders = leading(company, spell)
    found = []
    for place, (since, who) in enumerate(leaders):
        until = leaders[place + 1][0] - 1 if place + 1 < len(leaders) else FOREVER
        starts, ends = max(since, spell.starts), min(until, spell.ends)
        if starts <= ends:
            unit = staff.units[spell.unit]
            region = company.places["regions"][unit.region]["code"] if unit.region >= 0 else "总部"
            manager = None if who is None else staff.people[who]
            person = staff.people[spell.person]
            found.append(
                Stay(person, unit.name, manager, region, spell.position, day_of(starts), written_day(ends))
            )
    return found


def leading(company: Company, spell: Spell) -> list[tuple[int, int | None]]:
    """Who leads from when: the head of the team, or of the team above when one is the head oneself."""
    units = company.staff.units
    unit = units[spell.unit]
    if any(who == spell.person for _, who in unit.leaders):
        if unit.parent is None:
            return [(0, None)]
        return [(day, who) for day, who in units[unit.parent].leaders]
    return [(day, who) for day, who in unit.leaders]


def assignment_table(company: Company, plans: dict[str, str]) -> pa.Table:
    """Give the assignments as the engine takes them; `plans` names the plan of each position."""
    rows = stays(company)
    return pa.table(
        {
            "person": pa.array([row.person.code for row in rows], pa.string()),
            "team": pa.array([row.team for row in rows], pa.string()),
            "manager": pa.array([row.manager.code if row.manager else None for row in rows], pa.string()),
            "position": pa.array([row.position for row in rows], pa.string()),
            "plan": pa.array([plans.get(row.position) for row in rows], pa.string()),
            "starts_on": pa.array([row.starts_on for row in rows], pa.date32()),
            "ends_on": pa.array([row.ends_on for row in rows], pa.date32()),
        }
    )


def rate_table(company: Company) -> pa.Table:
    """Give the dollar's rate of every working day."""
    days, rates = draw_rates(company.scene.calendar, stream(company.size.seed, "rates"))
    return pa.table(
        {
            "currency": pa.array(["USD"] * len(days), pa.string()),
            "on_date": dates(days),
            "rate_pico": pa.array((rates * 10_000).round().astype("int64") * 10**8),
        }
    )


def product_table(company: Company) -> pa.Table:
    """Give the products list."""
    lines = company.scene.products
    return pa.table(
        {
            "code": [line.code for line in lines],
            "name": [line.name for line in lines],
            "series": [line.series for line in lines],
            "list_price_minor": pa.array([line.price * 100 for line in lines], pa.int64()),
        }
    )


def customer_table(company: Company) -> pa.Table:
    """Give the customers list."""
    market = company.scene.market
    return pa.table(
        {
            "code": market.codes,
            "name": market.names,
            "sector": market.sectors,
            "level": market.levels,
            "region": [market.regions[area] for area in market.region],
            "location": market.provinces,
        }
    )
