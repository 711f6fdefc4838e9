"""`steelyard corrections`, as typed: list, post, and nothing left."""

from datetime import date

import pytest
from click.testing import CliRunner, Result

from steelyard.foundation import calculation
from steelyard.site.cli import corrections
from tests.closes import add_deals, close, setting
from tests.plans import quarter

pytestmark = pytest.mark.django_db


def run(*arguments: str) -> Result:
    return CliRunner().invoke(corrections.command, arguments)


def test_from_a_late_deal_to_its_posting() -> None:
    assert run("2030-Q1").exit_code == 1
    made = setting()
    quarter("2026-Q4", by=made.ops)
    assert run("2026-Q4").exit_code == 1  # nothing is closed yet
    assert close(made).state == "done"
    assert "0 differences." in run("2026-Q3").output
    add_deals([("L1", "Cy", "Late", date(2026, 9, 1), 1_000, "Won")], by=made.ops)
    told = run("2026-Q4").output
    assert "10.00 CNY  cy: L1: Commission of 2026-Q3 paid 0.00 CNY; known now it is 10.00 CNY" in told
    assert "became known after the close" in told
    assert "登记" in run("2026-Q4", "--language", "zh-hans").output
    assert run("2026-Q3", "--post", "Known late").exit_code == 1  # a closed period takes none
    posted = run("2026-Q4", "--post", "Known late")
    assert posted.exit_code == 0, posted.output
    assert "Posted into 2026-Q4." in posted.output
    assert calculation.Correction.objects.count() == 1
    again = run("2026-Q4", "--post", "Known late")
    assert "There was nothing to post." in again.output
    assert calculation.Correction.objects.count() == 1
