from datetime import date
from html import unescape

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from steelyard.foundation import periods
from steelyard.loop import planning
from steelyard.loop.planning import actions
from tests.factories import AT, Company, company
from tests.plans import assign_positions, quarter

pytestmark = pytest.mark.django_db
GRID = "/planning/2026-Q3/targets/"


@pytest.fixture
def firm(db: None) -> Company:
    made = company()
    assign_positions(made.users["sales_ops"])
    quarter(by=made.users["sales_ops"])
    return made


@pytest.fixture
def ops(firm: Company) -> User:
    return firm.users["sales_ops"]


def of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def words(client: Client, url: str) -> str:
    return unescape(client.get(url).content.decode())


def targets() -> dict[tuple[str, str], int]:
    rows = planning.targets_table(periods.find("2026-Q3")).to_pylist()
    return {(row["person"], row["indicator"]): row["value"] for row in rows}


def test_a_typed_target_is_saved_and_the_sums_follow(firm: Company, ops: User) -> None:
    client = of(ops)
    answer = client.post(f"{GRID}{firm.bo.code}/revenue/", {"value": "120万"}, headers={"HX-Request": "true"})
    assert answer.status_code == 200
    html = answer.content.decode()
    assert 'value="1,200,000"' in html
    assert html.count("hx-swap-oob") >= 3
    assert targets() == {(firm.bo.code, "revenue"): 120_000_000}


def test_a_mistake_is_told_at_the_cell_and_changes_nothing(firm: Company, ops: User) -> None:
    answer = of(ops).post(f"{GRID}{firm.bo.code}/revenue/", {"value": "lots"})
    assert answer.status_code == 422
    html = unescape(answer.content.decode())
    assert "“lots” is not a number" in html
    assert 'value="lots"' in html
    assert targets() == {}


def test_amounts_in_wan_are_typed_in_wan(firm: Company, ops: User) -> None:
    client = of(ops)
    client.cookies["steelyard_amounts"] = "short"
    client.cookies["django_language"] = "zh-hans"
    html = client.post(f"{GRID}{firm.bo.code}/revenue/", {"value": "120"}).content.decode()
    assert 'value="120"' in html
    assert "万元" in words(client, GRID)
    assert targets() == {(firm.bo.code, "revenue"): 120_000_000}


def test_a_closed_period_says_so(firm: Company, ops: User) -> None:
    periods.mark_closed(period=periods.find("2026-Q3"), by=ops, at=AT)
    client = of(ops)
    assert "2026-Q3 is closed" in words(client, GRID)
    assert client.post(f"{GRID}{firm.bo.code}/revenue/", {"value": "1"}).status_code == 422
    assert targets() == {}


def test_a_manager_proposes_for_the_team_and_only_for_it(firm: Company, ops: User) -> None:
    ann = of(firm.users["manager"])
    html = words(ann, GRID)
    assert "Bo" in html
    assert "Outsider" not in html
    assert ann.post(f"{GRID}{firm.bo.code}/revenue/", {"value": "900"}).status_code == 200
    assert targets() == {}
    assert ann.post(f"{GRID}{firm.outsider.code}/revenue/", {"value": "900"}).status_code == 404
    assert ann.post(f"{GRID}{firm.ann.code}/revenue/", {"value": "900"}).status_code == 422
    proposal = firm.bo.target_proposals.get()
    assert "¥900.00" in words(of(ops), f"{GRID}{firm.bo.code}/revenue/")
    of(ops).post(f"{GRID}proposals/{proposal.pk}/", {"answer": "accept"})
    assert targets() == {(firm.bo.code, "revenue"): 90_000}


def test_a_rep_sees_only_own_targets(firm: Company, ops: User) -> None:
    actions.set_targets(
        period=periods.find("2026-Q3"), values={(firm.bo.code, "revenue"): 777_00}, by=ops, at=AT
    )
    bo = of(firm.users["rep"])
    assert bo.get("/planning/2026-Q3/", follow=True).redirect_chain == [("/planning/2026-Q3/mine/", 302)]
    assert "¥777.00" in words(bo, "/planning/2026-Q3/mine/")
    assert bo.get(GRID).status_code == 403
    assert bo.get("/planning/2026-Q3/plans/").status_code == 403


def test_one_reads_the_history_of_ones_own_target(firm: Company, ops: User) -> None:
    actions.set_targets(
        period=periods.find("2026-Q3"),
        values={(firm.bo.code, "revenue"): 777_00},
        by=ops,
        at=AT,
        why="agreed",
    )
    bo = of(firm.users["rep"])
    assert "agreed" in words(bo, f"{GRID}{firm.bo.code}/revenue/")
    assert bo.get(f"{GRID}{firm.cy.code}/revenue/").status_code == 404
    assert bo.post(f"{GRID}{firm.bo.code}/revenue/", {"value": "1"}).status_code == 403


