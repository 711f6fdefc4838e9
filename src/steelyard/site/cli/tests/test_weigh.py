"""`steelyard weigh`: figures, sentences, exit codes; and that it needs no database."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from steelyard.site.cli.weigh import command

ROOT = Path(__file__).resolve().parents[5]
LIBRARY = ROOT / "library"
CRM = Path(os.environ.get("STEELYARD_CRM_DATA", ROOT.parent / "shared" / "data" / "crm"))
needs_crm = pytest.mark.skipif(not CRM.is_dir(), reason="the CRM export is not part of the project")
PLAN = """\
plan: rep
title: Rep
currency: CNY
credit:
  deals: {kind: split, counts_on: closed_on, amount: amount}
indicators:
  revenue: {kind: total, title: Revenue, from: deals, of: amount, where: stage = 'Won', target: personal}
pay:
  commission: {kind: rate, title: Commission, on: revenue, rate: 10 %}
"""
TABLES = {
    "deals": """\
id,owner,closed_on,amount,currency,stage
d1,ann,2026-01-31,"1,000.50",CNY,Won
d2,ann,2026-02-01,10,USD,Won
""",
    "rates": "currency,on_date,rate\nUSD,2026-01-01,7.1\n",
    "splits": "dataset,fact_id,person,share\ndeals,d1,ann,50 %\ndeals,d1,bob,50 %\n",
    "targets": "person,indicator,period,value\nann,revenue,2026-Q1,500\nbob,revenue,2026-Q1,500\n",
    "assignments": "person,manager,plan,starts_on\nann,mia,rep,2025-01-01\nbob,mia,rep,2025-01-01\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "rep.yaml").write_text(PLAN)
    for name, text in TABLES.items():
        (tmp_path / f"{name}.csv").write_text(text)
    return tmp_path


def weigh(folder: Path, *more: str) -> Result:
    return CliRunner().invoke(
        command, [str(folder / "rep.yaml"), "--tables", str(folder), "--period", "2026-Q1", *more]
    )


def test_csv_as_people_write_it_gives_figures(folder: Path) -> None:
    result = weigh(folder, "--json", "--out", str(folder / "out"))
    assert result.exit_code == 0, result.stderr
    plan = json.loads(result.stdout)["plans"][0]
    # ann: 1000.50 x 50 % = 500.25, and 10.00 USD x 7.1 = 71.00; bob: 500.25; 10 % of each, rounded half up
    assert {p["person"]: (p["values"]["revenue"], p["pay_minor"]) for p in plan["people"]} == {
        "ann": (57125, 5003 + 710),
        "bob": (50025, 5003),
    }
    assert plan["by_manager"] == {"mia": {"revenue": 107150}}
    assert (folder / "out" / "pay_lines.parquet").exists()


def test_the_table_is_in_the_language_asked_for(folder: Path) -> None:
    assert "合计" in weigh(folder, "--language", "zh-hans").stdout


def test_a_cell_that_cannot_be_read_is_named_by_line(folder: Path) -> None:
    (folder / "deals.csv").write_text(TABLES["deals"].replace("2026-02-01,10", "2026-02-30,1.005"))
    result = weigh(folder)
    assert result.exit_code == 1
    assert "deals.csv:3" in result.stderr
    assert "“2026-02-30” in the column closed_on is no date" in result.stderr
    assert "“1.005” in the column amount is no amount" in result.stderr


def test_problems_of_plan_and_tables_stop_with_1_and_wrong_calls_with_2(folder: Path) -> None:
    (folder / "targets.csv").unlink()
    missing = weigh(folder)
    assert missing.exit_code == 0  # who has no target waits; that stops nobody
    assert "2 of 2 people have no target for Revenue: ann, bob." in missing.stderr
    (folder / "rep.yaml").write_text(PLAN.replace("10 %", "10"))
    broken = weigh(folder)
    assert broken.exit_code == 1
    assert "rep.yaml:9" in broken.stderr
    assert (
        CliRunner()
        .invoke(command, [str(folder / "rep.yaml"), "--tables", str(folder), "--period", "Q1"])
        .exit_code
        == 2
    )
    assert CliRunner().invoke(command, ["nowhere.yaml"]).exit_code == 2


def test_tables_are_read_as_people_write_them(folder: Path) -> None:
    (folder / "deals.csv").write_text(
        'id,owner,closed_on,amount,stage\nd1,ann,13/01/2026,"1.000,50",Won\nd2,ann,01/02/2026,"71,0",Won\n'
    )
    (folder / "splits.csv").write_text("dataset,fact_id,person,share\ndeals,d1,ann,1\ndeals,d1,bob,99\n")
    (folder / "rates.csv").write_text('currency,on_date,rate\nUSD,2026-01-01,"7,1"\n')
    result = weigh(folder, "--json")
    assert result.exit_code == 0, result.stderr
    plan = json.loads(result.stdout)["plans"][0]
    # 1,000.50 CNY, the plan's own currency, x 1 % = 10.01 (by remainder 10.005 goes up), x 99 % = 990.49
    assert {p["person"]: p["values"]["revenue"] for p in plan["people"]} == {
        "ann": 1001 + 7100,
        "bob": 99049,
    }


def test_what_no_cell_settles_is_asked_about_once_for_the_column(folder: Path) -> None:
    (folder / "deals.csv").write_text(
        "id,owner,closed_on,amount,currency,stage\nd1,ann,02/01/2026,1.000,CNY,Won\nd2,ann,03/01/2026,950,CNY,Won\n"
    )
    result = weigh(folder)
    assert result.exit_code == 1
    assert "Numbers in the column amount can be read two ways: “1.000”." in result.stderr
    assert "Dates in the column closed_on can be two days" in result.stderr
    assert result.stderr.count("deals.csv") == 2
    said = weigh(folder, "--numbers", "comma", "--dates", "day-first", "--json")
    assert said.exit_code == 0, said.stderr


def test_a_rate_is_above_nothing_and_keeps_its_digits(folder: Path) -> None:
    (folder / "rates.csv").write_text("currency,on_date,rate\nUSD,2026-01-01,-7.1\n")
    assert "“-7.1” in the column rate is no exchange rate" in weigh(folder).stderr
    (folder / "deals.csv").write_text(
        "id,owner,closed_on,amount,currency,stage\nd1,ann,2026-01-31,26000000,VND,Won\n"
    )
    (folder / "splits.csv").unlink()
    (folder / "rates.csv").write_text("currency,on_date,rate\nVND,2026-01-01,0.0000384615\n")
    result = weigh(folder, "--json")
    people = json.loads(result.stdout)["plans"][0]["people"]
    assert {p["person"]: p["values"]["revenue"] for p in people}["ann"] == 1_000_00


@needs_crm
def test_the_crm_export_gives_the_known_figures() -> None:
    plans = [str(LIBRARY / "plans" / f"{name}.yaml") for name in ("crm-rep", "crm-manager")]
    mapping = str(LIBRARY / "mappings" / "crm-pipeline.yaml")
    result = CliRunner().invoke(
        command, [*plans, "--tables", str(CRM), "--mapping", mapping, "--period", "2017-Q2", "--json"]
    )
    assert result.exit_code == 0, result.stderr
    reps, managers = json.loads(result.stdout)["plans"]
    people = {person["person"]: person["values"] for person in reps["people"]}
    teams = {person["person"]: person["values"] for person in managers["people"]}
    assert reps["totals"]["deals_won"] == 1254
    assert reps["totals"]["revenue"] == 3_086_111_00
    assert people["Darcel Schlecht"]["revenue"] == 310_075_00
    assert reps["by_manager"]["Rocco Neubert"]["revenue"] == 646_131_00
    assert teams["Rocco Neubert"]["team_revenue"] == 646_131_00
    assert managers["totals"]["team_revenue"] == 3_086_111_00


def test_weighing_loads_no_django() -> None:
    code = "import sys, steelyard.site.cli.weigh; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


RICHER = PLAN.replace("rate: 10 %", "rate: 12 %")


def test_another_plan_on_the_same_facts_says_who_gains_and_what_it_costs(folder: Path) -> None:
    (folder / "next.yaml").write_text(RICHER)
    result = weigh(folder, "--against", str(folder / "next.yaml"), "--json")
    assert result.exit_code == 0, result.stderr
    found = json.loads(result.stdout)
    # ann 571.25 and bob 500.25 at 10 %: 57.13 + 50.03, each line rounded; at 12 %: 60.03 + 8.52, 60.03
    assert (found["before_minor"], found["after_minor"]) == (5003 + 710 + 5003, 6003 + 852 + 6003)
    assert (found["winners"], found["losers"], found["unchanged"]) == (2, 0, 0)
    assert [one["person"] for one in found["people"]] == ["ann", "bob"]


def test_one_persons_difference_is_told_down_to_the_deal(folder: Path) -> None:
    (folder / "next.yaml").write_text(RICHER)
    result = weigh(folder, "--against", str(folder / "next.yaml"), "--why", "ann")
    assert result.exit_code == 0, result.stderr
    assert "11.42 CNY: 57.13 CNY before, 68.55 CNY after" in result.stdout
    assert "d1" in result.stdout
    chinese = weigh(folder, "--against", str(folder / "next.yaml"), "--why", "ann", "--language", "zh-hans")
    assert "由 57.13 CNY 变为 68.55 CNY" in chinese.stdout


def test_a_comparison_is_shown_in_words_and_bars(folder: Path) -> None:
    (folder / "next.yaml").write_text(RICHER)
    result = weigh(folder, "--against", str(folder / "next.yaml"))
    assert "2 gain, 0 lose, 0 are as before" in result.stdout
    assert "█" in result.stdout


def test_a_story_without_another_plan_is_a_wrong_call(folder: Path) -> None:
    result = weigh(folder, "--why", "ann")
    assert result.exit_code == 2
    assert "--against" in result.stderr


def test_nobody_of_that_name_is_said_in_words(folder: Path) -> None:
    (folder / "next.yaml").write_text(RICHER)
    result = weigh(folder, "--against", str(folder / "next.yaml"), "--why", "zoe")
    assert result.exit_code == 1
    assert "Neither plan pays zoe" in result.stderr


def test_rates_of_persons_are_read_row_by_row(folder: Path) -> None:
    """A person's own rate is a share of nothing that others share in."""
    (folder / "rep.yaml").write_text(PLAN.replace("rate: 10 %", "rate: personal"))
    (folder / "personal_figures.csv").write_text(
        "person,figure,share,starts_on\nann,rate,7.77 %,2026-01-01\nbob,rate,5 %,2026-01-01\n"
    )
    result = weigh(folder, "--json")
    assert result.exit_code == 0, result.stderr
    people = json.loads(result.stdout)["plans"][0]["people"]
    # ann: 500.25 x 7.77 % = 38.87 and 71.00 x 7.77 % = 5.52; bob: 500.25 x 5 % = 25.01
    assert {p["person"]: p["pay_minor"] for p in people} == {"ann": 4439, "bob": 2501}
