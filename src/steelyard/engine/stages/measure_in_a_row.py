"""Periods in a row: this period's measure of another indicator, and its measures in history, one by one."""

from collections.abc import Iterator
from typing import Any

import ibis

from steelyard.engine import number
from steelyard.engine.exact import Exact, edge, held, whole
from steelyard.engine.gates import kept
from steelyard.engine.in_a_row import InARow
from steelyard.engine.indicators.indicator import Indicator
from steelyard.engine.period import Period
from steelyard.engine.stages.ground import Ground, valued


def in_a_row(ground: Ground, measured: ibis.Table) -> list[ibis.Table]:
    """Count for each such indicator, in the columns every source gives; `measured` holds all others."""
    return [
        _counted(ground, measured, code, indicator, looked, plans)
        for code, indicator, looked, plans in _alike(ground)
    ]


def _alike(ground: Ground) -> Iterator[tuple[str, InARow, Indicator, list[str]]]:
    """Group those of all plans that count alike."""
    found: dict[tuple[str, ...], tuple[str, InARow, Indicator, list[str]]] = {}
    for plan, code, indicator in ground.of_kind(InARow):
        looked = plan.indicators[indicator.kept.indicator]
        key = (code, indicator.definition(), looked.definition())
        found.setdefault(key, (code, indicator, looked, []))[3].append(plan.code)
    yield from found.values()


def _counted(
    ground: Ground,
    measured: ibis.Table,
    code: str,
    indicator: InARow,
    looked: Indicator,
    plans: list[str],
) -> ibis.Table:
    threshold, currency = indicator.kept, ground.currency
    rows = ground.of(measured, plans)
    rows = rows.filter(rows.indicator == threshold.indicator)
    now = kept(rows, threshold, looked, currency)
    rows = rows.select("plan", "person", "fact_count", now=now)
    past = ground.tables["history"]
    past = past.filter(past.indicator == threshold.indicator)
    periods = ground.period.before(indicator.earlier)
    for turn, period in enumerate(periods):
        then = _kept_in(past, period, indicator, looked, currency).rename(
            {f"person_{turn}": "person", f"kept_{turn}": "kept"}
        )
        rows = rows.left_join(then, rows.person == then[f"person_{turn}"]).drop(f"person_{turn}")
    count: Any = number.whole(0)
    for turn in reversed(range(len(periods))):
        was_kept = rows[f"kept_{turn}"].fill_null(ibis.literal(value=False))
        count = was_kept.ifelse(count + number.whole(1), number.whole(0))
    if indicator.ending == "this period":
        count = ibis.cases(
            (rows.now, count + number.whole(1)), (~rows.now, number.whole(0)), else_=number.nothing()
        )
    return valued(rows, code, indicator, currency, value=count, facts=rows.fact_count, why="part_missing")


def _kept_in(
    past: ibis.Table, period: Period, indicator: InARow, looked: Indicator, currency: str
) -> ibis.Table:
    """Tell of everybody in history whether the threshold was kept in a period: person, kept."""
    rows = past.filter(past.starts_on == period.first_day, past.ends_on == period.last_day)
    rows = rows.group_by("person").aggregate(value=rows.value.max(), target=rows.target.max())
    usable = (rows.target > number.whole(0)).ifelse(rows.target, number.nothing())
    over = number.wide(rows.value) * number.wide(number.MICRO)
    if looked.better == "less":
        over = number.wide(usable) * number.wide(2 * number.MICRO) - over
    threshold, value = indicator.kept, whole(rows.value)
    figure = value if threshold.looks_at == "value" else held(Exact(over, number.wide(usable)))
    compared = threshold.compare(figure.notch, edge(threshold.limit_value(looked, currency)))
    return rows.select("person", kept=compared)
