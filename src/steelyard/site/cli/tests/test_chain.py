"""`steelyard weigh --through`, and calendars on the command line."""

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
  deals: {kind: owner, counts_on: closed_on, amount: amount}
indicators:
  sales:
    {kind: total, title: S, from: deals, of: amount, target: personal, target_by: months, if_missing: zero}
pay:
  commission: {kind: rate, title: Commission, on: sales, rate: 10 %}
  year:
    title: Year
    kind: tiers_by_attainment
    on: sales
    method: whole
    over: year to date
    target_of: whole year
    tiers: [{below: 50 %, rate: 1 %}, {from: 50 %, rate: 2 %}]
settlement:
  draw: {kind: draw, title: Draw, of: [commission], amount: 100}
"""
TABLES = {
    "deals": "id,owner,closed_on,amount,currency\n"
    "d1,ann,2026-04-30,500,CNY\nd2,ann,2026-05-31,1300,CNY\nd3,ann,2026-06-30,9000,CNY\n",
    "targets": "person,indicator,period,value\nann,sales,2026,12000\n",
    "assignments": "person,manager,plan,starts_on\nann,,rep,2025-01-01\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "rep.yaml").write_text(PLAN)
    for name, text in TABLES.items():
        (tmp_path / f"{name}.csv").write_text(text)
    return tmp_path


def weigh(folder: Path, *more: str) -> Result:
    return CliRunner().invoke(command, [str(folder / "rep.yaml"), "--tables", str(folder), *more])


def test_a_chain_carries_balances_and_sums(folder: Path) -> None:
    """A fiscal year from April: the draw of April comes back from May, the year's quota is spread from April.

    April 50.00 + draw 50.00 + 5.00; May 130.00 - 30.00, 1,800 x 1 % - 5.00 = 13.00; June 900.00 - 20.00 and
    10,800 of 12,000: 216.00 - 18.00 = 198.00.
    """
    chain = ("--period", "2026-04", "--through", "2026-06", "--fiscal-start", "4")
    result = weigh(folder, *chain, "--json", "--out", str(folder / "out"))
    assert result.exit_code == 0, result.stderr
    made = json.loads(result.stdout)
    assert [month["period"] for month in made["periods"]] == ["2026-04", "2026-05", "2026-06"]
    paid = [month["plans"][0]["people"][0]["pay"] for month in made["periods"]]
    assert paid == [
        {"commission": 5000, "year": 500, "draw": 5000},
        {"commission": 13000, "year": 1300, "draw": -3000},
        {"commission": 90000, "year": 19800, "draw": -2000},
    ]
    assert made["sum"][0]["people"] == [{"person": "ann", "pay_minor": 129600}]
    assert made["sum"][0]["pay_minor"] == 129600
    assert (folder / "out" / "2026-05" / "balances.parquet").exists()
    shown = weigh(folder, *chain).stdout
    assert "Rep · 2026-04 to 2026-06" in shown
    assert "1,296.00" in shown


def test_a_years_target_that_is_spread_is_missing_in_no_month(folder: Path) -> None:
    result = weigh(folder, "--period", "2026-04")
    assert result.exit_code == 0, result.stderr
    assert "no target" not in result.stderr


def test_an_error_names_its_month_and_stops(folder: Path) -> None:
    (folder / "deals.csv").write_text(TABLES["deals"].replace("05-31,1300,CNY", "05-31,1300,EUR"))
    result = weigh(folder, "--period", "2026-04", "--through", "2026-06")
    assert result.exit_code == 1
    assert "error: 2026-05: rates: 1 rows of deals in EUR" in result.stderr
    assert "error: 2026-04" not in result.stderr
    assert "2026-06" not in result.stderr


@pytest.mark.parametrize(
    ("more", "why"),
    [
        (("--period", "2026-04", "--through", "2026-Q2"), "of the kind of --period"),
        (("--period", "2026-04", "--through", "2026-03"), "lies before --period"),
        (("--period", "2026-04", "--calendar", "4-4-5"), "Write 2026-P04"),
        (("--period", "2026-P04"), "calendar months"),
        (("--period", "2026-04", "--fiscal-start", "13"), "--fiscal-start"),
    ],
)
def test_a_call_that_makes_no_sense_is_refused(folder: Path, more: tuple[str, ...], why: str) -> None:
    result = weigh(folder, *more)
    assert result.exit_code == 2
    assert why in " ".join(result.stderr.split())


def test_months_of_weeks_on_the_command_line(folder: Path) -> None:
    """In a 4-4-5 year from the Sunday nearest 1 January 2026 begins on 4 January: P04 is 5 April to 2 May."""
    weeks = ("--calendar", "4-4-5", "--week-starts", "sunday", "--json")
    result = weigh(folder, "--period", "2026-P04", *weeks)
    assert result.exit_code == 0, result.stderr
    assert json.loads(result.stdout)["plans"][0]["people"][0]["values"]["sales"] == 50000
    two_weeks = weigh(folder, "--period", "2026-F09", *weeks)
    assert json.loads(two_weeks.stdout)["plans"][0]["people"][0]["values"]["sales"] == 50000
