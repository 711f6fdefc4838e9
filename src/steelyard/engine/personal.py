"""Figures of one's own: where a plan says `personal`, a dated table says how much for each person.

A row names the person, the figure's name as the plan writes it (rate, amount, cap…) and, where that is not
enough, the plan and the component or item. The newest figure of the period counts for all of it, as team and
position do. Who has none, or two for one day, is not paid by that part, with the reason; nobody else waits.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import ibis

from steelyard.engine import number
from steelyard.engine.days import days_between
from steelyard.engine.figures import Unit
from steelyard.engine.period import Period
from steelyard.engine.written import PERSONAL

TABLE = "personal_figures"
UNITS: dict[str, Unit] = {"rate": "ratio"}  # all others are money
VALUES: dict[Unit, str] = {"ratio": "share_ppm", "money": "amount_minor"}
NO_FIGURE, OVERLAP = "no_figure", "figures_overlap"
FIRST_DAY = "2000-01-01"  # from which days are counted, so that a story can tell since when a figure holds
FAR = "9999-12-31"


@dataclass(frozen=True)
class Wanted:
    """A figure that some plans leave to each person."""

    part: str  # the component, or the settlement item
    name: str
    plans: tuple[str, ...] = ()  # by whom it is asked for; by all at hand when empty

    @property
    def unit(self) -> Unit:
        """What it is counted in."""
        return UNITS.get(self.name, "money")


def names_of(shape: Any) -> tuple[str, ...]:
    """Name the figures of a part of a plan that are each person's own."""
    return tuple(name for name in type(shape).model_fields if getattr(shape, name) == PERSONAL)


def plain(**figures: int | str) -> dict[str, int]:
    """Keep the figures that the plan itself gives."""
    return {name: value for name, value in figures.items() if isinstance(value, int)}


def wanted(plans: Iterable[Any]) -> list[Wanted]:
    """List what plans leave to each person."""
    found: dict[tuple[str, str], list[str]] = {}
    for plan in plans:
        for part, name in wanted_by(plan):
            found.setdefault((part, name), []).append(plan.code)
    return [Wanted(part, name, tuple(codes)) for (part, name), codes in found.items()]


def wanted_by(plan: Any) -> Iterator[tuple[str, str]]:
    """Name the parts of one plan, and their figures."""
    for part, shape in (*plan.pay.items(), *plan.settlement.items()):
        for name in names_of(shape):
            yield part, name


def with_figures(
    rows: ibis.Table, every: Sequence[Wanted], table: ibis.Table | None, period: Period
) -> tuple[ibis.Table, Mapping[tuple[str, str], str]]:
    """Put figures beside rows of plan and person; gives the name of each one's columns.

    A column of that name holds the figure, missing where there is none; `…_since` the day it begins, counted
    from the year 2000; `…_held` why there is none.
    """
    columns: dict[tuple[str, str], str] = {}
    for place, one in enumerate(every):
        name = columns[one.part, one.name] = f"personal_{place}"
        if table is None:
            none = {name: number.nothing(), f"{name}_since": number.nothing()}
            rows = rows.mutate(**none, **{f"{name}_held": ibis.literal(NO_FIGURE)})
            continue
        found = _figure(rows.select("plan", "person"), one, table, period).rename(
            of_plan="plan", of_person="person", **{name: "value", f"{name}_since": "since"}
        )
        met = rows.left_join(found, [rows.plan == found.of_plan, rows.person == found.of_person])
        clash = met.clash.fill_null(ibis.literal(value=False))
        held = ibis.cases((clash, OVERLAP), (met[name].isnull(), NO_FIGURE), else_=ibis.null("string"))
        rows = met.mutate(**{f"{name}_held": held, name: clash.ifelse(number.nothing(), met[name])}).drop(
            "of_plan", "of_person", "clash"
        )
    return rows, columns


def _figure(people: ibis.Table, one: Wanted, table: ibis.Table, period: Period) -> ibis.Table:
    """Find the figure of each person: plan, person, value, since, and whether two hold on one day."""
    mine = fitting(table, one, period).rename(whose="person", of_plan="plan")
    people = people.filter(people.plan.isin(sorted(one.plans))) if one.plans else people
    met = people.inner_join(
        mine, [people.person == mine.whose, mine.of_plan.isnull() | (mine.of_plan == people.plan)]
    )
    met = met.mutate(clash=clashes(met, [met.plan, met.person]))
    return met.group_by("plan", "person").aggregate(
        value=met["value"].argmax(met.starts_on),
        since=days_between(ibis.literal(FIRST_DAY).cast("date"), met.starts_on.max()),
        clash=met.clash.any(),
    )


def fitting(table: ibis.Table, one: Wanted, period: Period) -> ibis.Table:
    """Take the rows of a figure that hold on some day of the period."""
    here = (table.starts_on <= period.last_day) & (
        table.ends_on.isnull() | (table.ends_on >= period.first_day)
    )
    part = table["part"].isnull() | (table["part"] == one.part)
    rows = table.filter(here, part, table["figure"] == one.name)
    return rows.mutate(value=rows[VALUES[one.unit]]).filter(lambda found: found["value"].notnull())


def clashes(rows: ibis.Table, group: Sequence[Any]) -> Any:
    """Tell of each row whether one that began no later still holds on its first day."""
    ends = rows.ends_on.fill_null(ibis.literal(FAR).cast("date"))
    order = [rows.starts_on, ends]
    before = ends.max().over(ibis.window(group_by=group, order_by=order, rows=(None, -1)))
    return (before >= rows.starts_on).fill_null(ibis.literal(value=False))
