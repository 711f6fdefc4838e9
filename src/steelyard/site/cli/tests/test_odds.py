"""`steelyard odds`: the same seed, the same odds; what cannot be drawn says so."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from steelyard.site.cli.odds import command
from steelyard.site.cli.tests.test_weigh import PLAN, TABLES

CONTEST = PLAN + "  race: {kind: contest, title: Race, of: revenue, prizes: [300], within: plan}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "rep.yaml").write_text(PLAN)
    for name, text in TABLES.items():
        (tmp_path / f"{name}.csv").write_text(text)
    return tmp_path


def odds(folder: Path, *more: str) -> Result:
    return CliRunner().invoke(
        command,
        [str(folder / "rep.yaml"), "--tables", str(folder), "--period", "2026-Q1", *more],
    )


def test_the_same_seed_gives_the_same_odds(folder: Path) -> None:
    first, second, other = (
        odds(folder, "--scenarios", "200", "--seed", seed, "--json", "--budget", "107.16")
        for seed in ("3", "3", "4")
    )
    assert first.exit_code == 0, first.stderr
    assert first.stdout == second.stdout
    assert json.loads(first.stdout)["mean_minor"] != json.loads(other.stdout)["mean_minor"]
    found = json.loads(first.stdout)
    # A rate of 10 % on 1,071.50 credited: 107.15 or so on average, and about as often more as less
    assert found["people"] == 2
    assert found["mean_minor"] == pytest.approx(10715, rel=0.05)
    assert 300_000 < found["over_budget_ppm"] < 700_000


def test_it_is_shown_in_words(folder: Path) -> None:
    result = odds(folder, "--scenarios", "50", "--budget", "100", "--language", "zh-hans")
    assert result.exit_code == 0, result.stderr
    assert "50 个情景" in result.stdout
    assert "成本超过 100.00 CNY" in result.stdout


def test_pay_that_hangs_on_others_is_refused_in_words(folder: Path) -> None:
    (folder / "rep.yaml").write_text(CONTEST)
    result = odds(folder)
    assert result.exit_code == 1
    assert "“Race” depends on what others reach" in result.stderr
