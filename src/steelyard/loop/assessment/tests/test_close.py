"""Closing a period: what blocks it, what it makes, and that it can be repeated."""

from dataclasses import replace
from datetime import date

import pytest
from django.utils import timezone

from steelyard import engine
from steelyard.foundation import calculation, periods
from steelyard.foundation.calculation.models import Run
from steelyard.foundation.calculation.pinned import file_sha256
from steelyard.foundation.calculation.places import OUTPUTS, runs_folder
from steelyard.kit import jobs
from steelyard.kit.refusal import Refused
from steelyard.loop import assessment, planning
from steelyard.loop.assessment.checks import Check, Weight
from steelyard.loop.assessment.improbable import usual_for, usual_of_all
from steelyard.loop.assessment.models import ResultSheet
from steelyard.loop.assessment.queries.looked_at import looked_at
from tests import closes
from tests.closes import Setting, close, setting
from tests.factories import AT

pytestmark = pytest.mark.django_db


def by_title(made: Setting) -> dict[str, Check]:
    return {check.title: check for check in assessment.checklist(made.period).checks}


def test_a_close_scores_and_grades_everyone() -> None:
    made = setting()
    job = close(made)
    assert job.state == "done", job.error
    assert made.period.is_closed
    sheets = {sheet.person.name: sheet for sheet in ResultSheet.objects.in_force()}
    assert {name: sheet.main_value for name, sheet in sheets.items()} == {
        "Bo": 124_000_00,
        "Cy": 36_000_00,
        "Outsider": 60_000_00,
    }
    assert {name: sheet.main_attainment_ppm for name, sheet in sheets.items()} == {
        "Bo": 1_240_000,
        "Cy": 450_000,
        "Outsider": 1_200_000,
    }
    assert {name: sheet.total_micro for name, sheet in sheets.items()} == {
        "Bo": 79_200_000,
        "Cy": 20_000_000,
        "Outsider": 66_000_000,
    }
    assert {name: (sheet.grade, sheet.rank) for name, sheet in sheets.items()} == {
        "Bo": ("A", 1),
        "Outsider": ("A", 2),
        "Cy": ("C", 3),
    }
    assert sheets["Bo"].manager == made.company.ann


def test_a_second_click_is_the_same_job() -> None:
    made = setting()
    first = assessment.ask_to_close(period=made.period, by=made.ops, at=AT)
    assert assessment.ask_to_close(period=made.period, by=made.ops, at=AT) == first


def test_a_closed_period_is_not_closed_again() -> None:
    made = setting()
    close(made)
    with pytest.raises(Refused, match="closed already"):
        assessment.ask_to_close(period=made.period, by=made.ops, at=AT)


@pytest.mark.parametrize("target", [None, 0])
def test_a_missing_target_stops_one_person_and_says_whose(target: int | None) -> None:
    made = setting()
    cy = made.company.cy.code
    planning.set_targets(period=made.period, values={(cy, "revenue"): target}, by=made.ops, at=AT)
    check = by_title(made)["Targets"]
    assert check.weight == Weight.WARNING
    assert cy in " ".join(check.details)
    assert check.url
    assert close(made).state == "done"
    sheets = {sheet.person.name: sheet for sheet in ResultSheet.objects.in_force()}
    assert {name: (sheet.rank, sheet.missing) for name, sheet in sheets.items()} == {
        "Bo": (1, []),
        "Outsider": (2, []),
        "Cy": (None, ["revenue"]),
    }
    assert sheets["Bo"].pay_minor
    assert sheets["Outsider"].pay_minor
    found = looked_at(sheets["Cy"].run)
    assert {wait.name for wait in found.waiting} == {"Cy"}
    assert all("Revenue won: " in wait.words and wait.mend_url for wait in found.waiting)


def test_a_quarter_is_not_paid_where_its_months_were() -> None:
    made = setting()
    august = periods.ensure_period(code="2026-08", by=made.ops, at=AT)
    values = {(person.code, "revenue"): 1_000_00 for person in (made.company.bo, made.company.cy)}
    planning.set_targets(period=august, values=values, by=made.ops, at=AT)
    assert close(replace(made, period=august)).state == "done"
    check = by_title(made)["Paid once"]
    assert check.weight == Weight.BLOCKER
    assert "2026-08" in check.words
    with pytest.raises(Refused, match=r"has paid 2026-08, which shares days with 2026-Q3"):
        assessment.ask_to_close(period=made.period, by=made.ops, at=AT)
    october = periods.ensure_period(code="2026-Q4", by=made.ops, at=AT)
    with pytest.raises(Refused, match="It first paid 2026-08"):  # nothing is shared; the rhythm is another
        assessment.ask_to_close(period=october, by=made.ops, at=AT)


def test_a_plan_that_says_which_periods_pay_it_is_scored_by_others() -> None:
    made = setting(plan=closes.REP.replace("currency: CNY", "currency: CNY\npays_every: month", 1))
    august = periods.ensure_period(code="2026-08", by=made.ops, at=AT)
    values = {(person.code, "revenue"): 1_000_00 for person in (made.company.bo, made.company.cy)}
    planning.set_targets(period=august, values=values, by=made.ops, at=AT)
    assert close(replace(made, period=august)).state == "done"
    assert by_title(made)["Paid once"].weight == Weight.DONE
    assert close(made).state == "done"
    sheets = ResultSheet.objects.in_force().filter(period=made.period)
    assert {(sheet.person.name, sheet.rank, sheet.pay_minor) for sheet in sheets} == {
        ("Bo", 1, 0),
        ("Outsider", 2, 0),
        ("Cy", 3, 0),
    }


