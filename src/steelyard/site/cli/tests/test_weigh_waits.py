"""`steelyard weigh`: one person's missing target stops nobody else, and is named wherever results are."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from steelyard.site.cli.weigh import command

PLAN = """\
plan: rep
title: Rep
currency: CNY
credit:
  deals: {kind: split, counts_on: closed_on, amount: amount}
indicators:
  revenue: {kind: total, title: Revenue, from: deals, of: amount, target: personal}
pay:
  year:
    title: Year
    kind: tiers_by_attainment
    on: revenue
    method: whole
    over: year to date
    tiers: [{below: 100 %, rate: 2 %}, {from: 100 %, rate: 4 %}]
scorecard:
  parts:
    revenue: {weight: 100 %, curve: {kind: ratio, highest: 120}}
"""
TABLES = {
    "deals": (
        "id,owner,closed_on,amount,currency\nd1,ann,2026-02-10,1000,CNY\nd2,bob,2026-02-11,1000,CNY\nd3,cy,2026-02-12,1000,CNY\n"
    ),
    "people": "person,joined_on\nann,2026-02-01\nbob,2025-05-01\ncy,2025-05-01\n",
    "assignments": "person,plan,starts_on\nann,rep,2026-02-01\nbob,rep,2025-05-01\ncy,rep,2025-05-01\n",
    "targets": (
        "person,indicator,period,value\nann,revenue,2026-02,1000\nbob,revenue,2026-01,500\n"
        "bob,revenue,2026-02,500\ncy,revenue,2026-02,1000\nan,revenue,2026-02,1\nann,revenues,2026-02,1\n"
    ),
    "splits": "dataset,fact_id,person,share\ndeals,d9,ann,100 %\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "rep.yaml").write_text(PLAN)
    for name, text in TABLES.items():
        (tmp_path / f"{name}.csv").write_text(text)
    return tmp_path


def weigh(folder: Path, *more: str) -> Result:
    arguments = [str(folder / "rep.yaml"), "--tables", str(folder), "--period", "2026-02", *more]
    return CliRunner().invoke(command, arguments)


def paid(result: Result) -> dict[str, tuple[int, int | None]]:
    people = json.loads(result.stdout)["plans"][0]["people"]
    return {one["person"]: (one["pay_minor"], one["rank"]) for one in people}


def test_a_period_column_names_every_month_of_the_year_so_far(folder: Path) -> None:
    # ann joined in February: 1000 of 1000, 4 %. bob: 1000 of 500 + 500, 4 %. cy lacks January's and waits.
    result = weigh(folder, "--json")
    assert result.exit_code == 0, result.stderr
    assert {person: pay for person, (pay, _) in paid(result).items()} == {"ann": 4000, "bob": 4000, "cy": 0}
    (wait,) = json.loads(result.stdout)["waits"]
    assert (wait["person"], wait["what"], wait["subject"]) == ("cy", "pay", "year")
    assert wait["because"] == [{"indicator": "revenue", "reason": "no_target_in_year"}]


@pytest.mark.parametrize("target", ["", "cy,revenue,2026-02,0\n"])
def test_a_target_of_0_or_none_stops_one_person_by_name(folder: Path, target: str) -> None:
    lines = [line for line in TABLES["targets"].splitlines(keepends=True) if not line.startswith("cy")]
    (folder / "targets.csv").write_text("".join(lines) + target)
    result = weigh(folder, "--json")
    assert result.exit_code == 0, result.stderr
    assert paid(result) == {"ann": (4000, 2), "bob": (4000, 1), "cy": (0, None)}
    waits = json.loads(result.stdout)["waits"]
    reason = "target_zero" if target else "no_target"
    assert [(one["person"], one["what"], one["because"][0]["reason"]) for one in waits] == [
        ("cy", "score", reason),
        ("cy", "pay", reason),
    ]
    assert "cy: “Year” waits to be paid: Revenue: " in weigh(folder).stdout
    assert "补付" in weigh(folder, "--language", "zh-hans").stdout


def test_rows_that_meet_nothing_are_noted_with_the_nearest_names(folder: Path) -> None:
    result = weigh(folder, "--json")
    noted = {one["code"]: one["text"]["en"] for one in json.loads(result.stdout)["notes"]}
    assert "an (did you mean ann?)" in noted["row_of_nobody"]
    assert "revenues (did you mean revenue?)" in noted["target_of_no_indicator"]
    assert "d9" in noted["share_of_no_fact"]
    assert "d9" in result.stderr


def test_a_period_that_is_none_is_named_by_its_line(folder: Path) -> None:
    (folder / "targets.csv").write_text("person,indicator,period,value\nann,revenue,2026-13,1000\n")
    result = weigh(folder)
    assert result.exit_code == 1
    assert "targets.csv:2: “2026-13” in the column period is no period." in result.stderr


@pytest.mark.parametrize("written", ["2026-02", "2026/2", "202602", "2026年2月", "2026.02"])
def test_a_month_is_read_as_people_write_it(folder: Path, written: str) -> None:
    (folder / "targets.csv").write_text(f"person,indicator,period,value\nann,revenue,{written},1000\n")
    assert paid(weigh(folder, "--json"))["ann"][0] == 4000


def test_a_plan_paid_by_the_month_is_scored_and_not_paid_by_the_quarter(folder: Path) -> None:
    (folder / "rep.yaml").write_text(PLAN.replace("currency: CNY", "currency: CNY\npays_every: month"))
    (folder / "targets.csv").write_text("person,indicator,period,value\nann,revenue,2026-Q1,500\n")
    month = weigh(folder, "--json")
    quarter = weigh(folder, "--json", "--period", "2026-Q1")
    assert quarter.exit_code == 0, quarter.stderr
    (ann, *_) = json.loads(quarter.stdout)["plans"][0]["people"]
    assert (ann["total_micro"], ann["pay"]) == (120_000_000, {})
    assert "2026-Q1 pays nothing by the plan “rep”: the plan pays every month." in quarter.stderr
    assert json.loads(month.stdout)["plans"][0]["people"][0]["pay"].keys() == {"year"}
