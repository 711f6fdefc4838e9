"""The two tables that a run takes from planning, in the engine's shape."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

import pyarrow as pa

from steelyard.foundation import people
from steelyard.foundation.periods import Period
from steelyard.loop.planning.dating import PlanSpan, Stay, with_plans
from steelyard.loop.planning.models import PlanAssignment, Target

TARGETS = pa.schema(
    [
        pa.field("person", pa.string(), nullable=False),
        pa.field("indicator", pa.string(), nullable=False),
        pa.field("starts_on", pa.date32(), nullable=False),
        pa.field("ends_on", pa.date32(), nullable=False),
        pa.field("value", pa.int64(), nullable=False),
    ]
)
ASSIGNMENTS = pa.schema(
    [
        pa.field("person", pa.string(), nullable=False),
        pa.field("team", pa.string()),
        pa.field("manager", pa.string()),
        pa.field("position", pa.string(), nullable=False),
        pa.field("plan", pa.string()),
        pa.field("starts_on", pa.date32(), nullable=False),
        pa.field("ends_on", pa.date32(), nullable=False),
    ]
)


def targets_table(period: Period, *, since: date | None = None, until: date | None = None) -> pa.Table:
    """Return what counts now: person, indicator, starts_on, ends_on, value; one row a target, sorted.

    Values are on the indicator's scale (minor units, counts, millionths). The dates are the period's. With
    `since`, targets of every period that shares a day with those from then on, to `until` or the period's
    last day.
    """
    of_period = Target.objects.filter(period=period)
    if since is not None:
        of_period = Target.objects.filter(
            period__ends_on__gte=since, period__starts_on__lte=until or period.ends_on
        )
    rows = list(
        of_period.newest()
        .exclude(value=None)
        .order_by("person__code", "indicator", "period__starts_on", "period__ends_on")
        .values_list("person__code", "indicator", "period__starts_on", "period__ends_on", "value")
    )
    columns = list(zip(*rows, strict=True)) or [()] * len(TARGETS)
    return pa.table([pa.array(c, f.type) for c, f in zip(columns, TARGETS, strict=True)], schema=TARGETS)


def assignments_with_plans(period: Period, *, since: date | None = None) -> pa.Table:
    """Return who was where under which plan: one row for each span within the period, sorted.

    Columns person, team, manager, position, plan, starts_on, ends_on; both dates lie in the period and
    belong to the span. People without a plan are there too, with plan null: their manager's team
    counts them. With `since`, spans of the days from then on too, for plans that look back.
    """
    found = stays_between(since or period.starts_on, period.ends_on)
    stays = sorted(found, key=lambda stay: (stay.person, stay.starts_on))
    columns = [[getattr(stay, name) for stay in stays] for name in ASSIGNMENTS.names]
    return pa.table(
        [pa.array(c, f.type) for c, f in zip(columns, ASSIGNMENTS, strict=True)], schema=ASSIGNMENTS
    )


def stays_in(period: Period) -> Iterable[Stay]:
    """Return each person's places in the period, cut at every change of plan."""
    return stays_between(period.starts_on, period.ends_on)


def stays_between(starts_on: date, ends_on: date) -> Iterable[Stay]:
    """Return the same for any days."""
    of_person: dict[str, list[PlanSpan]] = defaultdict(list)
    of_position: dict[str, list[PlanSpan]] = defaultdict(list)
    assigned = PlanAssignment.objects.between(starts_on, ends_on)
    for plan, person, position, first, last in assigned.values_list(
        "plan__code", "person__code", "position__code", "starts_on", "ends_on"
    ):
        span = PlanSpan(plan=plan, starts_on=first, ends_on=last)
        (of_person[person] if person else of_position[position]).append(span)
    return with_plans(
        (Stay(**row) for row in people.assignment_table(starts_on, ends_on).to_pylist()),
        of_person=of_person,
        of_position=of_position,
        starts_on=starts_on,
        ends_on=ends_on,
    )
