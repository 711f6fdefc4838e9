"""Components of pay: what makes no sense is refused in its line; plans paid together are paid as if alone."""

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import yaml

from steelyard.engine import Plan, read
from steelyard.engine.stages.pay import components
from steelyard.engine.tables import ASSIGNMENTS
from steelyard.engine.words import LANGUAGES
from steelyard.runtime.duckdb import DuckDB
from tests.examples import Example, examples

HERE = Path(__file__).resolve().parents[1] / "incentives"
PLAN = """\
plan: example
title: Example
currency: CNY
credit:
  deals: {kind: owner, counts_on: closed_on, amount: amount}
indicators:
  revenue: {kind: total, title: Revenue, from: deals, of: amount, target: personal}
  deals: {kind: count, title: Deals, from: deals}
scorecard: {parts: {revenue: {weight: 100 %, curve: {kind: ratio}}}}
grades: {bands: [{grade: B, below: 50}, {grade: A, from: 50}]}
pay:
  it: {title: It, HERE}
"""
LINE = 12
TIERS = "[{from: 0, below: 10, rate: 1 %}, {from: 10, rate: 2 %}]"
SHARES = "[{from: 0 %, below: 100 %, rate: 1 %}, {from: 100 %, rate: 2 %}]"
RATE = "kind: rate, on: revenue, rate: 1 %, times: "
LOOK = "{of: revenue, bands: [{below: 100 %}, {from: 100 %}]}"
BY_AMOUNT = f"kind: tiers_by_amount, on: revenue, method: marginal, tiers: {TIERS}, "
KEPT = "{indicator: deals, at_least: 1}"
BY_FACT = "{kind: by_fact, rates: [{when: amount > 1, factor: 1 %}]}"
MERIT = f"kind: merit_matrix, of: revenue, columns: {LOOK}, cells: "
BY_ATTAINMENT = f"kind: tiers_by_attainment, on: revenue, tiers: {SHARES}, "


def table(looks: str, bands: str, factors: str) -> str:
    """Write a rate times a table of one side."""
    side = f"{{{looks}, bands: [{bands}]}}"
    return RATE + f"[{{kind: multiplier, rows: {side}, factors: [{factors}]}}]"


def problems(written: str) -> list[tuple[str, int]]:
    """Read a plan with one component."""
    found = read(PLAN.replace("HERE", written), source="p.yaml").problems
    for problem in found:
        for language in LANGUAGES:
            assert "{" not in problem.text(language)
    return [(problem.code, problem.line) for problem in found if problem.severity == "error"]


