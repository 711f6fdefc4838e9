"""What a file leaves open is asked once for the column, in every door, and never guessed."""

import datetime as dt
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from steelyard.foundation.facts import actions
from steelyard.foundation.facts.models import Import, ImportState, QuarantinedRow
from steelyard.foundation.facts.tests.makers import AT, bring, counts, standing, upload
from steelyard.foundation.people import Role
from steelyard.kit.refusal import Refused
from steelyard.site.cli import import_files
from tests import factories

pytestmark = pytest.mark.usefixtures("sellers")
HEAD = "Deal;Owner;Stage;Close date;Amount\n"
DOTS = HEAD + "B1;张伟;Won;06.07.2026;12.500\nB2;张伟;Won;13.07.2026;8.000\nB3;张伟;Won;14.07.2026;950\n"
DECIMALS = (
    HEAD + "C1;张伟;Won;06.07.2026;1.234,56\nC2;张伟;Won;13.07.2026;999,00\nC3;张伟;Won;14.07.2026;12.500\n"
)
FINE = "Order No,Owner,Order Date,Amount\nP1,张伟,2026-07-06,20565.6206\nP2,张伟,2026-07-06,957.5775\n"
REFUND = "Deal,Owner,Stage,Close date,Amount\nT1,张伟,Won,2026-07-06,1000\nT2,张伟,Refunded,2026-07-08,200\n"


@pytest.fixture
def ops() -> Client:
    client = Client()
    client.force_login(factories.company().users[Role.SALES_OPS.value])
    return client


def total(dataset: str = "deals") -> int:
    return sum(row["amount_minor"] for row in standing(dataset).values())


def test_one_cell_settles_its_whole_column() -> None:
    bring(DECIMALS)
    assert total() == 14_733_56


def test_a_neighbour_of_the_same_file_settles_a_column_that_shows_nothing() -> None:
    bring("Product;List price;Currency\nDesk;12.500;EUR\n", answers={"read_as": {"list_price": "comma"}})
    assert standing("products")["Desk"]["list_price_minor"] == 12_500_00
    text = 'id,owner,ordered on,quantity,amount\nK1,张伟,2026-07-06,"1,000",12.50\n'
    bring(text, file_name="orders.csv")
    assert standing("orders")["K1"]["quantity"] == 1000


def test_what_nothing_settles_is_refused_until_it_is_said() -> None:
    one = upload(DOTS)
    with pytest.raises(Refused, match=r"Amount.*12\.500"):
        actions.commit_import(import_=one, by=None, at=AT)
    assert not standing()
    actions.answer_questions(import_=one, answers={("numbers", "amount"): "comma"}, by=None, at=AT)
    actions.commit_import(import_=one, by=None, at=AT)
    assert total() == 21_450_00


def test_the_answer_is_known_for_the_next_file_with_these_headers() -> None:
    one = upload(DOTS)
    actions.answer_questions(import_=one, answers={("numbers", "amount"): "comma"}, by=None, at=AT)
    actions.discard_import(import_=one, by=None, at=AT)
    bring(DOTS.replace("B1", "B9"))
    assert standing()["B9"]["amount_minor"] == 12_500_00


def test_a_cell_against_what_was_said_is_set_aside_by_name() -> None:
    one = bring(HEAD + "B1;张伟;Won;16.07.2026;12.50\n", answers={"read_as": {"amount": "comma"}})
    assert counts(one) == (0, 0, 0, 1)
    assert QuarantinedRow.objects.get().main_reason == "other_mark"


def test_a_repaired_cell_is_read_as_its_column_is() -> None:
    bring(DECIMALS.replace("12.500", "zwölf"))
    row = QuarantinedRow.objects.get()
    actions.repair_row(row=row, cells=[*row.cells[:-1], "12.500"], by=None, at=AT)
    assert total() == 14_733_56


