"""Read a roster's rows into lines, and say what is wrong with them, all at once."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

Row = Mapping[str, Any]
TEXTS = ("name", "code", "name_en", "email", "manager", "team", "region", "position")


@dataclass(frozen=True, kw_only=True)
class Line:
    """One row of a roster: what is not said is empty or None."""

    name: str
    code: str = ""
    name_en: str = ""
    email: str = ""
    manager: str = ""  # by name or by code
    team: str = ""
    region: str = ""
    position: str = ""
    starts_on: date | None = None
    left_on: date | None = None
    faults: tuple[str, ...] = field(default=())


def read_lines(rows: Sequence[Row]) -> list[Line]:
    """Read rows, those that start earlier first, and one more line for each manager without one."""
    lines = [_line(number, row) for number, row in enumerate(rows, start=1)]
    lines.sort(key=lambda line: line.starts_on or date.min)
    named = {word for line in lines for word in (line.name, line.name_en, line.code) if word}
    bosses: dict[str, Line] = {}
    for line in lines:
        if line.manager and line.manager not in named:
            bosses.setdefault(
                line.manager, Line(name=line.manager, region=line.region, starts_on=line.starts_on)
            )
            if line.team:  # they lead a team that has a name: let them be in it
                bosses[line.manager] = replace(bosses[line.manager], team=line.team)
    return [*bosses.values(), *lines]


def _line(number: int, row: Row) -> Line:
    texts = {name: str(row.get(name) or "").strip() for name in TEXTS}
    faults: list[str] = []
    if not texts["name"]:
        faults.append(_("Row %(number)s has no name.") % {"number": number})
    days = {name: _day(number, row.get(name), faults) for name in ("starts_on", "left_on")}
    if days["starts_on"] and days["left_on"] and days["left_on"] < days["starts_on"]:
        faults.append(_("Row %(number)s leaves before it starts.") % {"number": number})
    return Line(**texts, starts_on=days["starts_on"], left_on=days["left_on"], faults=tuple(faults))


def _day(number: int, value: Any, faults: list[str]) -> date | None:
    if not value or isinstance(value, date):
        return value or None
    try:
        return date.fromisoformat(str(value).strip())
    except ValueError:
        words = _("Row %(number)s: “%(value)s” is no day; write it as 2026-07-31.")
        faults.append(words % {"number": number, "value": value})
        return None


def faults_of(lines: Sequence[Line]) -> Iterator[str]:
    """Give every fault of every line."""
    for line in lines:
        yield from line.faults