def test_an_auditor_reads_and_changes_nothing(firm: Company) -> None:
    auditor = of(firm.users["auditor"])
    assert auditor.get(GRID).status_code == 200
    assert auditor.post(f"{GRID}{firm.bo.code}/revenue/", {"value": "1"}).status_code == 403
    for address in ("copy/", "import/", "template.xlsx"):
        assert auditor.get(GRID + address).status_code == 403
    assert auditor.post("/planning/2026-Q3/plans/", {"plan": "field-sales"}).status_code == 403


def test_filters_show_who_is_asked_for(firm: Company, ops: User) -> None:
    client = of(ops)
    actions.set_targets(
        period=periods.find("2026-Q3"),
        values={(firm.bo.code, "revenue"): 1_00, (firm.bo.code, "win_rate"): 1},
        by=ops,
        at=AT,
    )
    everybody = [*firm.insiders, firm.zed, firm.outsider]

    def rows(query: str) -> set[str]:
        html = words(client, GRID + query)
        return {person.name for person in everybody if f">{person.name}</a>" in html}

    assert rows("?team=west") == {"Zed", "Outsider"}
    assert rows("?plan=team-lead") == {"Ann", "Zed"}
    assert rows("?q=bo") == {"Bo"}
    assert "Bo" not in rows("?missing=1")


def test_a_file_goes_through_the_preview(firm: Company, ops: User) -> None:
    client = of(ops)
    file = SimpleUploadedFile("t.csv", f"Code,Revenue won\n{firm.bo.code},100\n{firm.cy.code},x\n".encode())
    page = client.post(f"{GRID}import/", {"file": file})
    assert "“x” is not a number" in unescape(page.content.decode())
    assert targets() == {}
    client.post(f"{GRID}import/commit/", {"token": page.context["token"]})
    assert targets() == {(firm.bo.code, "revenue"): 10_000}
    client.post(f"{GRID}import/commit/", {"token": page.context["token"] + "x"})
    client.post(f"{GRID}undo/")
    assert targets() == {}


def test_a_copy_is_seen_before_it_is_made(firm: Company, ops: User) -> None:
    client = of(ops)
    quarter("2026-Q2", by=ops)
    actions.set_targets(
        period=periods.find("2026-Q2"), values={(firm.bo.code, "revenue"): 100_00}, by=ops, at=AT
    )
    assert "¥150.00" in words(client, f"{GRID}copy/?growth=50")
    assert targets() == {}
    client.post(f"{GRID}copy/", {"growth": "50"})
    assert targets() == {(firm.bo.code, "revenue"): 150_00}


def test_a_plan_is_assigned_on_the_page(firm: Company, ops: User) -> None:
    client = of(ops)
    url = "/planning/2026-Q3/plans/"
    assert "no plan" in words(client, url)
    refused = client.post(url, {"plan": "field-sales", "position": "rep", "starts_on": "2026-01-01"})
    assert "There is a plan already" in unescape(refused.content.decode())
    client.post(url, {"plan": "team-lead", "position": "director", "starts_on": "2026-07-01"})
    assert planning.PlanAssignment.objects.get(position__code="director").starts_on == date(2026, 7, 1)
    made = planning.PlanAssignment.objects.get(position__code="director")
    client.post(f"{url}{made.pk}/end/", {"ends_on": "2026-08-31"})
    made.refresh_from_db()
    assert made.ends_on == date(2026, 8, 31)
    client.post(f"{url}{made.pk}/remove/")
    assert not planning.PlanAssignment.objects.filter(pk=made.pk).exists()


def test_the_api_sets_all_or_nothing(firm: Company, ops: User) -> None:
    client = of(ops)
    url = "/api/planning/2026-Q3/targets"
    asked = {(row["person"], row["indicator"]) for row in client.get(url).json()}
    assert (firm.bo.code, "revenue") in asked
    good = {"person": firm.bo.code, "indicator": "revenue", "value": 5}
    bad = {"person": firm.bo.code, "indicator": "close_rate", "value": 5}
    refused = client.post(url, {"targets": [good, bad]}, content_type="application/json")
    assert refused.status_code == 422
    assert targets() == {}
    assert client.post(url, {"targets": [good]}, content_type="application/json").json() == {"changed": 1}
    bo = of(firm.users["rep"])
    assert {row["person"] for row in bo.get(url).json()} == {firm.bo.code}
    assert bo.post(url, {"targets": [good]}, content_type="application/json").status_code == 403
