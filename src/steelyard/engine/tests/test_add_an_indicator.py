"""The steps of docs/how-to/add-an-indicator.md, taken: a kind in one class computes and is told."""

import datetime as dt
from collections.abc import Mapping
from typing import Any, Literal

import pyarrow as pa
import pytest

from steelyard.engine import Plan, explain, number, read
from steelyard.engine.figures import Unit
from steelyard.engine.indicators.facts import CreditedFacts
from steelyard.engine.indicators.of_facts import OfFacts
from steelyard.engine.indicators.part import Part, Sums, facts_words
from steelyard.engine.kinds import AnyIndicator
from steelyard.engine.period import parse
from steelyard.engine.tables import ASSIGNMENTS
from steelyard.engine.words import Phrase, Words
from steelyard.runtime.duckdb import DuckDB

PLAN = """\
plan: example
title: Example
currency: CNY
credit:
  activities: {kind: owner, counts_on: done_on}
indicators:
  visits: {kind: count, title: Visits, from: activities, where: kind = 'Visit', target: 4}
"""
SAYS = Words("The share of {facts} done on a weekday.", "{facts}中工作日的占比。", "{facts}中工作日的佔比。")


class WeekdayShare(OfFacts):
    """kind: weekday_share."""

    kind: Literal["weekday_share"]

    def natural_unit(self, amounts: Mapping[str, str | None]) -> Unit:
        return "ratio"

    def gather(self, part: Part, facts: CreditedFacts) -> Sums:
        only = facts.only(part.where)
        weekday = facts.rows.counted_on.day_of_week.index() < number.whole(5)
        return {"all": facts.count(only), "weekday": facts.count(only & weekday)}

    def value(self, sums: Mapping[str, Sums]) -> Any:
        every = sums["value"]["all"].nullif(number.whole(0))
        return number.divide(sums["value"]["weekday"] * number.whole(number.MICRO), every)

    def says(self, plan: Any) -> Phrase:
        return SAYS(facts=facts_words(self.parts()[0], plan))


@pytest.fixture
def plan() -> Plan:
    known = read(PLAN, source="example.yaml").plan
    assert known is not None
    added = WeekdayShare.model_validate(
        {"kind": "weekday_share", "title": "On weekdays", "from": "activities", "target": "80 %"}
    )
    named = added.model_copy(update={"unit": added.natural_unit(known.amounts)})
    return known.model_copy(
        update={"indicators": {**known.indicators, "on_weekdays": named}, "sha256": "added"}
    )


def test_a_kind_in_one_class_computes_and_tells_its_story(plan: Plan) -> None:
    days = [
        dt.date(2026, 2, 5),
        dt.date(2026, 2, 6),
        dt.date(2026, 2, 7),
        dt.date(2026, 2, 9),
    ]  # the 7th: a Saturday
    activities = pa.table(
        {"id": ["a", "b", "c", "d"], "owner": ["ann"] * 4, "done_on": days, "kind": ["Visit"] * 4}
    )
    place = {"person": "ann", "plan": "example", "starts_on": dt.date(2026, 1, 1)}
    assignments = pa.Table.from_pylist([place], schema=ASSIGNMENTS.schema)
    outputs = DuckDB(threads=1).for_person(
        plans=[plan],
        tables={"activities": activities, "assignments": assignments},
        period=parse("2026-Q1"),
        person="ann",
    )
    story = explain(plan, outputs, "ann").find("measure/on_weekdays")
    assert story is not None
    assert story.amount == 750_000
    assert story.sentence("en").startswith(
        "On weekdays is 75 %. The share of all of activities done on a weekday."
    )
    assert "93.75 %" in story.sentence("en")
    assert len(story.children) == 4


def test_the_registry_is_one_place() -> None:
    assert len(AnyIndicator.__args__[0].__args__) >= 6
