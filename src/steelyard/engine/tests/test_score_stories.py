"""The story of a score says what a person needs to check it, and never who said what."""

import pyarrow as pa
import pytest

from steelyard.engine import Story, describe, explain, read
from steelyard.engine.grades.distribution import Distribution
from steelyard.engine.period import parse
from steelyard.engine.tables import ASSIGNMENTS, RATINGS, TARGETS
from steelyard.runtime.duckdb import DuckDB
from tests.examples import Example

PLAN = """\
plan: example
title: Example
currency: CNY
credit:
  deals: {kind: owner, counts_on: closed_on, amount: amount}
  complaints: {kind: owner, counts_on: filed_on}
indicators:
  revenue: {title: Revenue, kind: total, from: deals, of: amount, target: 100}
  speed: {title: Speed, kind: count, from: deals}
  complaints: {title: Complaints, kind: count, from: complaints, better: less}
  reviews:
    title: Reviews
    kind: reviews
    roles: {manager: 50 %, peer: 30 %, self: 20 %}
    at_least: {peer: 3}
    leniency: by rater
    if_missing: leave out
scorecard:
  kind: groups
  as: method
  groups:
    kpi:
      title: {en: KPI, zh-hans: 关键指标, zh-hant: 關鍵指標}
      weight: 60 %
      parts:
        revenue: {weight: 50 %, curve: {kind: rank, low: 60, high: 120}}
        speed: {weight: 50 %, curve: {kind: z_score, reads: value, middle: 80, step: 10, at_most: 100}}
    reviews:
      title: {en: 360, zh-hans: 多方评价, zh-hant: 多方評價}
      weight: 40 %
      parts:
        reviews: {weight: 100 %, curve: {kind: range, bands: [{below: 3, points: 60}, {from: 3, points: 90}]}}
  extras:
    complaints: {curve: {kind: veto, at_most: 1, points: 0}}
grades:
  kind: distribution
  shares: [{grade: A, share: 40 %}, {grade: B, share: 60 %}]
"""
RATERS = {"boss": "manager", "petra": "peer", "paul": "peer", "ann": "self"}


def story(person: str) -> Story:
    plan = read(PLAN, source="example.yaml").plan
    assert plan is not None
    day = pa.scalar("2026-02-01").cast(pa.date32())
    deals = [("d1", "ann", 5000), ("d2", "ann", 4000), ("d3", "bob", 9500), ("d4", "cy", 100)]
    tables = {
        "deals": pa.table(
            {
                "id": [one for one, _, _ in deals],
                "owner": [owner for _, owner, _ in deals],
                "amount_minor": pa.array([amount for _, _, amount in deals], pa.int64()),
                "currency": ["CNY"] * 4,
                "closed_on": pa.array([day.as_py()] * 4, pa.date32()),
            }
        ),
        "complaints": pa.table(
            {"id": ["c1", "c2"], "owner": ["cy", "cy"], "filed_on": pa.array([day.as_py()] * 2, pa.date32())}
        ),
        "assignments": pa.Table.from_pylist(
            [{"person": one, "plan": "example", "starts_on": day.as_py()} for one in ("ann", "bob", "cy")],
            schema=ASSIGNMENTS.schema,
        ),
        "targets": TARGETS.empty(),
        "ratings": pa.Table.from_pylist(
            [
                {
                    "subject": subject,
                    "rater": rater,
                    "role": role,
                    "item": "work",
                    "value_micro": value,
                    "given_on": day.as_py(),
                }
                for subject, offset in (("ann", 0), ("bob", -1_000_000))
                for (rater, role), value in zip(
                    RATERS.items(), (4_000_000, 3_500_000, 4_500_000, 5_000_000), strict=True
                )
                for value in [value + offset]
            ],
            schema=RATINGS.schema,
        ),
    }
    outputs = DuckDB(threads=1).for_person(
        plans=[plan], tables=tables, period=parse("2026-02"), person=person
    )
    return explain(plan, outputs, person)


@pytest.fixture(scope="module")
def ann() -> Story:
    return story("ann")


def texts(told: Story) -> str:
    whole = [
        told.sentence("en"),
        told.sentence("zh-hans"),
        told.formula,
        told.path,
        told.fact.id if told.fact else "",
    ]
    return " ".join([*whole, *(texts(child) for child in told.children)])


def test_nobody_reads_who_said_what(ann: Story) -> None:
    measured = ann.find("measure/reviews")
    assert measured is not None
    said = texts(measured)
    assert not [rater for rater in ("boss", "petra", "paul") if rater in said]
    assert "manager: a mean of" in said


