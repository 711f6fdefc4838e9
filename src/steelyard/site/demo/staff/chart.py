"""The organisation chart: regions, war zones where there are many teams, and teams."""

from dataclasses import dataclass, field
from typing import Any

import numpy as np

from steelyard.site.demo.draw import apportion

MOST_TEAMS_BELOW_ONE = 12
TEAMS_IN_A_GROUP = 8
NUMERALS = "一二三四五六七八九十"


@dataclass
class Unit:
    """A team of any level. `leaders`: who leads it from which day number on (place in the staff)."""

    name: str
    name_en: str
    kind: str  # company, staff, region, support, group, team
    parent: int | None
    region: int = -1
    leaders: list[tuple[int, int]] = field(default_factory=list)


def draw_chart(teams: int, places: dict[str, Any]) -> list[Unit]:
    """Lay out the units, a parent before its children."""
    company = places["company"]
    units = [Unit(company["name"], company["name_en"], "company", None)]
    units += [Unit(row["name"], row["name_en"], "staff", 0) for row in places["staff_teams"]]
    weights = np.array([row["weight"] for row in places["regions"]])
    for region, share in enumerate(apportion(teams, weights, least=1)):
        row = places["regions"][region]
        units.append(Unit(row["name"], row["name_en"], "region", 0, region))
        add_region(units, row, region, int(share), places)
    return units


def add_region(
    units: list[Unit], row: dict[str, Any], region: int, teams: int, places: dict[str, Any]
) -> None:
    """Add a region's support and teams, under groups when a director could not know them all."""
    top = len(units) - 1
    support = places["support"]
    units.append(
        Unit(
            f"{row['code']}{support['name']}",
            f"{row['name_en']} {support['name_en']}",
            "support",
            top,
            region,
        )
    )
    parents = groups(units, row, region, top, teams)
    for team in range(teams):
        province = row["provinces"][team % len(row["provinces"])]
        turn = team // len(row["provinces"])
        name_en = places["provinces"][province]["name_en"]
        parent = parents[team * len(parents) // teams]
        units.append(
            Unit(f"{province}{chinese(turn)}部", f"{name_en} Team {turn + 1}", "team", parent, region)
        )


def groups(units: list[Unit], row: dict[str, Any], region: int, top: int, below: int) -> list[int]:
    """Add as many levels of groups as the number of teams asks for; return who the teams answer to."""
    if below <= MOST_TEAMS_BELOW_ONE:
        return [top]
    count = -(-below // TEAMS_IN_A_GROUP)
    above = groups(units, row, region, top, count)
    level = sum(unit.kind == "group" and unit.region == region for unit in units)
    for number in range(count):
        parent = above[number * len(above) // count]
        name = f"{row['code']}第{level + number + 1}战区"
        units.append(Unit(name, f"{row['name_en']} Zone {level + number + 1}", "group", parent, region))
    return list(range(len(units) - count, len(units)))


def chinese(turn: int) -> str:
    """一, 二 … 十, then 11, 12."""
    return NUMERALS[turn] if turn < len(NUMERALS) else str(turn + 1)
