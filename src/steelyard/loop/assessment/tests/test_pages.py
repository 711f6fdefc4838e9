"""The pages: what each role sees, and what lies outside a scope or is not published."""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from python_calamine import CalamineWorkbook

from steelyard import engine
from steelyard.loop import assessment
from steelyard.loop.assessment.models import ResultSheet
from steelyard.loop.assessment.queries.ranking import totals_of
from tests.closes import Setting, close, closed_for_module, publish_all
from tests.factories import AT

pytestmark = pytest.mark.django_db
Q3 = "/assessment/2026-Q3/"


@pytest.fixture(scope="module")
def closed_once(django_db_setup: None, django_db_blocker: Any) -> Iterator[Setting]:
    with closed_for_module(django_db_blocker) as made:
        yield made


@pytest.fixture
def closed(closed_once: Setting, db: None) -> Setting:
    closed_once.period.refresh_from_db()
    return closed_once


def client_of(made: Setting, role: str) -> Client:
    client = Client()
    client.force_login(made.company.users[role])
    return client


def text(client: Client, url: str, status: int = 200) -> str:
    answer = client.get(url)
    assert answer.status_code == status, url
    return answer.content.decode()


def test_sales_operations_see_everyone(closed: Setting) -> None:
    page = text(client_of(closed, "sales_ops"), Q3)
    for name in ("Bo", "Cy", "Outsider"):
        assert name in page


def test_a_manager_sees_the_team_and_its_drafts(closed: Setting) -> None:
    page = text(client_of(closed, "manager"), Q3)
    assert "Bo" in page
    assert "Cy" in page
    assert "Outsider" not in page


def test_a_rep_waits_until_it_is_published(closed: Setting) -> None:
    client = client_of(closed, "rep")
    code = closed.company.bo.code
    assert "not published yet" in text(client, Q3)
    page = text(client, f"{Q3}{code}/")
    assert "Your result is being checked" in page
    assert "79.20" not in page
    text(client, f"{Q3}{code}/why/score", 404)
    assert client.get(f"/api/results/2026-Q3/{code}").status_code == 404
    assert client.get("/api/results/2026-Q3").json() == []
    publish_all(closed)
    assert "79.20" in text(client, f"{Q3}{code}/")
    assert "79.20" in text(client, f"{Q3}{code}/why/score")
    assert client.get(f"/api/results/2026-Q3/{code}").json()[0]["total_micro"] == 79_200_000


@pytest.mark.parametrize(
    "path",
    ["{code}/", "{code}/why/score", "{code}/why/pay", "people/{code}/"],
    ids=lambda path: path.replace("/", "-"),
)
@pytest.mark.parametrize("role", ["rep", "manager"])
def test_what_lies_outside_the_scope_is_not_there(closed: Setting, role: str, path: str) -> None:
    publish_all(closed)
    code = closed.company.outsider.code
    client = client_of(closed, role)
    root = "/assessment/" if path.startswith("people") else Q3
    text(client, root + path.format(code=code), 404)
    assert client.get(f"/api/results/2026-Q3/{code}").status_code == 404


def test_the_workbook_holds_the_scope_and_no_more(closed: Setting) -> None:
    publish_all(closed)
    for role, names in (("rep", {"Bo"}), ("manager", {"Bo", "Cy"}), ("sales_ops", {"Bo", "Cy", "Outsider"})):
        answer = client_of(closed, role).get(f"{Q3}results.xlsx")
        rows = CalamineWorkbook.from_filelike(io.BytesIO(answer.content)).get_sheet_by_index(0).to_python()
        assert {row[3] for row in rows[1:]} == names


def test_ticking_somebody_outside_the_scope_publishes_nothing(closed: Setting) -> None:
    sheet = ResultSheet.objects.get(person=closed.company.outsider)
    client_of(closed, "manager").post(f"{Q3}publish/", {"sheet": [sheet.pk]})
    sheet.refresh_from_db()
    assert sheet.state == "draft"


def test_filters_and_orders(closed: Setting) -> None:
    client = client_of(closed, "sales_ops")
    assert "Outsider" not in text(client, f"{Q3}?team=east")
    assert "Bo" in text(client, f"{Q3}?grade=A&order=score&search=bo")
    assert "Nobody fits" in text(client, f"{Q3}?search=nobody")


def test_a_scorecard_shows_targets_curves_and_the_beam(closed: Setting) -> None:
    page = text(client_of(closed, "manager"), f"{Q3}{closed.company.bo.code}/")
    for words in ("Revenue won", "124.0%", "79.20", "beam", "curve-"):
        assert words in page


def test_a_manager_has_a_team_table(closed: Setting) -> None:
    page = text(client_of(closed, "manager"), f"{Q3}{closed.company.ann.code}/")
    assert "Team" in page
    assert "Cy" in page


def test_an_earlier_run_stays_readable(closed: Setting) -> None:
    assessment.reopen_period(period=closed.period, why="A mistake", by=closed.ops, at=AT)
    closed.period.refresh_from_db()
    close(closed)
    client = client_of(closed, "sales_ops")
    code = closed.company.bo.code
    assert "superseded" in text(client, f"{Q3}{code}/?run=1")
    assert "79.20" in text(client, f"{Q3}{code}/why/score?run=1")
    text(client, f"{Q3}{code}/?run=7", 404)


def test_history_shows_published_periods(closed: Setting) -> None:
    publish_all(closed)
    page = text(client_of(closed, "rep"), f"/assessment/people/{closed.company.bo.code}/")
    assert "79.20" in page


def test_a_team_within_a_team_is_not_added_twice(closed: Setting) -> None:
    plan = engine.read(
        (Path(__file__).parents[5] / "library/plans/sales-manager.yaml").read_text(), source="sales-manager"
    ).plan
    assert plan is not None
    head, rep = ResultSheet.objects.order_by("pk")[:2]
    for sheet, value in ((head, 300), (rep, 100)):
        sheet.plan_code, sheet.main_indicator, sheet.main_unit = plan.code, "team_revenue", "money"
        sheet.main_value, sheet.main_target, sheet.manager = value, value, None
    rep.manager = head.person
    for sheet in (head, rep):
        sheet.save()
    both = ResultSheet.objects.filter(pk__in=(head.pk, rep.pk))
    totals = totals_of(both, {plan.code: plan})
    assert (totals.people, totals.value, totals.target) == (2, 300, 300)
