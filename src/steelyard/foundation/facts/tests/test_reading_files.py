"""Whole files through the wizard and the command: what comes in, what is set aside, what is said."""

import io
import json
from pathlib import Path

import pytest
import xlsxwriter
from click.testing import CliRunner, Result
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from steelyard.foundation import people
from steelyard.foundation.facts import actions
from steelyard.foundation.facts.matching import Match
from steelyard.foundation.facts.models import Import, QuarantinedRow
from steelyard.foundation.facts.tests.makers import AT, bring, counts, standing
from steelyard.foundation.people import Role, Scope
from steelyard.site.cli import import_files
from tests import factories

pytestmark = pytest.mark.django_db
HEADER = "Deal,Owner,Stage,Close date,Amount\n"
WESTERN = "Deal,Owner,Account,Stage,Close date,Amount\nA1,Inés Kovar,Lefèvre,Won,2026-07-06,1000\n".encode(
    "cp1252"
)


@pytest.fixture(autouse=True)
def roster() -> None:
    rows = [
        {"code": "N001", "name": "Inés Kovar", "email": "ines.kovar@shop.example"},
        {"code": "N002", "name": "Omar Haddad", "email": "omar.haddad@shop.example"},
    ]
    people.admit_roster(rows=rows, by=None, at=AT)


@pytest.fixture
def ops() -> Client:
    client = Client()
    client.force_login(factories.account(Role.SALES_OPS, Scope.ALL))
    return client


def run(*arguments: object) -> Result:
    return CliRunner().invoke(import_files.command, [str(argument) for argument in arguments])


def uploaded(ops: Client, content: bytes, name: str = "deals.csv") -> Import:
    ops.post(reverse("facts:upload"), {"file": SimpleUploadedFile(name, content), "dataset": ""})
    return Import.objects.latest("pk")


def page(ops: Client, one: Import) -> str:
    return ops.get(reverse("facts:match", args=[one.pk])).content.decode()


def test_a_western_file_brings_names_as_written(ops: Client) -> None:
    one = uploaded(ops, WESTERN)
    shown = page(ops, one)
    assert "Read as Western European (Windows-1252)." in shown
    assert "Inés, Lefèvre" in shown  # a sample of what each encoding makes of it
    actions.commit_as_guessed(import_=one, by=None, at=AT)
    assert (standing()["A1"]["owner"], standing()["A1"]["customer"]) == ("N001", "Lefèvre")


def test_the_encoding_may_be_changed_in_the_wizard(ops: Client) -> None:
    one = uploaded(ops, "Deal,Owner,Stage,Jméno\nA1,Bo,Open,Dvořák\n".encode("cp1250"))
    said = {"dataset": "deals", "encoding": "cp1250", "header_line": "1"}
    ops.post(reverse("facts:read_as", args=[one.pk]), said)
    one.refresh_from_db()
    assert (one.headers[3], one.reading["as"]["encoding"], one.reading["as"]["header_line"]) == (
        *("Jméno", "cp1250"),
        None,
    )


def test_the_encoding_may_be_told_to_the_command(tmp_path: Path) -> None:
    file = tmp_path / "deals.csv"
    file.write_bytes("Deal,Owner,Account,Stage\nA1,Inés Kovar,Dvořák,Open\n".encode("cp1250"))
    assert run(file, "--encoding", "windows-1250", "--yes").exit_code == 0
    assert standing()["A1"]["customer"] == "Dvořák"


REPORT = f"Deals won, third quarter\n\n{HEADER}E1,Omar Haddad,Won,2026-07-06,1000\nTotal,,,,1000\n"


def test_titles_and_totals_are_said_on_console_page_and_in_json(tmp_path: Path, ops: Client) -> None:
    (tmp_path / "report.csv").write_text(REPORT)
    shown = page(ops, uploaded(ops, REPORT.encode()))
    done = run(tmp_path / "report.csv", "--yes", "--json")
    assert done.exit_code == 0, done.output
    told = json.loads(done.stdout)["imported"][0]
    assert [line["why"] for line in told["read"]["unread_lines"]] == ["above", "total"]
    for said in (done.stderr, shown):
        assert "line 5 “Total · 1000”" in said
    assert list(standing()) == ["E1"]
    assert standing()["E1"]["source_row"] == 4


