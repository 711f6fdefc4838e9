"""Parts sum to the whole, stories to what is paid, and nothing is dropped, whatever the plan."""

from collections import Counter, defaultdict
from typing import Any

import pyarrow as pa
from hypothesis import given

from steelyard.engine import explain
from steelyard.engine.story import Story
from steelyard.runtime.duckdb import DuckDB
from tests.oracle.agreement import read
from tests.oracle.amounts import number
from tests.oracle.drawn.batch import Batch
from tests.oracle.drawn.strategies import drawn, wide
from tests.oracle.engine_side import arrow, close, plan_of
from tests.oracle.money import converted
from tests.oracle.scoring.grades import counts_of

Row = dict[str, Any]


@wide(2)
@given(drawn(plans=3))
def test_parts_sum_to_the_whole(batch: Batch) -> None:
    for place in batch.tables["assignments"]:
        place |= {"plan": place["plan"] or batch.tables["assignments"][0]["plan"], "ends_on": None}
    outputs = close(batch.texts, batch.tables, batch.period)
    _statements_sum(outputs)
    _shares_sum(outputs)
    for plan in map(read, batch.texts):
        for code, says in plan.pay.items():
            if says["kind"] in {"pool", "contest"} and not {"gate", "times", "cap"} & says.keys():
                _given_out(outputs, plan.code, code, says, batch)
        if plan.grades and "shares" in plan.grades and plan.grades.get("within", "plan") == "plan":
            _so_many_grades(outputs, plan.code, plan.grades)


def _statements_sum(outputs: dict[str, list[Row]]) -> None:
    sums: Counter[tuple[str, ...]] = Counter()
    for line in outputs["pay_lines"]:
        sums[line["plan"], line["person"], line["component"]] += line["amount_minor"]
    for row in outputs["statements"]:
        assert row["amount_minor"] == sums.pop((row["plan"], row["person"], row["component"]), 0)
    assert not sums


def _shares_sum(outputs: dict[str, list[Row]]) -> None:
    """All who share a deal have its amount between them, where all of them are on the plan."""
    parts: defaultdict[tuple[str, str], list[Row]] = defaultdict(list)
    for credit in outputs["credits"]:
        if credit["amount_minor"] is not None and credit["role"] in {"owner", "territory", "split"}:
            parts[credit["plan"], credit["fact_id"]].append(credit)
    for rows in parts.values():
        one = rows[0]
        if sum(row["share_ppm"] for row in rows) == 10**6:
            currency = "JPY" if one["currency"] == "JPY" else one["currency"]
            exact = sum(row["amount_minor"] for row in rows)
            if one["rate_pico"] == 10**12:
                assert exact == converted(one["original_minor"], currency, currency, 10**12)


def _given_out(outputs: dict[str, list[Row]], plan: str, code: str, says: Row, batch: Batch) -> None:
    """A pool of a whole plan is paid to the last unit; prizes are never more than there are."""
    paid = [row for row in outputs["statements"] if (row["plan"], row["component"]) == (plan, code)]
    total = sum(row["amount_minor"] for row in paid)
    agreement = next(agreed for agreed in map(read, batch.texts) if agreed.code == plan)
    if says["kind"] == "contest":
        groups = {(row["team"], row["position"]) for row in batch.tables["assignments"]} | {None}
        assert total <= sum(map(agreement.money, says["prizes"])) * len(groups)
    elif says.get("within", "plan") == "plan" and "amount" in says and paid:
        assert total == agreement.money(says["amount"]) or {row["note"] for row in paid} == {"blocked"}


def _so_many_grades(outputs: dict[str, list[Row]], plan: str, says: Row) -> None:
    """Where no two totals are equal, each grade is given as often as its share says."""
    rows = [row for row in outputs["grades"] if row["plan"] == plan and row["total_micro"] is not None]
    if len({row["total_micro"] for row in rows}) == len(rows) >= int(says.get("smallest_group", "1")):
        wanted = counts_of(len(rows), [number(share["share"]) for share in says["shares"]])
        found = Counter(row["grade"] for row in rows)
        assert [found[share["grade"]] for share in says["shares"]] == wanted


@wide(1)
@given(drawn(plans=2, codes=1, branches=2))
def test_stories_come_to_what_is_paid(batch: Batch) -> None:
    outputs = close(batch.texts, batch.tables, batch.period)
    paid: defaultdict[tuple[str, str], dict[str, int]] = defaultdict(dict)
    for row in outputs["statements"]:
        paid[row["plan"], row["person"]][row["component"]] = row["amount_minor"]
    tables = arrow(batch.tables)
    for (plan, person), components in sorted(paid.items()):
        (text,) = [text for text in batch.texts if read(text).code == plan]
        own = DuckDB(threads=1).for_person(
            plans=[plan_of(text) for text in batch.texts], tables=tables, period=batch.period, person=person
        )
        story = explain(plan_of(text), own, person)
        assert story.amount == sum(components.values())
        for component, amount in components.items():
            told = story.find(f"pay/{component}")
            assert told is not None
            assert told.amount == amount
            _adds_up(told)
        _says_everything(story)
        _same_person(outputs, own, plan, person)


def _adds_up(story: Story) -> None:
    assert not story.children or story.amount == sum(child.amount or 0 for child in story.children)


def _says_everything(story: Story) -> None:
    for language in ("en", "zh-hans", "zh-hant"):
        assert story.sentence(language)
    for child in story.children:
        _says_everything(child)


def _same_person(outputs: dict[str, list[Row]], own: dict[str, pa.Table], plan: str, person: str) -> None:
    """Computed alone, a person has the same lines as in the close of all."""
    for name in ("pay_lines", "statements", "measures", "scores"):
        alone, all_ = (
            sorted(str(row) for row in rows if (row["plan"], row["person"]) == (plan, person))
            for rows in (own[name].to_pylist(), outputs[name])
        )
        assert alone == all_


@wide(1)
@given(drawn(plans=3))
def test_every_fact_is_used_or_listed(batch: Batch) -> None:
    outputs = close(batch.texts, batch.tables, batch.period)
    listed = {(row["dataset"], row["fact_id"]) for row in outputs["unused"]}
    credited = {(row["dataset"], row["fact_id"]) for row in outputs["credits"]}
    outside = Counter(
        {row["subject"]: row["count"] for row in outputs["warnings"] if row["code"] == "outside_period"}
    )
    left: Counter[str] = Counter()
    for dataset in ("deals", "activities"):
        for fact in batch.tables[dataset]:
            if (dataset, fact["id"]) not in listed | credited:
                left[dataset] += 1
    assert left == outside
