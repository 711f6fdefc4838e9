"""The pages: the wizard from upload to roll-back, quarantine, and who may see what."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from python_calamine import CalamineWorkbook

from steelyard.foundation.facts.models import Alias, Import, ImportState, QuarantinedRow, RowState
from steelyard.foundation.facts.tests.makers import DEALS, bring, standing
from steelyard.foundation.people import Role
from tests import factories

FILE = DEALS + (
    "A1,Bo,Isdom,GTXPro,Won,,2026-07-01,1000,\nA2,Outsider,=cmd(),GTX Pro,Won,,2026-07-02,2000,\n"
    "A3,Nobody,,GTX Pro,Won,,2026-07-03,3000,\n"
)
PRODUCTS = "product,series\nGTX Pro,GTX\n"


@pytest.fixture
def company(db: None) -> factories.Company:
    return factories.company()


def signed_in(company: factories.Company, role: Role) -> Client:
    client = Client()
    client.force_login(company.users[role.value])
    return client


@pytest.fixture
def ops(company: factories.Company) -> Client:
    return signed_in(company, Role.SALES_OPS)


def say(client: Client, name: str, *arguments: object, **data: object) -> str:
    """Post, follow, and return the page that is reached."""
    answer = client.post(reverse(f"facts:{name}", args=arguments), data, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def upload(client: Client, text: str, name: str = "deals.csv") -> Import:
    say(client, "upload", file=SimpleUploadedFile(name, text.encode()), dataset="")
    return Import.objects.latest("pk")


def test_the_wizard_from_upload_to_roll_back(ops: Client) -> None:
    bring(PRODUCTS, file_name="products.csv")
    one = upload(ops, FILE)
    page = ops.get(reverse("facts:match", args=[one.pk])).content.decode()
    assert "closed on" in page
    columns = {f"column_{name}": header for name, header in one.mapping["columns"].items()}
    page = say(ops, "match", one.pk, **columns)
    assert "This is not on the products list. Did you mean “GTX Pro”?" in page
    page = say(ops, "accept", one.pk, kind="product", raw="GTXPro", canonical="GTX Pro")
    assert "This is not on the products list" not in page
    page = say(ops, "commit", one.pk)
    assert "2 new rows, 0 changed, 0 unchanged, 1 in quarantine." in page
    assert set(standing()) == {"A1", "A2"}
    page = say(ops, "roll_back", one.pk, why="wrong file")
    assert "The import has been rolled back." in page
    assert standing() == {}


def test_needed_columns_are_asked_for(ops: Client) -> None:
    one = upload(ops, FILE)
    answer = ops.post(reverse("facts:match", args=[one.pk]), {"column_id": "id"})
    assert answer.status_code == 422
    assert "“Owner” needs a column of the file." in answer.content.decode()


def test_a_file_may_be_taken_for_another_dataset(ops: Client) -> None:
    one = upload(ops, "colour,shape\nred,round\n")
    assert one.dataset == ""
    assert "Choose the dataset" in ops.get(reverse("facts:match", args=[one.pk])).content.decode()
    say(ops, "read_as", one.pk, dataset="products")
    one.refresh_from_db()
    assert one.dataset == "products"
    say(ops, "discard", one.pk)
    one.refresh_from_db()
    assert one.state == ImportState.DISCARDED


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("deals.csv", b"%PDF", "This is a PDF file."),
        ("deals.csv", b"\n", "empty"),
        ("deals.csv", b"id,owner\n", "no rows"),
        ("deals.xlsx", b"PK\x03\x04 cut off", "The file is broken"),
    ],
)
def test_a_file_that_is_no_table_is_refused_in_words(
    ops: Client, name: str, content: bytes, words: str
) -> None:
    answer = ops.post(reverse("facts:upload"), {"file": SimpleUploadedFile(name, content), "dataset": ""})
    assert answer.status_code == 422
    assert words in answer.content.decode()


def test_a_row_is_repaired_in_quarantine(ops: Client) -> None:
    bring(FILE)
    row = QuarantinedRow.objects.get()
    page = ops.get(reverse("facts:quarantine")).content.decode()
    assert "Nobody of this name or code is known." in page
    cells = {f"cell_{place}": cell for place, cell in enumerate(row.cells)}
    assert "still cannot be used" in say(ops, "repair", row.pk, **cells)
    assert "has been let in" in say(ops, "repair", row.pk, **{**cells, "cell_1": "Cy"})
    assert standing()["A3"]["owner"] == "cy"


def test_waiting_rows_are_settled_in_bulk(ops: Client) -> None:
    bring(FILE)
    factories.person("Nobody")
    assert "1 row has been let in." in say(ops, "settle", what="readmit")
    assert not QuarantinedRow.objects.filter(state=RowState.WAITING).exists()


def test_a_suggestion_is_accepted_in_quarantine(ops: Client) -> None:
    bring(FILE.replace("Nobody", "Outsidr"))
    page = ops.get(reverse("facts:quarantine")).content.decode()
    assert "Outsidr" in page
    assert "1 row has been let in." in say(
        ops, "accept_waiting", kind="person", raw="Outsidr", canonical="outsider"
    )
    alias = Alias.objects.get()
    assert "Outsidr" in ops.get(reverse("facts:aliases")).content.decode()
    say(ops, "forget_alias", alias.pk)
    assert not Alias.objects.exists()


def test_the_quarantine_file_starts_no_formula(ops: Client) -> None:
    bring(DEALS + "A9,=1+1,,,Lost,,2026-07-01,,\n")
    text = ops.get(reverse("facts:quarantine_file")).content.decode()
    assert "'=1+1" in text


def test_exports_start_no_formula_and_hold_exact_amounts(ops: Client) -> None:
    bring(FILE)
    text = ops.get(reverse("facts:rows", args=["deals"]), {"export": "csv"}).content.decode()
    assert "'=cmd()" in text
    assert "2000.00" in text
    content = ops.get(reverse("facts:rows", args=["deals"]), {"export": "xlsx"}).content
    rows = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()
    assert rows[1][2] == "'=cmd()"
    assert rows[1][rows[0].index("Amount")] == 2000.0


@pytest.mark.parametrize(
    ("role", "seen"),
    [
        (Role.REP, {"A1"}),
        (Role.MANAGER, {"A1", "A4"}),
        (Role.EXECUTIVE, {"A1", "A2", "A4"}),
        (Role.AUDITOR, {"A1", "A2", "A4"}),
        (Role.ADMINISTRATOR, set()),
    ],
)
def test_rows_outside_the_scope_do_not_exist(company: factories.Company, role: Role, seen: set[str]) -> None:
    bring(FILE + "A4,Cy,,,Won,,2026-07-04,1,\n")
    client = signed_in(company, role)
    for fact in ("A1", "A2", "A4"):
        expected = 200 if fact in seen else 404
        assert client.get(reverse("facts:row", args=["deals", fact])).status_code == expected
        assert client.get(f"/api/facts/datasets/deals/rows/{fact}").status_code == expected
    exported = client.get(reverse("facts:rows", args=["deals"]), {"export": "csv"}).content.decode()
    listed = client.get(reverse("facts:rows", args=["deals"])).content.decode()
    told = client.get("/api/facts/datasets/deals/rows").json()
    for fact in ("A1", "A2", "A4"):
        assert (f"\n{fact}," in exported.replace("\r", "")) == (fact in seen)
        assert (reverse("facts:row", args=["deals", fact]) in listed) == (fact in seen)
    assert {row["id"] for row in told["rows"]} == seen


def test_whoever_shares_a_deal_may_read_it(company: factories.Company) -> None:
    bring(FILE)
    bring("dataset,fact_id,person,share\ndeals,A2,Bo,40%\n", file_name="splits.csv")
    client = signed_in(company, Role.REP)
    assert client.get(reverse("facts:row", args=["deals", "A2"])).status_code == 200


def test_payments_have_no_owner_and_are_read_by_those_who_see_all(company: factories.Company) -> None:
    bring("payment id,invoice,paid on,amount\nP1,I1,2026-07-01,5\n", file_name="payments.csv")
    assert signed_in(company, Role.REP).get(reverse("facts:row", args=["payments", "P1"])).status_code == 404
    assert (
        signed_in(company, Role.AUDITOR).get(reverse("facts:row", args=["payments", "P1"])).status_code == 200
    )


@pytest.mark.parametrize("role", [Role.REP, Role.MANAGER, Role.EXECUTIVE])
def test_imports_are_for_those_who_keep_the_data(company: factories.Company, role: Role) -> None:
    one = bring(FILE)
    client = signed_in(company, role)
    for name, arguments in (
        ("imports", []),
        ("import", [one.pk]),
        ("quarantine", []),
        ("aliases", []),
        ("upload", []),
    ):
        assert client.get(reverse(f"facts:{name}", args=arguments)).status_code == 403
    assert client.get(reverse("facts:index")).status_code == 200


def test_an_auditor_reads_imports_and_changes_nothing(company: factories.Company) -> None:
    one = bring(FILE)
    client = signed_in(company, Role.AUDITOR)
    assert client.get(reverse("facts:import", args=[one.pk])).status_code == 200
    assert client.post(reverse("facts:roll_back", args=[one.pk]), {"why": "x"}).status_code == 403
    assert client.post(reverse("facts:settle"), {"what": "readmit"}).status_code == 403


def test_the_front_page_shows_every_dataset(ops: Client) -> None:
    bring("name,code\nBo,7\n", file_name="roster.csv")  # a dataset that has a column named code
    bring(PRODUCTS, file_name="products.csv")
    page = ops.get(reverse("facts:index")).content.decode()
    assert reverse("facts:rows", args=["roster"]) in page
    assert reverse("facts:rows", args=["products"]) in page


def test_lists_are_filtered(ops: Client) -> None:
    bring(FILE)
    rows = reverse("facts:rows", args=["deals"])
    first, second = (reverse("facts:row", args=["deals", fact]) for fact in ("A1", "A2"))
    assert first not in ops.get(rows, {"q": "cmd"}).content.decode()
    assert second not in ops.get(rows, {"ends_on": "2026-07-01"}).content.decode()
    assert "No row fits" in ops.get(rows, {"stage": "Lost"}).content.decode()
    assert "deals.csv" in ops.get(reverse("facts:imports"), {"dataset": "deals"}).content.decode()
    assert "No import fits" in ops.get(reverse("facts:imports"), {"q": "invoices"}).content.decode()


def test_a_row_s_page_tells_its_versions(ops: Client) -> None:
    bring(FILE)
    bring(FILE.replace("1000", "1500"), file_name="corrected.csv")
    page = ops.get(reverse("facts:row", args=["deals", "A1"])).content.decode()
    assert "corrected.csv" in page
    assert "¥1,000.00" in page
    assert "¥1,500.00" in page


def test_a_template_and_the_original_file_can_be_had(ops: Client) -> None:
    one = upload(ops, FILE)
    answer = ops.get(reverse("facts:file", args=[one.pk]))
    assert b"".join(answer.streaming_content).decode() == FILE  # type: ignore[attr-defined]
    assert ops.get(reverse("facts:template", args=["deals"])).content.startswith(b"id,owner,customer")


def test_a_file_comes_in_through_the_api(ops: Client) -> None:
    answer = ops.post("/api/facts/imports", {"file": SimpleUploadedFile("deals.csv", FILE.encode())})
    assert answer.status_code == 200, answer.content
    assert (answer.json()["rows_new"], answer.json()["rows_quarantined"]) == (2, 1)
    refused = ops.post("/api/facts/imports", {"file": SimpleUploadedFile("deals.csv", b"")})
    assert refused.status_code == 422
