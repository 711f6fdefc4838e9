"""Pay by formula, unit, tier, curve; figures of groups; named gates: what is refused, what stories say."""

import datetime as dt

import pyarrow as pa
import pytest

from steelyard.engine import explain, read
from steelyard.engine.period import parse
from steelyard.engine.simulation.drawable import why_not_drawn
from steelyard.engine.tables import ASSIGNMENTS
from steelyard.engine.words import LANGUAGES
from steelyard.runtime.duckdb import DuckDB

PLAN = """\
plan: example
title: Example
currency: CNY
credit:
  deals: {kind: owner, counts_on: closed_on, amount: amount}
indicators:
  sales: {kind: total, title: Sales, from: deals, of: amount, target: personal}
  won: {kind: count, title: Deals won, from: deals, target: 5}
  team: {kind: total, title: Team sales, from: deals, of: amount, within: team, target: {sum_of: sales}}
  growth: {kind: growth, title: Growth, of: won}
scorecard:
  parts:
    sales: {weight: 60 %, curve: {kind: piecewise, through: [{at: 50 %, points: 0}, {at: 80 %, points: 9}]}}
    growth: {weight: 40 %, curve: {kind: range, bands: [{below: 0 %, points: 0}, {from: 0 %, points: 9}]}}
gates:
  good: {indicator: team, attainment_at_least: 80 %}
  either: {any: [{indicator: won, at_least: 1}, {indicator: won, below: 9}]}
pay:
  over: {kind: beyond, title: Over, on: sales, attainment: 100 %, rate: 5 %, gate: good}
  each: {kind: per_unit, title: Each, on: won, tiers: [{up_to: 2, amount: 5}, {above: 2, amount: 7}]}
  made: {kind: formula, title: Made, formula: 50 * won}
  step: {kind: amount_by_tier, title: Step, of: sales, tiers: [{below: 80 %, amount: 0}, {from: 80 %, amount: 9}]}
  mix: {kind: tiers_by_amount, title: Mix, on: sales, method: whole then marginal, marginal_from: 9, tiers: [{up_to: 9, rate: 1 %}, {above: 9, rate: 2 %}]}
  curve: {kind: flat, title: Curve, amount: 5, gate: either, times: [{kind: curve, of: sales, curve: {kind: ratio}}]}
settlement:
  fine: {kind: penalty, title: Fine, amount: 2, unless: good}
"""  # noqa: E501 - as plans are written
REFUSED = {
    "beyond_less": ("of: amount, target: personal", "of: amount, better: less, target: personal"),
    "formula_no_money": ("formula: 50 * won", "formula: won"),
    "nothing_to_attain": ("formula: 50 * won", "formula: attainment(growth)"),
    "no_score_of": ("formula: 50 * won", "formula: 5 * score(won)"),
    "unknown_indicator": ("formula: 50 * won", "formula: 5 * score(wonn)"),
    "formula_refused": ("formula: 50 * won", "formula: 5 * median(won)"),
    "not_units": ("per_unit, title: Each, on: won", "per_unit, title: Each, on: sales"),
    "one_limit": ("on: won, tiers:", "on: won, amount: 5, tiers:"),
    "band_gap": ("{above: 2, amount: 7}", "{above: 3, amount: 7}"),
    "amount_not_positive": ("{below: 80 %, amount: 0}", "{below: 80 %, amount: -1}"),
    "marginal_from_nowhere": ("marginal_from: 9,", "marginal_from: 8,"),
    "missing_key": ("marginal_from: 9, ", ""),
    "marginal_from_idle": ("method: whole then marginal", "method: whole"),
    "mixed_over": ("method: whole then", "over: each transaction, method: whole then"),
    "curve_no_factor": ("curve: {kind: ratio}}]", "curve: {kind: rank}}]"),
    "curve_reads": ("of: sales, curve: {kind: ratio}", "of: sales, by: value, curve: {kind: ratio}"),
    "group_not_paid": ("title: Over, on: sales", "title: Over, on: team"),
    "group_cannot_grow": ("title: Growth, of: won", "title: Growth, of: team"),
    "group_target_reduced": ("target: {sum_of: sales}", "target: {sum_of: sales}, prorate: days"),
    "sum_of_another_plan": ("{sum_of: sales}", "{sum_of: turnover}"),
    "sum_of_nothing": ("{sum_of: sales}", "{sum_of: won}"),
    "sum_of_unit": ("from: deals, target: 5", "from: deals, target: {sum_of: sales}"),
    "unknown_gate": ("unless: good", "unless: goood"),
    "gate_of_any": ("unless: good", "unless: either"),
    "gate_idle": (", gate: either", ""),
    "jump_side": ("{at: 80 %, points: 9}", "{at: 50 %, points: 9}"),
    "belongs_idle": ("{at: 80 %, points: 9}", "{at: 80 %, points: 9, belongs: yes}"),
    "corners_out_of_order": ("{at: 80 %, points: 9}", "{at: 40 %, points: 9}"),
}


