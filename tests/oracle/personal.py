"""Figures of one's own, read a second time: somebody's agreement is the plan with their figures written in.

A part whose figure is missing, or said twice for one day, is no part of their agreement, and says why.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import yaml

from tests.oracle.amounts import MILLION, minor_units
from tests.oracle.periods import Days

Row = dict[str, Any]
FOR_EVER = dt.date.max


@dataclass(frozen=True)
class OwnAgreement:
    """One person's text, and why parts of the plan are not in it."""

    text: str
    stopped: Mapping[str, str] = field(default_factory=dict)


def own_agreement(text: str, person: str, rows: Sequence[Row], period: Days) -> OwnAgreement:
    """Write somebody's figures into a plan."""
    plan: dict[str, Any] = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - texts only
    stopped: dict[str, str] = {}
    for section in ("pay", "settlement"):
        for part, says in list(plan.get(section, {}).items()):
            for name in [name for name, value in says.items() if value == "personal"]:
                mine = [row for row in rows if _is_meant(row, plan["plan"], person, part, name, period)]
                if not mine:  # said before that another one is there twice
                    stopped[part] = "no_figure"
                elif _overlap(mine):
                    stopped.setdefault(part, "figures_overlap")
                else:
                    newest = max(mine, key=lambda row: row["starts_on"])
                    says[name] = _written(newest, name, plan["currency"])
            if part in stopped:
                del plan[section][part]
    plan = {name: value for name, value in plan.items() if value or name not in {"pay", "settlement"}}
    return OwnAgreement(yaml.safe_dump(plan, allow_unicode=True, sort_keys=False), stopped)


def _is_meant(row: Row, plan: str, person: str, part: str, name: str, period: Days) -> bool:
    value = row["share_ppm"] if name == "rate" else row["amount_minor"]
    return (
        row["person"] == person
        and row["figure"] == name
        and row["plan"] in (None, plan)
        and row["part"] in (None, part)
        and value is not None
        and row["starts_on"] <= period.last
        and (row["ends_on"] or FOR_EVER) >= period.first
    )


def _overlap(rows: Sequence[Row]) -> bool:
    days = sorted((row["starts_on"], row["ends_on"] or FOR_EVER) for row in rows)
    return any(first[1] >= second[0] for place, first in enumerate(days) for second in days[place + 1 :])


def _written(row: Row, name: str, currency: str) -> str:
    if name == "rate":
        return f"{row['share_ppm'] * 100 // MILLION}.{row['share_ppm'] * 100 % MILLION:06} %"
    units = minor_units(currency)
    digits = len(str(units)) - 1
    whole, rest = divmod(row["amount_minor"], units)
    return f"{whole}.{rest:0{digits}}" if digits else str(whole)
