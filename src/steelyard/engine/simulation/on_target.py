"""The payout curve of an agreement: what such targets pay at each level, all else on target.

No fact is needed: levels are measured as if they had been reached, and the plan pays them through its own
stages. So the curve that people sign is computed by what will pay them.
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

import ibis
import pyarrow as pa

from steelyard.engine import number
from steelyard.engine.batches import Batch
from steelyard.engine.compiler import outcome
from steelyard.engine.exact import plain_held
from steelyard.engine.indicators.facts import PREFIX
from steelyard.engine.indicators.sum_of import SumOf
from steelyard.engine.period import Period
from steelyard.engine.plan import Plan
from steelyard.engine.proration import DAYS_IN, count, portions
from steelyard.engine.simulation.drawable import following, paid_on
from steelyard.engine.tables import CREDITS, MEASURES

Row = dict[str, Any]
ROSTER = pa.schema(
    [("plan", pa.string()), ("person", pa.string()), ("who", pa.int64()), ("days", pa.int64())]
    + [(name, pa.string()) for name in ("team", "position", "manager")]
    + [(name, pa.date32()) for name in ("joined_on", "left_on")]
)
KINDS = {bool: pa.bool_(), Decimal: pa.int64(), dt.date: pa.date32(), str: pa.string()}


def on_target(
    plan: Plan, targets: Mapping[str, int], period: Period, levels: Sequence[int]
) -> tuple[dict[str, pa.Table], ibis.Table]:
    """Make tables to be given to a machine, and the expression over them: level_ppm, amount_minor.

    `targets` are the person's, by indicator, in the scale of its unit; `levels` are millionths of the target
    of the indicator that is paid on.

    Raises:
        LookupError: The plan pays on no money, or there is no target for it.
    """
    code = paid_on(plan)
    aim = _target(plan, code, targets) if code else None
    if code is None or not aim:
        msg = f"{plan.code} has no money target to draw pay over"
        raise LookupError(msg)
    plain = plan.model_copy(
        update={
            "indicators": {
                name: one.model_copy(update={"where": None}) if hasattr(one, "where") else one
                for name, one in plan.indicators.items()
            }
        }
    )
    tables = {
        "level_people": _people(plan, period, levels),
        "level_measures": pa.Table.from_pylist(
            [row for level in levels for row in _measures(plan, targets, level)], MEASURES.schema
        ),
    }
    batches = []
    for dataset, credit in plan.credit.items():
        schema = _credit_schema(plan, dataset)
        name = f"level_{dataset}"
        drawn = [_credited(plan, dataset, level, aim, period) for level in levels]
        rows = drawn if any(part.dataset == dataset for part in plan.indicators[code].parts()) else []
        tables[name] = pa.Table.from_pylist(rows, schema)
        shown = ibis.table(ibis.Schema.from_pyarrow(schema), name=name)
        batches.append(Batch(dataset, credit, (plain,), (), shown, period))
    people, measures = (
        ibis.table(ibis.Schema.from_pyarrow(tables[name].schema), name=name)
        for name in ("level_people", "level_measures")
    )
    paid = outcome([plain], batches, people, measures, period)["statements"]
    each = paid.group_by("person").aggregate(amount_minor=number.total(paid.amount_minor))
    return tables, each.select(level_ppm=each.person.cast("int64"), amount_minor="amount_minor").order_by(
        "level_ppm"
    )


def _people(plan: Plan, period: Period, levels: Sequence[int]) -> pa.Table:
    """Put somebody for each level on the plan, all the period."""
    months = {f"{DAYS_IN}{turn}": one.length for turn, one in enumerate(portions(period))}
    told = {"plan": plan.code, "days": count(period.days), **(months if plan.looks_at_months else {})}
    schema = pa.schema([*ROSTER, *((name, pa.int64()) for name in told if name in months)])
    return pa.Table.from_pylist([told | {"person": str(one), "who": one} for one in levels], schema)


def _measures(plan: Plan, targets: Mapping[str, int], level: int) -> Iterator[Row]:
    """Measure everything at its target, and what is drawn at the level."""
    drawn = following(plan)
    for code, indicator in plan.indicators.items():
        target = _target(plan, code, targets)
        value: int | None = target
        attained, rest = (number.MICRO, 0) if target or isinstance(indicator.target, SumOf) else (None, None)
        if code in drawn and target:
            value = number.plain_scale(target, level)
            attained, rest = plain_held(value * number.MICRO, target)
        elif target is None:
            value = _just_enough(plan, code)
        yield {
            "plan": plan.code,
            "person": str(level),
            "indicator": code,
            "value": value,
            "value_rest": None if value is None else 0,
            "target": target,
            "attainment_ppm": attained,
            "attainment_rest": rest,
            "fact_count": 1,
            "missing": None if attained or indicator.target is None else "no_target",
            "carried_on": None,
        }


def _target(plan: Plan, code: str, targets: Mapping[str, int]) -> int | None:
    indicator = plan.indicators[code]
    own = targets.get(code) if indicator.needs_target else None
    return own if own is not None else indicator.target_value(plan.currency)


def _just_enough(plan: Plan, code: str) -> int:
    """Give what keeps every threshold on an indicator without a target."""
    looked = [
        threshold
        for incentive in plan.pay.values()
        if incentive.gate
        for threshold in incentive.gate.thresholds()
        if threshold.indicator == code and not threshold.by_attainment
    ]
    return max((threshold.just_kept(plan.indicators[code], plan.currency) for threshold in looked), default=0)


def _credit_schema(plan: Plan, dataset: str) -> pa.Schema:
    """Lay out credited facts with the columns that conditions of pay look at, all empty."""
    fields = {**{one.name: one.kind for one in CREDITS.columns}, "whole_minor": pa.int64(), "who": pa.int64()}
    if plan.credit[dataset].refunds:
        fields |= {
            "root_id": pa.string(),
            "stands": pa.bool_(),
            "taken": pa.bool_(),
            "asked_minor": pa.int64(),
        }
    for incentive in plan.pay.values():
        for when in incentive.whens():
            for one in when.comparisons():
                kind = next((KINDS[type(value)] for value in one.values), pa.string())
                fields[PREFIX + one.column] = kind
    return pa.schema(fields)


def _credited(plan: Plan, dataset: str, level: int, aim: int, period: Period) -> Row:
    """Credit one fact that makes the level."""
    amount = number.plain_scale(aim, level)
    return {
        "plan": plan.code,
        "person": str(level),
        "who": level,
        "dataset": dataset,
        "fact_id": str(level),
        "root_id": str(level),
        "stands": True,
        "taken": False,
        "counted_on": period.ends_on,
        "role": "owner",
        "level": 0,
        "via": str(level),
        "share_ppm": number.MICRO,
        "original_minor": amount,
        "currency": plan.currency,
        "rate_pico": number.PICO,
        "amount_minor": amount,
        "whole_minor": amount,
        "asked_minor": amount,
    }
