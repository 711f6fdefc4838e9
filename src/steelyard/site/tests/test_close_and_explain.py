"""`steelyard close` and `steelyard explain`, as typed."""

import json

import pytest
from click.testing import CliRunner, Result

from steelyard.engine import MEANING
from steelyard.loop import planning
from steelyard.site.cli import close, explain
from tests.closes import setting
from tests.factories import AT

pytestmark = pytest.mark.django_db(transaction=True)


def run(command: object, *arguments: str) -> Result:
    return CliRunner().invoke(command, arguments)  # type: ignore[arg-type] # a click command


def test_from_close_to_explain() -> None:
    made = setting()
    bo = made.company.bo.code
    told = run(close.command, "2026-Q3")
    assert told.exit_code == 0, told.output
    assert "2026-Q3 is closed: run 1" in told.output
    again = run(close.command, "2026-Q3")
    assert again.exit_code == 1
    assert "closed already" in again.output

    tree = run(explain.command, bo, "2026-Q3", "pay/commission")
    assert tree.exit_code == 0, tree.output
    for words in ("1,920.00 CNY", "24,000.00 × 3 %", "deals/D3"):
        assert words in tree.output
    assert "提成" in run(explain.command, bo, "2026-Q3", "--language", "zh-hans").output
    (story,) = json.loads(run(explain.command, bo, "2026-Q3", "pay", "--json").output)
    assert story["amount"] == 2_420_00
    assert run(explain.command, bo, "2026-Q3", "pay/nothing").exit_code == 1
    assert run(explain.command, "nobody", "2026-Q3").exit_code == 1
    assert run(explain.command, bo, "2030-Q1").exit_code == 1


def test_what_blocks_a_close_is_named() -> None:
    assert run(close.command, "2031-Q1").exit_code == 1


def test_who_waits_is_named_with_the_reason() -> None:
    made = setting()
    cy = made.company.cy.code
    planning.set_targets(period=made.period, values={(cy, "revenue"): None}, by=made.ops, at=AT)
    told = run(close.command, "2026-Q3", "--json")
    assert told.exit_code == 0, told.output
    found = json.loads(told.stdout)
    assert {(one["person"], one["what"], one["subject"]) for one in found["waits"]} == {
        (cy, "score", "revenue"),
        (cy, "pay", "commission"),
        (cy, "pay", "bonus"),
    }
    assert {lack["reason"] for one in found["waits"] for lack in one["because"]} == {"no_target"}
    assert found["notes"][0]["code"] == "target_missing"
    assert found["meaning"] == MEANING