def test_dates_are_settled_by_the_column_and_asked_about_otherwise() -> None:
    text = "Order No,Owner,Order Date,Amount\nQ1,张伟,13/07/2026,100\nQ2,张伟,02/07/2026,50\n"
    columns = {"id": "Order No", "owner": "Owner", "ordered_on": "Order Date", "amount": "Amount"}
    bring(text, columns=columns)  # a mapping that says nothing of dates reads no worse than none
    assert [row["ordered_on"] for row in standing("orders").values()] == [
        dt.date(2026, 7, 2),
        dt.date(2026, 7, 13),
    ]
    with pytest.raises(Refused, match="which number is the month"):
        bring(text.replace("13/07", "03/07"))


def test_moments_become_the_companys_day() -> None:
    bring(
        "Deal,Owner,Stage,Close date,Amount\nO1,张伟,Won,2026-06-30T18:30:00.000Z,1000\n"
        "O2,张伟,Won,2026-06-30T18:30:00.000+0000,1000\nO3,张伟,Won,2026-07-01T02:30:00+08:00,1000\n"
    )
    assert {row["closed_on"] for row in standing().values()} == {dt.date(2026, 7, 1)}


def test_more_decimals_than_the_currency_has_take_one_answer_for_the_file() -> None:
    one = upload(FINE)
    actions.check_import(import_=one)
    [asked] = one.findings["questions"]
    assert (asked["kind"], asked["samples"][0][:2]) == ("decimals", ["20565.6206", "20,565.62"])
    actions.answer_questions(import_=one, answers={("decimals", "amount"): "round"}, by=None, at=AT)
    actions.commit_import(import_=one, by=None, at=AT)
    assert total("orders") == 21_523_20


def test_a_refund_without_sign_is_set_aside_or_taken_back_never_added() -> None:
    bring(REFUND)
    assert total() == 1000_00
    bring(REFUND, answers={"refunds": "minus"})
    assert total() == 800_00


def test_a_unit_in_the_header_counts_also_when_the_column_is_matched_by_hand() -> None:
    bring(
        "商机编号,负责人,阶段,成交日期,合同金额（万元）\nL1,张伟,赢单,2026-07-06,12.5\nL2,张伟,赢单,2026-07-07,8\n",
        columns={
            "id": "商机编号",
            "owner": "负责人",
            "stage": "阶段",
            "closed_on": "成交日期",
            "amount": "合同金额（万元）",
        },
    )
    assert total() == 205_000_00
    assert {row["currency"] for row in standing().values()} == {"CNY"}


def test_rates_keep_their_digits_and_are_never_below_nothing() -> None:
    one = bring(
        "Currency,Date,Rate,Units\nVND,2026-07-01,0.0000384615,\nKRW,2026-07-01,0.73124,1000\n"
        "EUR,2026-07-01,-7.8,\n",
        file_name="rates.csv",
    )
    assert counts(one) == (2, 0, 0, 1)
    assert [row["rate_pico"] for row in standing("rates").values()] == [731_240_000, 38_461_500]
    bring("Currency;Date;Rate\nEUR;2026-07-01;1,1\n", file_name="rates.csv")
    assert standing("rates")["EUR~2026-07-01"]["rate_pico"] == 1_100_000_000_000


def test_the_shares_of_a_fact_have_one_reading() -> None:
    bring(
        "Dataset,Deal ID,Person,Share\ndeals,N1,张伟,1\ndeals,N1,Darcel Schlecht,99\n"
        "deals,N2,张伟,0.5\ndeals,N2,Darcel Schlecht,99.5\ndeals,N3,张伟,0.4\ndeals,N3,Darcel Schlecht,60%\n"
        "deals,N4,张伟,30\ndeals,N4,Darcel Schlecht,60\n",
        file_name="splits.csv",
    )
    shares = sorted((row["fact_id"], row["share_ppm"]) for row in standing("splits").values())
    assert shares == [
        *(("N1", 10_000), ("N1", 990_000), ("N2", 5_000), ("N2", 995_000), ("N3", 400_000), ("N3", 600_000)),
    ]
    told = QuarantinedRow.objects.first()
    assert told is not None
    assert told.reasons[0]["as_percent"] == "90 %"