def test_nobody_is_called_total() -> None:
    one = bring("Employee name,Manager,Team\nRuth Amsel,,North\nTom Berg,Ruth Amsel,North\nTotal,,2\n")
    assert (one.dataset, counts(one)) == ("roster", (2, 0, 0, 0))
    assert not people.Person.objects.filter(name="Total").exists()


def test_what_cannot_be_matched_is_left_out_with_exit_code_1(tmp_path: Path) -> None:
    (tmp_path / "crm.csv").write_text(
        "Deal,Owner,Product,Closing date,Amount\nA1,Omar Haddad,Desk,2026-07-06,5\n"
    )
    (tmp_path / "products.csv").write_text("product,series\nDesk,Office\n")
    done = run(tmp_path, "--yes")
    assert done.exit_code == import_files.REFUSED
    assert "The file has the columns Deal, Owner, Product, Closing date, Amount." in done.output
    assert "For Deals it lacks “Stage”." in done.output
    assert list(standing("products")) == ["Desk"]  # the other file came in; this one is no products list


def test_a_file_that_cannot_be_read_is_left_out_in_words(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"%PDF-1.7")
    (tmp_path / "products.csv").write_text("product,series\nDesk,Office\n")
    done = run(tmp_path, "--yes", "--json")
    assert done.exit_code == import_files.REFUSED
    [left_out] = json.loads(done.stdout)["left_out"]
    assert (left_out["file"], left_out["why"]) == ("a.csv", ["This is a PDF file. Save it as XLSX or CSV."])


def test_columns_that_are_not_used_are_said(tmp_path: Path) -> None:
    (tmp_path / "deals.csv").write_text("Deal,Owner,Stage,Shoe size\nA1,Omar Haddad,Open,43\n")
    assert "Columns not read: Shoe size" in run(tmp_path, "--yes").output


def test_a_near_header_is_offered_and_not_taken(ops: Client) -> None:
    one = uploaded(ops, b"Deal,Owner,Stage,Clsng dat\nA1,Omar Haddad,Open,2026-07-06\n")
    assert "closed_on" not in one.mapping["columns"]
    assert "Perhaps “Clsng dat”?" in page(ops, one)


def workbook(*sheets: tuple[str, list[list[object]]], hidden: str = "") -> bytes:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        for name, rows in sheets:
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
            sheet.hide() if name == hidden else sheet.activate()
    return stream.getvalue()


TITLES: list[object] = ["Deal", "Owner", "Stage", "Close date", "Amount"]


def test_rows_of_several_sheets_know_theirs(ops: Client) -> None:
    july = [TITLES, ["H1", "Omar Haddad", "Won", "2026-07-06", 1000]]
    august = [
        TITLES,
        ["H2", "Omar Haddad", "Won", "2026-08-06", 500],
        ["H3", "Nobody", "Won", "2026-08-06", 1],
    ]
    one = uploaded(ops, workbook(("July", july), ("August", august), ("Notes", [["a", "b"], ["c", "d"]])))
    shown = page(ops, one)
    assert "Read from 2 sheets with the same columns: July, August." in shown
    assert "Not read, since their columns are others: the sheets Notes." in shown
    one = actions.match_columns(
        import_=one, dataset="deals", match=Match.from_json(one.mapping), by=None, at=AT
    )
    one = actions.check_import(import_=one)
    previewed = {row["values"]["id"]: row["values"] for row in one.findings["first"]}
    assert (previewed["H1"]["closed_on"], previewed["H1"]["amount_minor"]) == ("2026-07-06", 1000_00)
    assert (previewed["H2"]["closed_on"], previewed["H2"]["amount_minor"]) == ("2026-08-06", 500_00)
    one = actions.commit_import(import_=one, by=None, at=AT)
    assert {row["source_sheet"] for row in standing().values()} == {"July", "August"}
    waiting = QuarantinedRow.objects.get()
    assert (waiting.sheet, waiting.row_number) == ("August", 3)
    actions.repair_row(row=waiting, cells=["H3", "N002", "Won", "2026-08-06", "1"], by=None, at=AT)
    assert standing()["H3"]["source_sheet"] == "August"


