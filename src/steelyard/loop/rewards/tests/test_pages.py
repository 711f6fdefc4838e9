"""The pages and files: who sees what, and what is in them."""

import io
import re
import zlib
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from python_calamine import CalamineWorkbook

from steelyard.loop import rewards
from steelyard.loop.rewards.models import Dispute, Statement
from tests.closes import Setting, closed_for_module, publish_all
from tests.factories import AT

pytestmark = pytest.mark.django_db
Q3 = "/rewards/2026-Q3/"


@pytest.fixture(scope="module")
def closed_once(django_db_setup: None, django_db_blocker: Any) -> Iterator[Setting]:
    with closed_for_module(django_db_blocker) as made:
        yield made


@pytest.fixture
def closed(closed_once: Setting, db: None) -> Setting:
    closed_once.period.refresh_from_db()
    return closed_once


@pytest.fixture
def issued(closed: Setting) -> Setting:
    publish_all(closed)
    rewards.issue_statements(statements=Statement.objects.in_force(), by=closed.ops, at=AT)
    return closed


def client_of(made: Setting, role: str) -> Client:
    client = Client()
    client.force_login(made.company.users[role])
    return client


def text(client: Client, url: str, status: int = 200) -> str:
    answer = client.get(url)
    assert answer.status_code == status, url
    return answer.content.decode()


def workbook(client: Client, url: str) -> dict[str, list[list[Any]]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(client.get(url).content))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


FILES = [
    "{code}/",
    "{code}/statement.pdf",
    "{code}/statement.xlsx",
    "{code}/why/pay",
    "{code}/why/pay/commission",
]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.rpartition("/")[2] or "page")
@pytest.mark.parametrize("role", ["rep", "manager"])
def test_what_lies_outside_the_scope_is_not_there(issued: Setting, role: str, path: str) -> None:
    code = issued.company.outsider.code
    client = client_of(issued, role)
    text(client, Q3 + path.format(code=code), 404)
    assert client.get(f"/api/statements/2026-Q3/{code}").status_code == 404
    for verb in ("confirm", "ask"):
        assert client.post(f"{Q3}{code}/{verb}/", {"path": "pay", "question": "?"}).status_code == 404


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.rpartition("/")[2] or "page")
def test_everything_opens_for_the_person(issued: Setting, path: str) -> None:
    client = client_of(issued, "rep")
    assert client.get(Q3 + path.format(code=issued.company.bo.code)).status_code == 200


def test_before_it_is_issued_the_person_waits(closed: Setting) -> None:
    client = client_of(closed, "rep")
    code = closed.company.bo.code
    assert "not issued yet" in text(client, f"{Q3}{code}/")
    assert "2,420" not in text(client, Q3)
    for path in FILES[1:]:
        assert client.get(Q3 + path.format(code=code)).status_code == 404
    assert client.get(f"/api/statements/2026-Q3/{code}").status_code == 404


def test_a_statement_shows_components_lines_and_total(issued: Setting) -> None:
    page = text(client_of(issued, "rep"), f"{Q3}{issued.company.bo.code}/")
    for words in ("2,420.00", "Commission", "Target bonus", "D3", "720.00", "Confirm"):
        assert words in page


def test_lines_are_filtered(issued: Setting) -> None:
    page = text(client_of(issued, "rep"), f"{Q3}{issued.company.bo.code}/?search=acme")
    assert "D2" in page
    assert "/facts/deals/D1/" not in page


def test_the_why_goes_down_to_file_and_row(issued: Setting) -> None:
    page = text(client_of(issued, "rep"), f"{Q3}{issued.company.bo.code}/why/pay/commission/deals/D2")
    for words in ("500.00", "deals.csv", "/facts/deals/D2/"):
        assert words in page


def test_a_question_goes_and_comes_back_answered(issued: Setting) -> None:
    rep, ops = client_of(issued, "rep"), client_of(issued, "sales_ops")
    code = issued.company.bo.code
    asked = {"plan": "field-sales", "path": "pay/commission/deals/D3", "question": "为什么是 60%？"}
    assert rep.post(f"{Q3}{code}/ask/", asked).status_code == 302
    dispute = Dispute.objects.get()
    assert "为什么是 60%？" in text(ops, Q3)
    assert rep.post(f"{Q3}questions/{dispute.pk}/answer/", {"answer": "x"}).status_code == 403
    ops.post(f"{Q3}questions/{dispute.pk}/answer/", {"answer": "因为拆分比例"})
    assert "因为拆分比例" in text(rep, f"{Q3}{code}/")


def test_workbooks_hold_the_scope_and_run_nothing(issued: Setting) -> None:
    listed = workbook(client_of(issued, "manager"), f"{Q3}statements.xlsx")["Statements"]
    assert {row[1] for row in listed[1:]} == {"Bo", "Cy"}
    sheets = workbook(client_of(issued, "rep"), f"{Q3}{issued.company.bo.code}/statement.xlsx")
    lines = sheets["Lines"]
    assert [row[7] for row in lines[1:4]] == [700.0, 500.0, 720.0] or 720.0 in [row[7] for row in lines[1:]]
    assert "'=cmd|' /C calc'!A0" in [row[3] for row in lines]


def test_the_payroll_file_is_for_sales_operations(issued: Setting) -> None:
    assert client_of(issued, "manager").get(f"{Q3}payroll.xlsx").status_code == 403
    rows = workbook(client_of(issued, "sales_ops"), f"{Q3}payroll.xlsx")["Payroll"]
    assert sum(float(str(row[5])) for row in rows[1:]) == 2_420 + 360 + 1_400


def test_the_pdf_holds_chinese_letters(issued: Setting) -> None:
    client = client_of(issued, "rep")
    client.cookies["django_language"] = "zh-hans"
    answer = client.get(f"{Q3}{issued.company.bo.code}/statement.pdf")
    assert answer.content.startswith(b"%PDF")
    assert "对" in letters(answer.content)
    assert "衡" in letters(answer.content)


def letters(pdf: bytes) -> str:
    """Return the characters that the PDF's fonts say they can be copied as."""
    found = ""
    for stream in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL):
        try:
            plain = zlib.decompress(stream)
        except zlib.error:
            continue
        for code in re.findall(rb"<[0-9A-F]{4}> <([0-9A-F]{4,8})>", plain):
            found += bytes.fromhex(code.decode()).decode("utf-16-be", "ignore")
    return found


def test_the_api_gives_statement_and_lines(issued: Setting) -> None:
    client = client_of(issued, "rep")
    whole = client.get(f"/api/statements/2026-Q3/{issued.company.bo.code}").json()
    assert whole["total_minor"] == 2_420_00
    assert whole["line_count"] == 4
    assert [one["person"] for one in client.get("/api/statements/2026-Q3").json()] == [issued.company.bo.code]
