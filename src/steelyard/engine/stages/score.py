"""The third stage: attainments become scores, scores become contributions by weight."""

from collections.abc import Sequence
from typing import Any

import ibis

from steelyard.engine import number
from steelyard.engine.indicators.indicator import Indicator
from steelyard.engine.keeping import Keep
from steelyard.engine.note_words import NOTE_OF_RULE
from steelyard.engine.plan import Plan
from steelyard.engine.scorecards.weights import ScorecardPart

Scored = tuple[str, Indicator, ScorecardPart, list[str]]


def score(plans: Sequence[Plan], measures: ibis.Table, keep: Keep) -> ibis.Table:
    """Score every part of every scorecard. Without any scorecard the table is empty."""
    parts = _parts(plans)
    if not parts:
        return keep("scored", _nobody(measures))
    here = [_is(measures, part) for part in parts]
    rows = measures.mutate(
        score_micro=_cases(here, [_score(measures, part) for part in parts], number.nothing()),
        full_weight=_cases(here, [number.whole(part[2].weight) for part in parts], number.nothing()),
        note=_cases(here, [_note(measures, part) for part in parts], ibis.null("string")),
    )
    rows = rows.filter(rows.full_weight.notnull())
    return keep("scored", _contributed(rows))


def _parts(plans: Sequence[Plan]) -> list[Scored]:
    """Group the parts of all scorecards that are scored alike."""
    found: dict[tuple[str, str, str], Scored] = {}
    for plan in plans:
        for code, part in plan.scorecard.parts.items() if plan.scorecard else ():
            indicator = plan.indicators[code]
            key = (code, indicator.definition(), part.definition())
            found.setdefault(key, (code, indicator, part, []))[3].append(plan.code)
    return list(found.values())


def _is(measures: ibis.Table, part: Scored) -> Any:
    return (measures.indicator == part[0]) & measures.plan.isin(sorted(part[3]))


def _cases(tests: Sequence[Any], values: Sequence[Any], otherwise: Any) -> Any:
    return ibis.cases(*zip(tests, values, strict=True), else_=otherwise)


def _score(row: ibis.Table, part: Scored) -> Any:
    _, indicator, scored, _ = part
    attained: Any = row.attainment_ppm
    counts = attained if indicator.cap is None else ibis.least(attained, number.whole(indicator.cap))
    points = scored.curve.score(counts)
    if indicator.floor is not None:
        points = (attained < number.whole(indicator.floor)).ifelse(number.whole(0), points)
    absent = number.whole(0) if indicator.if_missing == "zero" else number.nothing()
    return row.missing.notnull().ifelse(absent, points)


def _note(row: ibis.Table, part: Scored) -> Any:
    _, indicator, _, _ = part
    cases: list[tuple[Any, Any]] = [(row.missing.notnull(), NOTE_OF_RULE[indicator.if_missing])]
    if indicator.floor is not None:
        cases.append((row.attainment_ppm < number.whole(indicator.floor), "below_floor"))
    if indicator.cap is not None:
        cases.append((row.attainment_ppm > number.whole(indicator.cap), "capped"))
    return ibis.cases(*cases, else_=ibis.null("string"))


def _contributed(rows: ibis.Table) -> ibis.Table:
    """Share the weight of left-out parts among the others, in proportion, and multiply."""
    stays = (rows.note != "left_out").fill_null(ibis.literal(value=True))
    weight = stays.ifelse(rows.full_weight, number.whole(0))
    rows = rows.mutate(counted_weight=weight)
    of_person = ibis.window(group_by=[rows.plan, rows.person])
    rows = rows.mutate(all_weight=number.running(rows.counted_weight, of_person))
    rows = rows.mutate(divisor=rows.all_weight.nullif(number.whole(0)))
    none = number.whole(0)
    exact = number.wide(rows.score_micro) * number.wide(rows.counted_weight)
    return rows.select(
        "plan",
        "person",
        "indicator",
        "attainment_ppm",
        "score_micro",
        weight_ppm=number.divide(
            number.wide(rows.counted_weight) * number.wide(number.MICRO), rows.divisor
        ).fill_null(none),
        contribution_micro=number.divide(exact, rows.divisor),
        note="note",
    )


def _nobody(measures: ibis.Table) -> ibis.Table:
    none = number.whole(0)
    return measures.filter(ibis.literal(value=False)).select(
        "plan",
        "person",
        "indicator",
        "attainment_ppm",
        score_micro=none,
        weight_ppm=none,
        contribution_micro=none,
        note=ibis.null("string"),
    )