def test_one_sheet_may_be_chosen(ops: Client, tmp_path: Path) -> None:
    content = workbook(
        ("old", [TITLES, ["G1", "Omar Haddad", "Won", "2026-07-06", 7777]]),
        ("new", [TITLES, ["G1", "Omar Haddad", "Won", "2026-07-06", 1000]]),
        hidden="old",
    )
    one = uploaded(ops, content, "deals.xlsx")
    assert "Not read, since they are hidden: the sheets old." in page(ops, one)
    ops.post(
        reverse("facts:read_as", args=[one.pk]), {"dataset": "deals", "sheet": "old", "header_line": "1"}
    )
    one.refresh_from_db()
    assert one.sheet == "old"
    (tmp_path / "deals.xls").write_bytes(content)
    assert run(tmp_path / "deals.xls", "--sheet", "new", "--yes").exit_code == 0
    assert standing()["G1"]["amount_minor"] == 1000_00


def test_long_numbers_as_ids_are_refused_and_nothing_is_lost() -> None:
    numbers = (300100200300400500, 300100200300400501, 300100200300500500)
    rows = [[number, "Omar Haddad", "Won", "2026-07-06", 500] for number in numbers]
    one = actions.upload_file(content=workbook(("A", [TITLES, *rows])), file_name="a.xlsx", by=None, at=AT)
    one = actions.commit_as_guessed(import_=one, by=None, at=AT)
    assert counts(one) == (0, 0, 0, 3)
    assert {row.main_reason for row in QuarantinedRow.objects.all()} == {"shortened_number"}


@pytest.mark.parametrize("error", ["#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#BEZUG!", "Err:502"])
def test_an_error_in_a_cell_is_named_and_never_empty(error: str) -> None:
    one = bring(f"{HEADER}A1,Omar Haddad,Open,{error},\nA2,Omar Haddad,Open,,{error}\n")
    assert counts(one) == (0, 0, 0, 2)
    assert {row.main_reason for row in QuarantinedRow.objects.all()} == {"spreadsheet_error"}


@pytest.mark.parametrize(
    "owner",
    [
        *("omar.haddad@shop.example", "OMAR.HADDAD@shop.example", "N002", "Omar Haddad"),
        *("Omar Haddad <omar.haddad@shop.example>", "Omar Haddad (N002)", "N002 Omar Haddad", "Haddad; Omar"),
    ],
)
def test_an_owner_is_found_however_the_system_names_them(owner: str) -> None:
    bring(f'{HEADER}R1,"{owner.replace(";", ",")}",Won,2026-07-06,1000\n')
    assert standing()["R1"]["owner"] == "N002"


@pytest.mark.parametrize("title", ["Amount Currency", "ARR Currency", "Deal value currency", "币种"])
def test_the_currency_of_an_amount_is_told_beside_it(title: str) -> None:
    amount = {"ARR Currency": "ARR", "Deal value currency": "Deal value"}.get(title, "Amount")
    bring(f"Deal,Owner,Stage,Close date,{title},{amount}\nM1,Omar Haddad,Won,2026-07-06,EUR,1000\n")
    assert (standing()["M1"]["currency"], standing()["M1"]["amount_minor"]) == ("EUR", 1000_00)


@pytest.mark.parametrize(
    ("word", "stage"),
    [
        *(
            ("Closed-Won", "Won"),
            ("closedlost", "Lost"),
            ("3-Propose", "Engaging"),
            ("Qualify", "Prospecting"),
        ),
        *(
            ("Proposal/Price Quote", "Engaging"),
            ("Id. Decision Makers", "Engaging"),
            ("Lead In", "Prospecting"),
        ),
        *(
            ("decisionmakerboughtin", "Engaging"),
            ("Closed-Lost to Competition", "Lost"),
            ("初步接洽", "Prospecting"),
        ),
        *(("谈判审核", "Engaging"), ("20% 需求确定", "Prospecting"), ("结束-赢单", "Won"), ("無效", "Lost")),
    ],
)
def test_the_stages_of_common_systems_are_known(word: str, stage: str) -> None:
    bring(f"{HEADER}A1,Omar Haddad,{word},2026-07-06,1000\n")
    assert standing()["A1"]["stage"] == stage


def test_a_near_stage_is_offered(ops: Client) -> None:
    bring(f"{HEADER}A1,Omar Haddad,Closd won,2026-07-06,1000\n")
    assert "Did you mean “Won”?" in ops.get(reverse("facts:quarantine")).content.decode()
