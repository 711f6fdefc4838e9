import io
from decimal import Decimal

import pytest
from django.contrib.auth.models import User
from python_calamine import CalamineWorkbook

from steelyard.foundation.people import viewer_of
from steelyard.foundation.periods import Period
from steelyard.kit import workbook
from steelyard.loop.planning import actions, queries
from steelyard.loop.planning.files import UnreadableFileError, read_table
from steelyard.loop.planning.queries import Filters
from tests.factories import AT, Company, company
from tests.plans import assign_positions, quarter

pytestmark = pytest.mark.django_db


@pytest.fixture
def firm(db: None) -> Company:
    made = company()
    assign_positions(made.users["sales_ops"])
    return made


@pytest.fixture
def ops(firm: Company) -> User:
    return firm.users["sales_ops"]


@pytest.fixture
def q3(ops: User) -> Period:
    return quarter(by=ops)


def test_what_is_exported_is_imported_as_the_same(firm: Company, ops: User, q3: Period) -> None:
    values = {(firm.bo.code, "revenue"): 120_000_050, (firm.bo.code, "win_rate"): 455_000}
    actions.set_targets(period=q3, values=values, by=ops, at=AT)
    file = workbook.write([queries.exported_targets(q3, viewer_of(ops), Filters())])
    page = queries.import_preview(q3, viewer_of(ops), read_table("targets.xlsx", file))
    assert (page.values, page.wrong, page.same) == ({}, 0, 2)


def test_a_file_is_read_cell_by_cell(firm: Company, ops: User, q3: Period) -> None:
    actions.set_targets(period=q3, values={(firm.bo.code, "revenue"): 100}, by=ops, at=AT)
    text = (
        "姓名,签约金额 (CNY),赢单率,Remark\n"
        'Bo,"1,200,000",45%,hello\n'
        "Cy,120万,abc,\n"
        "Nobody,1,1,\n"
        "Ann,5,,\n"
        "Dee,5,,\n"
    )
    page = queries.import_preview(q3, viewer_of(ops), read_table("a.csv", text.encode("gb18030")))
    bo, cy, ann = firm.bo.code, firm.cy.code, firm.ann.code
    assert page.values == {
        (bo, "revenue"): 120_000_000,
        (bo, "win_rate"): 450_000,
        (cy, "revenue"): 120_000_000,
        (ann, "revenue"): 500,
    }
    assert page.ignored == ("Remark",)
    assert [cell.state for cell in page.rows[0].cells] == ["changed", "new"]
    assert page.rows[1].cells[1].error == "“abc” is not a number"
    assert "nobody you plan for" in page.rows[2].error
    assert "does not ask for this" in page.rows[4].cells[0].error
    assert page.wrong == 3


def test_a_file_without_people_or_indicators_is_refused_whole(firm: Company, ops: User, q3: Period) -> None:
    page = queries.import_preview(q3, viewer_of(ops), [["a", "b"], ["1", "2"]])
    assert len(page.problems) == 2


@pytest.mark.parametrize(
    ("name", "content"), [("a.xlsx", b"no zip"), ("a.csv", b""), ("a.csv", b"\xff\xfe\xfd")]
)
def test_a_file_that_is_no_table_is_refused_in_words(name: str, content: bytes) -> None:
    with pytest.raises(UnreadableFileError):
        read_table(name, content)


def test_the_template_names_everybody_and_sets_nothing(firm: Company, ops: User, q3: Period) -> None:
    file = workbook.write([queries.exported_targets(q3, viewer_of(ops), Filters(), empty=True)])
    rows = CalamineWorkbook.from_filelike(io.BytesIO(file)).get_sheet_by_index(0).to_python()
    assert (
        rows[0][4:] == ["Revenue won (CNY)", "Win rate (%)", "Win rate (%)"] or "Revenue won (CNY)" in rows[0]
    )
    assert {row[0] for row in rows[1:]} == {p.code for p in [*firm.insiders, firm.zed, firm.outsider]}
    assert all(cell == "" for row in rows[1:] for cell in row[4:])


def test_a_copy_grows_money_and_leaves_ratios(firm: Company, ops: User, q3: Period) -> None:
    bo, cy = firm.bo.code, firm.cy.code
    before = {(bo, "revenue"): 33_333_33, (bo, "win_rate"): 400_000, (cy, "revenue"): 10_000_00}
    actions.set_targets(period=q3, values=before, by=ops, at=AT)
    q4 = quarter("2026-Q4", by=ops)
    actions.set_targets(period=q4, values={(cy, "revenue"): 1_00}, by=ops, at=AT)
    page = queries.copy_preview(q4, viewer_of(ops), growth=Decimal("12.5"), replace=False)
    assert page.values == {(bo, "revenue"): 37_500_00, (bo, "win_rate"): 400_000}
    assert page.kept == 1
    replacing = queries.copy_preview(q4, viewer_of(ops), growth=Decimal(-10), replace=True)
    assert replacing.values[cy, "revenue"] == 9_000_00


def test_without_a_period_before_there_is_nothing_to_copy(firm: Company, ops: User, q3: Period) -> None:
    page = queries.copy_preview(q3, viewer_of(ops), growth=Decimal(0), replace=False)
    assert (page.source, page.values) == (None, {})