@pytest.mark.parametrize(
    ("written", "code"),
    [
        # Bands: a gap or an open end would pay 0 without a word.
        (table("of: revenue", "{below: 90 %}, {from: 100 %}", "1 %, 2 %"), "band_gap"),
        (table("of: revenue", "{from: 0 %}", "1 %"), "look_leaves_low"),
        (table("of: revenue", "{below: 90 %}", "1 %"), "look_leaves_high"),
        (table("of: revenue", "{below: 90 %}, {from: 90 %}", "1 %"), "matrix_size"),
        (table("of: revenue", "{below: 90 %}, {from: 90 %}", "1 %, -1 %"), "factor_negative"),
        (table("of: deals", "{below: 90 %}, {from: 90 %}", "1 %, 2 %"), "nothing_to_attain"),
        (table("of: deals, by: score", "{below: 9}, {from: 9}", "1 %, 2 %"), "no_score_of"),
        (table("of: deals, by: value", "{below: 1.5}, {from: 1.5}", "1 %, 2 %"), "too_fine"),
        (table("of: total score, by: value", "{}", "1 %"), "total_by"),
        ("kind: flat, title: Flat, amount: 1, gate: {indicator: deals, at_least: 2.5}", "too_fine"),
        ("kind: flat, title: Flat, amount: 1, gate: {indicator: revenue, below: 300.009}", "too_fine"),
        (RATE + "[{kind: accelerator, of: revenue, above: 100 %, factor: 90 %}]", "wrong_speed"),
        (RATE + "[{kind: decelerator, of: revenue, below: 80 %, factor: 110 %}]", "wrong_speed"),
        (RATE + "[{kind: accelerator, of: revenue, above: 1 %, from: 1 %, factor: 110 %}]", "one_limit"),
        (RATE + "[{kind: by_fact, rates: [{when: amount > 1, factor: -1 %}]}]", "factor_negative"),
        (RATE + "[{kind: ramp, shares: [-1 %]}]", "factor_negative"),
        (RATE + "[{kind: dayz}]", "unknown_kind"),
        ("kind: rate, on: deals, rate: 1 %", "not_payable"),
        ("kind: flat, amount: 1, gate: {all: [], otherwise: 1 %}", "nothing_inside"),
        (f"kind: flat, amount: 1, gate: {{all: [{KEPT}], any: [{KEPT}]}}", "one_limit"),
        ("kind: flat, amount: 1, gate: {any: [{indicator: dealz, at_least: 1}]}", "unknown_indicator"),
        (f"kind: flat, amount: 1, gate: {KEPT.replace('}', ', otherwise: 110 %}')}", "gate_part"),
        ("kind: flat, amount: 1, cap_each: 1", "cap_each_of_one"),
        (f"kind: flat, amount: 1, times: [{BY_FACT}]", "factor_by_fact"),
        ("kind: rate, on: revenue, rate: 1 %, cap_each: 0", "cap_not_positive"),
        (BY_AMOUNT.replace("marginal", "interpolated").replace("{from: 0, ", "{"), "interpolated_from"),
        (BY_ATTAINMENT + "method: whole, over: each transaction", "attainment_of_each"),
        (BY_ATTAINMENT + "method: whole, over: year to date, of: deals", "year_of_another"),
        (BY_AMOUNT + "over: year to date, cap_each: 5", "year_cap_each"),
        (BY_AMOUNT + f"over: year to date, times: [{BY_FACT}]", "year_by_fact"),
        ("kind: bounty, on: revenue, amount: 5", "not_counted_facts"),
        ("kind: objective_bonus, of: deals, amount: 5", "no_score_of"),
        ("kind: objective_bonus, of: revenue, amount: 5, at_most: 0", "points_not_positive"),
        ("kind: bonus_by_grade, amounts: {Q: 5}", "unknown_grade"),
        ("kind: bonus_by_grade, amounts: {A: 5}, shares: {A: 5 %}", "one_limit"),
        ("kind: bonus_by_grade, amounts: {A: 5}, of: revenue", "of_without_shares"),
        ("kind: bonus_by_grade, shares: {A: 5 %}", "missing_key"),
        ("kind: bonus_by_grade, shares: {A: 5 %}, of: deals", "not_money"),
        (MERIT + "{A: [1 %]}", "matrix_size"),
        (MERIT + "{A: [1 %, 2 %]}, budget: 0", "amount_not_positive"),
        ("kind: pool, amount: 5, on: revenue", "on_without_rate"),
        ("kind: pool, amount: 5, rate: 1 %, on: revenue", "one_limit"),
        ("kind: pool, rate: 1 %", "missing_key"),
        ("kind: pool, rate: 0 %, on: revenue", "rate_not_positive"),
        ("kind: pool, amount: 5, shared_by: {indicator: dealz}", "unknown_indicator"),
        ("kind: contest, of: revenue, prizes: [5, 6]", "prizes_grow"),
        ("kind: contest, of: revenue, prizes: [0]", "amount_not_positive"),
        ("kind: override, on: revenue, rates: {1: 1 %}", "override_without_team"),
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_refused_in_its_line(written: str, code: str) -> None:
    assert (code, LINE) in problems(written)


def test_levels_that_nobody_is_credited_by_are_refused() -> None:
    text = PLAN.replace("kind: owner", "kind: team, levels: 2, own: no")
    written = "kind: override, on: revenue, rates: {1: 1 %, 3: 1 %}, own: 1 %"
    found = read(text.replace("HERE", written), source="p.yaml").problems
    assert {problem.code for problem in found} >= {"level_not_credited", "own_not_credited"}


@pytest.mark.parametrize("without", ["scorecard", "grades"])
def test_paying_by_what_the_plan_does_not_give_is_refused(without: str) -> None:
    text = "".join(
        line for line in PLAN.splitlines(keepends=True) if not line.startswith((without, "grades"))
    )
    written = (
        "kind: bonus_by_grade, amounts: {A: 1}"
        if without == "grades"
        else "kind: objective_bonus, of: total score, amount: 1"
    )
    found = [problem.code for problem in read(text.replace("HERE", written), source="p.yaml").problems]
    assert {"grades": "no_grades", "scorecard": "no_total_score"}[without] in found


def test_plans_that_differ_in_figures_only_are_one_pattern() -> None:
    factor = "{kind: by_fact, rates: [{when: \"kind = 'x'\", factor: 5 %}]}"
    written = BY_ATTAINMENT + f"method: marginal, cap: 5, gate: {KEPT}, times: [{factor}]"
    other = written.replace("rate: 2 %", "rate: 3 %").replace("cap: 5, ", "").replace("5 %}", "6 %}")
    texts = (written, other, other.replace("'x'", "'y'"))
    plans = [named(PLAN.replace("HERE", one), f"plan-{place}") for place, one in enumerate(texts)]
    found = components(plans, [_Batch(plans)])  # type: ignore[list-item]  # only looked up in
    assert [len(part.versions) for part in found] == [2, 1]


class _Batch:
    """As much of a batch as looking one up needs."""

    def __init__(self, plans: list[Plan]) -> None:
        self.dataset, self.plans = "deals", tuple(plans)


def named(text: str, code: str) -> Plan:
    """Read a plan under another code."""
    reading = read(text.replace("plan: example", f"plan: {code}"), source="p.yaml")
    assert reading.plan is not None, [problem.text() for problem in reading.problems]
    return reading.plan


def test_plans_paid_together_are_paid_as_if_alone(tmp_path: Path) -> None:
    """The combined example three times over, each with figures of its own and everybody on it."""
    file = HERE / "combined.examples.yaml"
    example = next(examples(file))
    text = yaml.safe_load(file.read_text(encoding="utf-8"))["plan"]
    changed = text.replace("rate: 4 %", "rate: 5 %").replace("cap: 250.00", "cap: 100.00")
    bare = changed.replace("cap_each: 120.00", "cap_each: 90.00").replace("factor: 150 %", "factor: 50 %")
    bare = bare.replace("otherwise: 50 %", "otherwise: 60 %")
    plans = [named(one, code) for one, code in ((text, "one"), (changed, "two"), (bare, "three"))]
    together = paid(plans, example, tmp_path / "together")
    assert len({repr([row | {"plan": ""} for row in rows]) for rows in together.values()}) == len(plans)
    for plan in plans:
        assert together[plan.code] == paid([plan], example, tmp_path / plan.code)[plan.code]


def paid(plans: list[Plan], example: Example, out: Path) -> dict[str, list[dict[str, object]]]:
    """Close with everybody on every plan; gives each plan's lines and statements."""
    given = example.tables()
    rows = [row for row in given["assignments"].to_pylist() if row["plan"] == "example"]
    placed = [row | {"plan": plan.code} for plan in plans for row in rows]
    given["assignments"] = pa.Table.from_pylist(placed, schema=ASSIGNMENTS.schema)
    made = DuckDB(threads=2).run(plans=plans, tables=given, period=example.period, out=out)
    tables = [
        pq.read_table(made.folder / f"{name}.parquet").to_pylist() for name in ("pay_lines", "statements")
    ]
    return {plan.code: [row for rows in tables for row in rows if row["plan"] == plan.code] for plan in plans}
