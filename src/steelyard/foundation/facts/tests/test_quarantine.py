import csv
import io

import pytest

from steelyard.foundation.facts import actions
from steelyard.foundation.facts.models import Import, QuarantinedRow, RowState
from steelyard.foundation.facts.queries.quarantine import quarantine_file
from steelyard.foundation.facts.tests.makers import AT, DEALS, bring, counts, standing
from steelyard.kit.refusal import Refused

pytestmark = pytest.mark.usefixtures("sellers")
FAULTY = DEALS + "A1,张伟,,GTXPro,Won,,2026-07-01,100,\nA2,张伟,,GTX Pro,Won,,2026-07-02,abc,\n"
PRODUCTS = "product,series\nGTX Pro,GTX\nGTX Plus Pro,GTX\n"


@pytest.fixture(autouse=True)
def products(sellers: None) -> None:
    bring(PRODUCTS, file_name="products.csv")


def test_an_accepted_suggestion_lets_the_rows_in() -> None:
    one = bring(FAULTY)
    assert counts(one) == (0, 0, 0, 2)
    [suggested] = one.findings["suggestions"]
    assert (suggested["cell"], suggested["hints"][0][0], suggested["rows"]) == ("GTXPro", "GTX Pro", 1)
    actions.accept_in_quarantine(kind="product", raw="GTXPro", canonical="GTX Pro", by=None, at=AT)
    assert standing()["A1"]["product"] == "GTX Pro"
    assert standing()["A1"]["source_row"] == 2
    assert QuarantinedRow.objects.filter(state=RowState.WAITING).count() == 1


def test_a_name_may_be_a_new_entry() -> None:
    bring(FAULTY)
    actions.accept_in_quarantine(kind="product", raw="GTXPro", canonical="GTXPro", by=None, at=AT)
    assert standing()["A1"]["product"] == "GTXPro"


def test_a_spelling_must_mean_something_known() -> None:
    with pytest.raises(Refused, match="not known"):
        actions.accept_alias(kind="person", raw="Zhang", canonical="Nobody", by=None, at=AT)


def test_a_person_may_be_meant_by_name() -> None:
    alias = actions.accept_alias(
        kind="person", raw="D. Schlecht", canonical="Darcel Schlecht", by=None, at=AT
    )
    assert alias.canonical == "darcel-schlecht"


def test_a_repaired_row_is_let_in_and_keeps_its_origin() -> None:
    source = bring(FAULTY)
    row = QuarantinedRow.objects.get(key="A2")
    repair = actions.repair_row(row=row, cells=[*row.cells[:7], "250", ""], by=None, at=AT)
    assert counts(repair) == (1, 0, 0, 0)
    assert repair.repairs == source
    assert (standing()["A2"]["amount_minor"], standing()["A2"]["source_row"]) == (25000, 3)
    row.refresh_from_db()
    assert (row.state, row.readmitted_by, row.raw[7]) == (RowState.READMITTED, repair, "abc")


def test_a_row_repaired_badly_waits_with_its_new_reason() -> None:
    bring(FAULTY)
    row = QuarantinedRow.objects.get(key="A2")
    actions.repair_row(row=row, cells=[*row.cells[:4], "", *row.cells[5:7], "250", ""], by=None, at=AT)
    row.refresh_from_db()
    assert (row.state, row.main_reason) == (RowState.WAITING, "missing")
    assert QuarantinedRow.objects.count() == 2


def test_the_file_comes_back_repaired() -> None:
    bring(FAULTY)
    headers, lines = quarantine_file(QuarantinedRow.objects.all())
    stream = io.StringIO()
    writer = csv.writer(stream)
    writer.writerow(headers)
    writer.writerows(
        [str(cell).replace("GTXPro", "GTX Pro").replace("abc", "1.5") for cell in line] for line in lines
    )
    [repair] = actions.repair_from_file(content=stream.getvalue().encode(), by=None, at=AT)
    assert counts(repair) == (2, 0, 0, 0)
    assert standing()["A2"]["amount_minor"] == 150


def test_another_file_is_not_taken_for_a_repaired_one() -> None:
    with pytest.raises(Refused, match="steelyard_row"):
        actions.repair_from_file(content=b"a,b\n1,2\n", by=None, at=AT)


def test_the_corrected_file_settles_what_waited() -> None:
    bring(FAULTY)
    corrected = bring(FAULTY.replace("GTXPro", "GTX Pro").replace("abc", "5"))
    assert counts(corrected) == (2, 0, 0, 0)
    assert set(QuarantinedRow.objects.values_list("state", "readmitted_by")) == {
        (RowState.READMITTED, corrected.pk)
    }


def test_discarding_needs_a_reason() -> None:
    bring(FAULTY)
    rows = QuarantinedRow.objects.all()
    with pytest.raises(Refused, match="why"):
        actions.discard_rows(rows=rows, why=" ", by=None, at=AT)
    assert actions.discard_rows(rows=rows, why="测试数据", by=None, at=AT) == 2
    with pytest.raises(Refused, match="waits no longer"):
        actions.readmit_rows(rows=QuarantinedRow.objects.all(), by=None, at=AT)
    assert Import.objects.filter(origin="repair").count() == 0
