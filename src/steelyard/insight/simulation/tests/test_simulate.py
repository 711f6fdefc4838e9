"""Weighing a version on a closed quarter: what it would have cost, for whom, and why; and when it may not."""

import io
from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from python_calamine import CalamineWorkbook

from steelyard.foundation import rulebook
from steelyard.foundation.calculation import Run
from steelyard.foundation.people import Grant, Role, Scope, Team
from steelyard.foundation.rulebook.models import PlanVersion
from steelyard.insight.simulation import Simulation, ask_to_simulate
from steelyard.kit import jobs
from steelyard.kit.audit.models import AuditEvent
from steelyard.kit.refusal import Refused
from tests.closes import REP, Setting, closed_for_module
from tests.factories import AT

RICHER = REP.replace("rate: 3 %", "rate: 6 %").replace("cap: 4,000", "cap: 40,000")


@pytest.fixture(scope="module")
def closed_once(django_db_setup: None, django_db_blocker: Any) -> Iterator[Setting]:
    with closed_for_module(django_db_blocker) as made:
        yield made


@pytest.fixture
def made(closed_once: Setting, db: None) -> Setting:
    return closed_once


def draft(made: Setting, text: str = RICHER) -> PlanVersion:
    return rulebook.save_draft(text=text, by=made.ops, at=AT)


def weighed(made: Setting, text: str = RICHER) -> Simulation:
    run = Run.objects.in_force().get()
    asked = ask_to_simulate(version=draft(made, text), run=run, by=made.ops, at=AT)
    jobs.run_pending()
    asked.refresh_from_db()
    return asked


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_a_draft_is_weighed_against_what_was_paid(made: Setting) -> None:
    asked = weighed(made)
    client = client_of(made.ops)
    page = client.get(f"/simulation/{asked.pk}/")
    comparison = page.context["page"].comparison
    # Bo reached 124,000 of 100,000: the 24,000 above the target at 6 % instead of 3 %; nobody else got there
    # but Outsider, with 60,000 of 50,000: 10,000 at 3 % more.
    assert comparison.difference_minor == 720_00 + 300_00
    assert (comparison.winners, comparison.losers) == (2, 0)
    assert "1,020.00" in page.content.decode()


def test_asking_writes_down_who_asked_and_pays_nobody(made: Setting) -> None:
    before = Run.objects.count()
    asked = weighed(made)
    assert Run.objects.count() == before
    event = AuditEvent.objects.filter(verb="simulate_plan").latest("at")
    assert event.by == made.ops
    assert (event.after or {})["text"] == asked.text_sha256


def test_a_persons_difference_is_told_down_to_the_deal(made: Setting) -> None:
    asked = weighed(made)
    code = made.company.bo.code
    page = client_of(made.ops).get(f"/simulation/{asked.pk}/people/{code}/").content.decode()
    assert "720.00" in page
    assert "D3" in page
    chinese = client_of(made.ops)
    chinese.cookies["django_language"] = "zh-hans"
    assert "变为" in chinese.get(f"/simulation/{asked.pk}/people/{code}/").content.decode()


def test_filters_and_the_workbook_say_the_same(made: Setting) -> None:
    asked = weighed(made)
    client = client_of(made.ops)
    names = [row.person.name for row in client.get(f"/simulation/{asked.pk}/?side=gain").context["page"].page]
    assert names == ["Bo", "Outsider"]
    body = client.get(f"/simulation/{asked.pk}/differences.xlsx?side=gain").content
    rows = CalamineWorkbook.from_filelike(io.BytesIO(body)).get_sheet_by_index(0).to_python()
    assert [row[1] for row in rows[1:]] == names


def test_people_outside_the_scope_count_in_nothing(made: Setting) -> None:
    asked = weighed(made)
    executive = made.company.users["executive"]
    Grant.objects.filter(user=executive).update(scope=Scope.TEAM_BELOW, team=Team.objects.get(code="east"))
    client = client_of(executive)
    page = client.get(f"/simulation/{asked.pk}/")
    assert page.context["page"].comparison.difference_minor == 720_00
    assert "Outsider" not in page.content.decode()
    assert client.get(f"/simulation/{asked.pk}/people/{made.company.outsider.code}/").status_code == 404


def test_asked_again_nothing_is_computed_twice(made: Setting, settings: Any) -> None:
    first = weighed(made)
    second = ask_to_simulate(version=first.version, run=first.run, by=made.ops, at=AT)
    jobs.run_pending()
    second.refresh_from_db()
    assert second.folder == first.folder


def test_a_changed_draft_says_that_the_outcome_is_of_the_text_before(made: Setting) -> None:
    asked = weighed(made)
    PlanVersion.objects.filter(pk=asked.version_id).update(sha256="0" * 64)
    assert "was changed since" in client_of(made.ops).get(f"/simulation/{asked.pk}/").content.decode()


def test_what_makes_no_sense_is_refused_in_words(made: Setting) -> None:
    other = draft(made, RICHER.replace("plan: field-sales", "plan: nobody"))
    run = Run.objects.in_force().get()
    with pytest.raises(Refused, match="Nobody worked under nobody"):
        ask_to_simulate(version=other, run=run, by=made.ops, at=AT)
    assert not Simulation.objects.filter(version=other).exists()


def test_facts_the_run_never_had_are_named(made: Setting) -> None:
    text = RICHER.replace(
        "indicators:\n", "  invoices: {kind: owner, counts_on: issued_on, amount: amount}\nindicators:\n", 1
    ).replace("from: deals\n    of: amount", "from: invoices\n    of: amount")
    asked = ask_to_simulate(version=draft(made, text), run=Run.objects.in_force().get(), by=made.ops, at=AT)
    jobs.run_pending()
    job = jobs.find(kind="simulate_plan", key=str(asked.pk))
    assert job is not None
    assert job.state == "failed"
    assert "invoices" in job.error


@pytest.mark.parametrize("role", [Role.REP, Role.MANAGER])
def test_reps_and_managers_do_not_see_it(made: Setting, role: Role) -> None:
    assert client_of(made.company.users[role]).get("/simulation/").status_code == 403


def test_an_auditor_looks_and_does_not_ask(made: Setting) -> None:
    client = client_of(made.company.users["auditor"])
    assert client.get("/simulation/").status_code == 200
    assert client.post("/simulation/ask/", {}).status_code == 403


def test_the_form_says_what_is_missing(made: Setting) -> None:
    page = client_of(made.ops).post("/simulation/ask/", {"version": "999", "run": ""}, follow=True)
    assert "Choose a version and a closed period." in page.content.decode()