def test_two_closes_that_share_days_do_not_both_pay() -> None:
    made = setting()
    august = periods.ensure_period(code="2026-08", by=made.ops, at=AT)
    values = {(person.code, "revenue"): 1_000_00 for person in (made.company.bo, made.company.cy)}
    planning.set_targets(period=august, values=values, by=made.ops, at=AT)
    asked = [assessment.ask_to_close(period=one, by=made.ops, at=AT) for one in (august, made.period)]
    with closes.committed():
        jobs.run_pending()
    for job in asked:
        job.refresh_from_db()
    assert sorted(job.state for job in asked) == ["done", "failed"]
    assert "would be paid twice" in " ".join(job.error for job in asked)
    assert Run.objects.in_force().count() == 1


def test_figures_far_from_anything_before_are_named() -> None:
    made = setting()
    code = made.company.cy.code
    planning.set_targets(period=made.period, values={(code, "revenue"): 3_000_00}, by=made.ops, at=AT)
    close(made)
    run = Run.objects.in_force().get()
    # 36,000 of 3,000 is 1,200 %: more than ten times the target, and nothing came before
    assert [(one["person"], one["indicator"], one["value"]) for one in run.pins["improbable"]] == [
        (code, "revenue", 12_000_000)
    ]
    (told,) = looked_at(run).far_off
    assert (told.name, told.value, told.usual) == ("Cy", "1,200 %", "100 %")
    assert run.meaning == engine.MEANING


def test_far_is_ten_times_ones_own_and_everybodys_median() -> None:
    mine = {"ann": [100, 120, 90], "bob": [5, 5, 5]}
    of_all = usual_of_all(("p", "x"), mine, ())
    assert of_all == 5  # the middle of 5, 5, 5, 90, 100, 120: the lower of two
    assert [usual_for(person, mine, of_all) for person in ("ann", "bob", "new")] == [100, 5, 5]
    assert usual_of_all(("p", "x"), {}, (7, 7)) == 10**6  # a first close: the target
    assert usual_of_all(("p", ""), {}, (1, 2, 3, 4, 0)) is None
    assert usual_of_all(("p", ""), {}, (1, 2, 3, -4, 5)) == 3


def test_people_without_a_plan_are_named_and_do_not_block() -> None:
    made = setting()
    check = by_title(made)["People"]
    assert check.weight == Weight.WARNING
    assert check.details == ("Ann, Dee, Zed",)


def test_a_foreign_amount_without_a_rate_blocks() -> None:
    made = setting()
    foreign = [("D8", "Bo", "Abroad", date(2026, 8, 8), 1000, "Won")]
    closes.add_deals(foreign, by=made.ops, currency="USD", file_name="usd.csv")
    check = by_title(made)["Exchange rates"]
    assert check.weight == Weight.BLOCKER
    assert "USD" in " ".join(check.details)


def test_closing_again_gives_the_same_bytes() -> None:
    made = setting()
    close(made)
    first = calculation.run_in_force(made.period)
    assessment.reopen_period(period=made.period, why="To look again", by=made.ops, at=AT)
    made.period.refresh_from_db()
    close(made)
    second = calculation.run_in_force(made.period)
    assert first is not None
    assert second is not None
    assert (first.number, second.number) == (1, 2)
    assert first.inputs_sha256 == second.inputs_sha256
    assert first.outputs_sha256 == second.outputs_sha256
    first.refresh_from_db()
    assert first.is_superseded
    assert first.why == "To look again"


def test_facts_that_arrive_later_change_nothing_that_is_closed() -> None:
    made = setting()
    close(made)
    run = calculation.run_in_force(made.period)
    assert run is not None
    before = hashes(run)
    closes.add_deals([("D9", "Bo", "Late", date(2026, 7, 7), 500_000, "Won")], by=made.ops, file_name="l.csv")
    assert hashes(run) == before
    assert calculation.explain(run, made.company.bo.code, "pay").amount == 2_420_00
    assessment.reopen_period(period=made.period, why="A late deal", by=made.ops, at=AT)
    made.period.refresh_from_db()
    close(made)
    after = calculation.run_in_force(made.period)
    assert after is not None
    assert after.inputs_sha256 != run.inputs_sha256
    assert hashes(run) == before
    assert ResultSheet.objects.in_force().get(person=made.company.bo).main_value == 624_000_00


def hashes(run: Run) -> dict[str, str]:
    folder = runs_folder() / run.folder / OUTPUTS
    return {path.name: file_sha256(path) for path in sorted(folder.iterdir())}


@pytest.mark.parametrize("why", ["", "   "])
def test_reopening_wants_a_reason(why: str) -> None:
    made = setting()
    close(made)
    with pytest.raises(Refused, match="reason"):
        assessment.reopen_period(period=made.period, why=why, by=made.ops, at=timezone.now())


def test_an_open_period_is_not_reopened() -> None:
    made = setting()
    with pytest.raises(Refused, match="is open"):
        assessment.reopen_period(period=made.period, why="Why not", by=made.ops, at=AT)


def test_a_job_whose_worker_died_after_the_close_only_tells_again() -> None:
    made = setting()
    close(made)
    # As if the worker had been killed after the transaction and before saying "done".
    jobs.enqueue(
        kind="close_period", key=made.period.code, payload={"period": made.period.code}, by=made.ops, at=AT
    )
    jobs.run_pending()
    assert Run.objects.count() == 1
    assert ResultSheet.objects.count() == 3