def problems(text: str) -> dict[str, list[int]]:
    """Read a plan; give the lines of each problem, all of which speak every language."""
    found: dict[str, list[int]] = {}
    for problem in read(text, source="plan.yaml").problems:
        for language in LANGUAGES:
            assert "{" not in problem.text(language).replace("{…}", "")
        found.setdefault(problem.code, []).append(problem.line)
    return found


def test_the_plan_itself_has_no_problem() -> None:
    assert problems(PLAN) == {}


@pytest.mark.parametrize("code", REFUSED)
def test_what_means_nothing_is_told_in_its_line(code: str) -> None:
    old, new = REFUSED[code]
    assert old in PLAN
    changed = PLAN.replace(old, new, 1)
    line = next(
        place
        for place, (one, other) in enumerate(zip(changed.splitlines(), PLAN.splitlines(), strict=True), 1)
        if one != other
    )
    told = problems(changed)
    place = {"gate_idle": 17, "beyond_less": 19}.get(code, line)  # where it shows
    assert place in told.get(code, []), told


def test_a_mistake_in_a_named_gate_is_told_once_where_it_is_declared() -> None:
    told = problems(PLAN.replace("{indicator: team,", "{indicator: teem,", 1))
    assert told["unknown_indicator"] == [16]


def test_futures_are_not_drawn_where_others_or_formulas_decide() -> None:
    plan = read(PLAN.replace("50 * won", "sales * sales / 9"), source="plan.yaml").plan
    assert plan is not None
    said = " ".join(phrase.text("en") for phrase in why_not_drawn(plan))
    assert "“Over” depends on what others reach" in said
    assert "“Made” follows a formula that may bend at any level" in said
    assert "“Step”" not in said


def test_a_members_story_tells_the_teams_figure_without_the_others_deals() -> None:
    """The sum of the team's targets stands beside it, and nobody else's deal is named."""
    plan = read(PLAN, source="plan.yaml").plan
    assert plan is not None
    deals = pa.Table.from_pylist(
        [
            {
                "id": f"d-{owner}",
                "owner": owner,
                "closed_on": dt.date(2026, 7, 3),
                "amount_minor": minor,
                "currency": "CNY",
            }
            for owner, minor in (("ann", 30_000), ("bob", 50_000))
        ]
    )
    places = [
        {"person": person, "team": "east", "plan": "example", "starts_on": dt.date(2020, 1, 1)}
        for person in ("ann", "bob")
    ]
    targets = pa.Table.from_pylist(
        [
            {
                "person": person,
                "indicator": "sales",
                "value": 40_000,
                "starts_on": dt.date(2026, 7, 1),
                "ends_on": dt.date(2026, 7, 31),
            }
            for person in ("ann", "bob")
        ]
    )
    outputs = DuckDB(threads=1).for_person(
        plans=[plan],
        tables={
            "deals": deals,
            "targets": targets,
            "assignments": pa.Table.from_pylist(places, schema=ASSIGNMENTS.schema),
        },
        period=parse("2026-07"),
        person="ann",
    )
    story = explain(plan, outputs, "ann").find("measure/team")
    assert story is not None
    assert story.amount == 80_000
    said = story.sentence("en")
    assert "It is the figure of the whole team, of 2 facts." in said
    assert "Against a target of 800.00 CNY that is 100 %." in said
    assert story.children == ()
    assert "整个团队" in story.sentence("zh-hans")
