"""From a CRM export with faults to a statement that answers "why?", as its users walk it."""

import re
from pathlib import Path

import pyarrow as pa
import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from steelyard.foundation import facts
from steelyard.kit import jobs
from tests import closes
from tests.browser import (
    LOOKS,
    PHONE,
    Look,
    assert_accessible,
    assert_fits,
    no_complaints,
    picture,
    sign_in,
    wear,
)
from tests.factories import AT

# One product spelt as nobody else spells it, one won deal without its day, one deal of somebody unknown.
EXPORT = """\
opportunity_id,sales_agent,product,account,deal_stage,close_date,close_value
D20,Bo,GTXPro,Isdom,Won,2026-08-15,"10,000"
D21,Bo,GTX Pro,Cancity,Won,,6000
D22,Nobody,GTX Pro,Cancity,Won,2026-08-20,1
"""
# Bo: 70,000 + 30,000 + 60 % of 40,000 + 10,000 + 6,000 = 140,000 against a target of 100,000, hence
# 80,000 × 1 % + 20,000 × 2 % + 40,000 × 3 % = 2,400.00, and 500.00 for reaching the target.
COMMISSION, TOTAL = "2,400.00", "2,900.00"


@pytest.mark.parametrize("look", [LOOKS[0], Look("zh-hans", "dark", PHONE)], ids=str)
def test_from_an_export_to_a_statement_that_answers_why(
    look: Look, page: Page, live_server: LiveServer, tmp_path: Path
) -> None:
    made = closes.setting()
    add_product("GTX Pro", made)
    ops, bo = made.ops, made.company.users["rep"]
    period = made.period.code
    person = made.company.bo.code
    wear(page, live_server, look)

    def visit(name: str, *args: object) -> None:
        page.goto(live_server.url + reverse(name, args=args))

    def looked_over(name: str) -> None:
        assert_fits(page)
        assert_accessible(page)
        picture(page, f"{name}-{look}")

    with no_complaints(page):
        # Sales operations bring the export in; the columns are recognised.
        sign_in(page, live_server, ops)
        visit("facts:upload")
        looked_over("upload")
        page.locator("input[type=file]").set_input_files(export(tmp_path))
        page.locator("main form button[type=submit]").click()
        looked_over("match")
        page.locator("main form:not([action]) button[type=submit]").last.click()

        # The preview names what is wrong, at its cell; one click takes the near miss for what it is.
        expect(page.locator("main")).to_contain_text("GTXPro")
        looked_over("preview")
        page.get_by_role("button", name="GTX Pro", exact=True).first.click()
        commit = page.locator("form[action$='/commit/'] button")
        commit.click()
        expect(commit).to_have_count(0)
        looked_over("committed")
        assert facts.waiting_rows()["deals"] == 2

        # What could not be used waits with its reason, is repaired, and is let in.
        visit("facts:quarantine")
        looked_over("quarantine")
        page.get_by_role("link", name=re.compile("3")).filter(has_text="3").first.click()
        looked_over("repair")
        repair(page, "close_date", "2026-09-15")
        assert facts.waiting_rows()["deals"] == 1

        # The close says what it will do, and does it.
        visit("assessment:close", period)
        looked_over("checklist")
        page.locator("form[action$='/close/start/'] button").click()
        jobs.run_pending()
        jobs.run_pending()  # what follows a close
        visit("assessment:index", period)
        looked_over("results")

        # Until it is published and issued, Bo sees neither score nor pay.
        sign_in(page, live_server, bo)
        visit("rewards:statement", period, person)
        expect(page.locator("main")).not_to_contain_text(TOTAL)
        looked_over("not-issued")

        sign_in(page, live_server, ops)
        visit("assessment:index", period)
        page.locator("form[action$='/publish/'] button[type=submit]").first.click()
        visit("rewards:index", period)
        page.locator("form[action$='/issue/'] button[type=submit]").first.click()
        looked_over("statements")

        # Bo asks why, and ends at the row of the file.
        sign_in(page, live_server, bo)
        visit("assessment:scorecard", period, person)
        looked_over("scorecard")
        visit("rewards:statement", period, person)
        expect(page.locator(".figures")).to_contain_text(TOTAL)
        looked_over("statement")
        page.locator("tr", has_text=COMMISSION).locator("td a").last.click()
        drawer = page.locator("#drawer")
        expect(drawer).to_contain_text(COMMISSION)
        expect(drawer).to_contain_text("D20")
        assert_accessible(page, within="#drawer")
        picture(page, f"why-{look}")
        drawer.get_by_role("link").filter(has_text="D20").first.click()
        page.wait_for_url("**/facts/deals/D20/")
        expect(page.locator("main")).to_contain_text("crm-export.csv")
        looked_over("row")

    assert page.goto(
        live_server.url + reverse("rewards:statement", args=[period, made.company.outsider.code])
    ).status == 404  # type: ignore[union-attr]


def export(folder: Path) -> Path:
    """Write the export."""
    path = folder / "crm-export.csv"
    path.write_text(EXPORT)
    return path


def add_product(name: str, made: closes.Setting) -> None:
    """Let one product be known."""
    table = pa.table({"code": [name], "name": [name]})
    facts.admit_table(dataset="products", table=table, file_name="products.csv", by=made.ops, at=AT)


def repair(page: Page, header: str, cell: str) -> None:
    """Fill one cell of a quarantined row and let the row in."""
    page.get_by_label(re.compile(header)).fill(cell)
    page.locator("main form button[type=submit]").last.click()
