from datetime import date
from html import unescape

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from steelyard.foundation import rulebook
from steelyard.foundation.rulebook import PlanVersion
from steelyard.foundation.rulebook.library import library_plans
from tests.factories import AT, Company, company
from tests.plans import REP, assign_positions, publish

pytestmark = pytest.mark.django_db
PLAN = "/rulebook/plans/field-sales/"
OTHER = REP.replace("rate: 2 %", "rate: 3 %")


@pytest.fixture
def firm(db: None) -> Company:
    made = company()
    assign_positions(made.users["sales_ops"])
    return made


@pytest.fixture
def ops(firm: Company) -> User:
    return firm.users["sales_ops"]


def of(user: User, language: str = "en") -> Client:
    client = Client()
    client.force_login(user)
    client.cookies["django_language"] = language
    return client


def words(client: Client, url: str) -> str:
    return unescape(client.get(url).content.decode())


def test_the_list_says_what_is_in_force_and_for_how_many(ops: User) -> None:
    rulebook.save_draft(text=OTHER.replace("70 %", "1 %"), by=ops, at=AT)
    html = words(of(ops), "/rulebook/")
    assert "Field sales" in html
    assert "draft" in html
    assert "1 problem" in html
    assert "Team lead" not in words(of(ops), "/rulebook/?state=retired")
    assert "Field sales" not in words(of(ops), "/rulebook/?q=lead")


@pytest.mark.parametrize(("language", "title"), [("en", "Field sales"), ("zh-hans", "一线销售")])
def test_a_plan_reads_as_an_agreement_with_its_pictures(ops: User, language: str, title: str) -> None:
    html = words(of(ops, language), PLAN)
    assert title in html
    assert 'class="beam"' in html
    assert 'id="curve-revenue-option"' in html
    assert rulebook.version_in_force("field-sales", date(2026, 7, 1)).sha256 in html  # type: ignore[union-attr]


def test_the_text_has_numbered_lines_and_comes_as_a_file(ops: User) -> None:
    assert 'id="L40"' in words(of(ops), f"{PLAN}v1/text/")
    answer = of(ops).get(f"{PLAN}v1/plan.yaml")
    assert answer.content.decode() == REP
    assert answer["Content-Disposition"] == 'attachment; filename="field-sales-v1.yaml"'


def test_people_read_the_plans_they_work_under(firm: Company) -> None:
    bo = of(firm.users["rep"])
    assert bo.get(PLAN).status_code == 200
    assert bo.get("/rulebook/plans/team-lead/").status_code == 404
    ann = of(firm.users["manager"])
    assert ann.get("/rulebook/plans/team-lead/").status_code == 200
    assert ann.get(PLAN).status_code == 200  # her team's


def test_a_draft_is_for_those_who_write_and_audit(firm: Company, ops: User) -> None:
    rulebook.save_draft(text=OTHER, by=ops, at=AT)
    statuses = {role: of(user).get(f"{PLAN}v2/").status_code for role, user in firm.users.items()}
    assert statuses == {
        "rep": 404,
        "manager": 404,
        "sales_ops": 200,
        "executive": 200,
        "auditor": 200,
        "administrator": 200,
    }
    assert of(firm.users["executive"]).get(f"{PLAN}v2/edit/").status_code == 403


def test_problems_come_all_at_once_in_the_readers_language(ops: User) -> None:
    wrong = REP.replace("70 %", "60 %").replace("rate: 2 %", "rate: lots")
    html = of(ops, "zh-hans").post("/rulebook/check/", {"text": wrong}).content.decode()
    lines = {n for n, line in enumerate(wrong.splitlines(), 1) if "lots" in line}
    assert all(f'data-line="{line}"' in html for line in lines)
    assert html.count("data-line") >= 2
    assert "100 %" in html


def test_a_file_becomes_a_draft_and_then_a_version(ops: User) -> None:
    client = of(ops)
    text = REP.replace("plan: field-sales", "plan: fresh")
    client.post("/rulebook/new/", {"file": SimpleUploadedFile("p.yaml", text.encode())})
    edited = text.replace("rate: 2 %", "rate: 4 %")
    client.post("/rulebook/plans/fresh/v1/edit/", {"text": edited})
    assert PlanVersion.objects.get(plan__code="fresh").text == edited
    refused = client.post("/rulebook/plans/fresh/v1/publish/", {"applies_from": "2026-08-01", "why": ""})
    assert refused.status_code == 422
    assert "Say why" in unescape(refused.content.decode())
    client.post("/rulebook/plans/fresh/v1/publish/", {"applies_from": "2026-08-01", "why": "New market"})
    assert rulebook.version_in_force("fresh", date(2026, 8, 1)) is not None
    assert client.get("/rulebook/plans/fresh/v1/edit/").status_code == 404


def test_a_text_of_another_plan_is_refused_where_it_was_typed(ops: User) -> None:
    client = of(ops)
    client.post(f"{PLAN}v1/draft/")
    answer = client.post(f"{PLAN}v2/edit/", {"text": REP.replace("plan: field-sales", "plan: other")})
    assert answer.status_code == 422
    assert "keeps its code" in unescape(answer.content.decode())


def test_the_history_says_which_clauses_changed(ops: User) -> None:
    publish(OTHER, applies_from=date(2026, 9, 1), by=ops)
    html = words(of(ops), f"{PLAN}history/?from=1&to=2")
    changed = html[html.index("plan-differences") :]
    assert "2 %" in changed
    assert "3 %" in changed
    assert "Revenue won" not in changed.split("Commission")[0]


def test_the_library_makes_drafts(ops: User) -> None:
    taken = library_plans()[0]
    html = words(of(ops), "/rulebook/library/")
    assert taken.title in html
    assert taken.text.splitlines()[0] in words(of(ops), f"/rulebook/new/?library={taken.name}")


def test_the_api_reads_checks_and_publishes(firm: Company, ops: User) -> None:
    client = of(ops)
    assert {plan["code"] for plan in client.get("/api/rulebook/plans").json()} == {"field-sales", "team-lead"}
    problems = client.post("/api/rulebook/check", {"text": "plan: x"}, content_type="application/json").json()
    assert problems
    client.post("/api/rulebook/drafts", {"text": OTHER}, content_type="application/json")
    url = "/api/rulebook/plans/field-sales/versions/2/publish"
    said = {"applies_from": "2026-10-01", "why": "Agreed"}
    assert client.post(url, said, content_type="application/json").json()["state"] == "published"
    assert client.post(url, said, content_type="application/json").status_code == 422
    bo = of(firm.users["rep"])
    assert [plan["code"] for plan in bo.get("/api/rulebook/plans").json()] == ["field-sales"]
    assert bo.get("/api/rulebook/plans/team-lead/versions/1").status_code == 404
    assert bo.post(url, said, content_type="application/json").status_code == 403