def test_identifiers_stay_as_they_are_written() -> None:
    bring(
        'id,owner,stage\n="00123",张伟,Engaging\n\'00124,张伟,Engaging\n1E5,张伟,Engaging\n007,张伟,Engaging\n'
    )
    assert set(standing()) == {"00123", "00124", "1E5", "007"}


def run(*arguments: object, say: str = "") -> Result:
    return CliRunner().invoke(import_files.command, [str(argument) for argument in arguments], input=say)


def test_the_command_line_takes_the_answer_as_an_option_or_asks(tmp_path: Path) -> None:
    (tmp_path / "deals.csv").write_text(DOTS)
    refused = run(tmp_path / "deals.csv", "--yes")
    assert refused.exit_code == import_files.REFUSED
    assert "--numbers comma" in refused.output
    assert not standing()
    done = run(tmp_path / "deals.csv", "--numbers", "comma", "--yes")
    assert (done.exit_code, total()) == (0, 21_450_00), done.output
    (tmp_path / "more.csv").write_text(DOTS.replace("B", "D").replace("Close Date", "Closing date"))
    (tmp_path / "m.yaml").write_text(
        "mapping: dots\ntitle: {en: Dots}\nsources:\n- dataset: deals\n  file: more.csv\n  numbers: comma\n"
        "  columns: {id: Deal, owner: Owner, stage: Stage, closed_on: Close date, amount: Amount}\n"
    )
    done = run(tmp_path / "more.csv", "--mapping", tmp_path / "m.yaml", "--yes")
    assert (done.exit_code, total()) == (0, 2 * 21_450_00), done.output


def test_without_yes_the_command_line_asks_for_each_column(tmp_path: Path) -> None:
    (tmp_path / "deals.csv").write_text(DOTS)
    done = run(tmp_path / "deals.csv", say="comma\ny\n")
    assert (done.exit_code, total()) == (0, 21_450_00), done.output
    assert "12.500   dot: 12.5   comma: 12,500" in done.output


def test_the_wizard_shows_what_cells_become_and_commits_once_it_is_answered(ops: Client) -> None:
    ops.post(reverse("facts:upload"), {"file": SimpleUploadedFile("d.csv", DOTS.encode()), "dataset": ""})
    one = Import.objects.get()
    form = {f"column_{name}": header for name, header in one.mapping["columns"].items()}
    ops.post(reverse("facts:match", args=[one.pk]), form)
    page = ops.get(reverse("facts:import", args=[one.pk])).content.decode()
    assert "How does “Amount” write decimals?" in page
    assert "12,500" in page
    refused = ops.post(reverse("facts:commit", args=[one.pk]), follow=True).content.decode()
    assert "Say first how the column “Amount” writes decimals" in refused
    ops.post(reverse("facts:answer", args=[one.pk]), {"numbers:amount": "comma"})
    page = ops.get(reverse("facts:import", args=[one.pk])).content.decode()
    assert "→ ¥12,500.00" in page or "→ 12,500.00" in page
    ops.post(reverse("facts:commit", args=[one.pk]))
    one.refresh_from_db()
    assert (one.state, total()) == (ImportState.COMMITTED, 21_450_00)


def test_the_api_takes_the_answer(ops: Client) -> None:
    def send(**more: str) -> int:
        file = SimpleUploadedFile("d.csv", DOTS.encode())
        return ops.post("/api/facts/imports", {"file": file, **more}).status_code

    assert send() >= 400
    assert send(numbers="comma") == 200
    assert total() == 21_450_00


def test_what_was_answered_before_stays_where_a_call_says_nothing_or_something_else(ops: Client) -> None:
    one = upload(DOTS)
    actions.answer_questions(import_=one, answers={("numbers", "amount"): "comma"}, by=None, at=AT)
    actions.discard_import(import_=one, by=None, at=AT)
    for said in ({}, {"refunds": "minus"}):
        file = SimpleUploadedFile("d.csv", DOTS.encode())
        assert ops.post("/api/facts/imports", {"file": file, **said}).status_code == 200
        assert total() == 21_450_00