def test_reviews_tell_roles_means_raters_absence_and_correction(ann: Story) -> None:
    peers, manager = ann.find("measure/reviews/peer"), ann.find("measure/reviews/manager")
    assert peers is not None
    assert manager is not None
    assert peers.amount is None  # two raters where three are needed: not even their mean
    assert peers.sentence("en") == (
        "peer: 2 raters, fewer than 3, so the role is absent; its weight of 30 % is shared out."
    )
    assert "after the correction for leniency (4 as given)" in manager.sentence("en")
    assert "with a weight of 50 %" in manager.sentence("en")


def test_counted_ratings_carry_roles_and_numbers_only() -> None:
    plan = read(PLAN, source="example.yaml").plan
    assert plan is not None
    rows = [
        {"subject": "ann", "rater": f"rater{n}", "role": "peer", "item": "work", "value": "4"}
        for n in range(3)
    ]
    example = Example(None, "", plan, parse("2026-02"), {"ratings": rows}, {})  # type: ignore[arg-type]  # no file
    outputs = DuckDB(threads=1).for_person(
        plans=[plan], tables=example.tables(), period=example.period, person="ann"
    )
    counted = [row for row in outputs["counted"].to_pylist() if row["dataset"] == "ratings"]
    assert {(row["part"], row["fact_id"]) for row in counted} == {
        ("raters", "peer"), ("mean", "peer"), ("given", "peer"),
    }  # fmt: skip
    assert not [
        value for name, table in outputs.items() for value in map(str, table.to_pylist()) if "rater0" in value
    ], "a rater left the engine"


def test_a_rank_says_place_and_peers(ann: Story) -> None:
    part = ann.find("score/revenue")
    assert part is not None
    assert "place 2 of 3 among all on the plan" in part.sentence("en")
    assert part.formula.startswith("60 + 60 × (3 − 2) ÷ (3 − 1) = 90; 90 × 30 % = 27")


def test_a_z_score_says_mean_and_deviation(ann: Story) -> None:
    part = ann.find("score/speed")
    assert part is not None
    assert (
        "The mean of 3 people (all on the plan) is 1.333333, the standard deviation 0.471404"
        in part.sentence("en")
    )
    assert part.formula.startswith("80 + 10 × (2 − 1.333333) ÷ 0.471404 = 94.14")


def test_a_group_adds_up(ann: Story) -> None:
    group = ann.find("score/group/kpi")
    assert group is not None
    assert group.amount == sum(part.amount or 0 for part in group.children)
    assert group.sentence("en").startswith("KPI, with a weight of 60 %, adds")


def test_a_distribution_says_position_and_how_many(ann: Story) -> None:
    grade = ann.find("grade")
    assert grade is not None
    assert "at position" in grade.sentence("en")
    assert "of 3 among all on the plan" in grade.sentence("en")


def test_a_veto_says_which() -> None:
    total = story("cy").find("score")
    assert total is not None
    assert total.amount == 0
    assert "Complaints does not keep a limit that must be kept, so the total is 0" in total.sentence("en")
    part = total.find("score/complaints")
    assert part is not None
    assert part.formula == "2 > 1 → 0"


@pytest.mark.parametrize("language", ["en", "zh-hans", "zh-hant"])
def test_the_agreement_says_every_shape(language: str) -> None:
    plan = read(PLAN, source="example.yaml").plan
    assert plan is not None
    for clause in describe(plan, language):  # type: ignore[arg-type]  # one of ours
        assert "{" not in clause.sentence + "".join(map("".join, clause.rows))


@pytest.mark.parametrize(
    ("shares", "size", "counts"),
    [
        ((20, 70, 10), 10, [2, 7, 1]),
        ((20, 70, 10), 7, [1, 5, 1]),  # 1.4, 4.9, 0.7: the two left go to 0.9 and 0.7
        ((20, 70, 10), 13, [3, 9, 1]),  # 2.6, 9.1, 1.3
        ((50, 50), 3, [2, 1]),  # equal remainders: the better grade's comes first
        ((20, 70, 10), 0, [0, 0, 0]),
    ],
)
def test_places_are_told_as_they_are_given_out(shares: tuple[int, ...], size: int, counts: list[int]) -> None:
    """By largest remainder, worked by hand."""
    grades = Distribution.model_validate(
        {
            "kind": "distribution",
            "shares": [{"grade": f"G{n}", "share": f"{share} %"} for n, share in enumerate(shares)],
        }
    )
    assert grades.plain_counts(size) == counts
