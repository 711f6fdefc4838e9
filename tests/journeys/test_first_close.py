"""From a CRM export with faults to a statement that answers "why?", as its users walk it."""

import re
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path

import pyarrow as pa
import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from playwright.sync_api import Page, Response, expect
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


@dataclass(frozen=True, kw_only=True)
class Walk:
    """One walk through the product: in which browser, in which look, in which company."""

    page: Page
    server: LiveServer
    look: Look
    made: closes.Setting

    def sign_in(self, user: User) -> None:
        """Go on as somebody else."""
        sign_in(self.page, self.server, user)

    def visit(self, name: str, *args: object) -> Response | None:
        """Open a page."""
        return self.page.goto(self.server.url + reverse(name, args=args))

    def look_over(self, name: str) -> None:
        """Check that the page fits and is accessible; keep its picture."""
        assert_fits(self.page)
        assert_accessible(self.page)
        picture(self.page, f"{name}-{self.look}")


@pytest.mark.parametrize("look", [LOOKS[0], Look("zh-hans", "dark", PHONE)], ids=str)
def test_from_an_export_to_a_statement_that_answers_why(
    look: Look, page: Page, live_server: LiveServer, tmp_path: Path
) -> None:
    walk = Walk(page=page, server=live_server, look=look, made=closes.setting())
    add_product("GTX Pro", walk.made)
    wear(page, live_server, look)
    with no_complaints(page):
        walk.sign_in(walk.made.ops)
        bring_in(walk, export(tmp_path))
        mend(walk)
        close(walk)
        see_nothing_yet(walk)
        publish_and_issue(walk)
        ask_why(walk)
    answer = walk.visit("rewards:statement", walk.made.period.code, walk.made.company.outsider.code)
    assert answer
    assert answer.status == HTTPStatus.NOT_FOUND


def bring_in(walk: Walk, path: Path) -> None:
    """Upload; the columns are recognised; the preview names what is wrong, at its cell; commit."""
    page = walk.page
    walk.visit("facts:upload")
    walk.look_over("upload")
    page.locator("input[type=file]").set_input_files(path)
    page.locator("main form button[type=submit]").click()
    walk.look_over("match")
    page.locator("main form:not([action]) button[type=submit]").last.click()
    expect(page.locator("main")).to_contain_text("GTXPro")
    walk.look_over("preview")
    # 10,000 can be ten thousand or ten: it is asked once for the column.
    page.locator("form[action$='/answer/'] input[value=dot]").check()
    page.locator("form[action$='/answer/'] button").click()
    expect(page.locator("form[action$='/answer/']")).to_have_count(0)
    # One click takes the near miss for what it is.
    page.get_by_role("button", name="GTX Pro", exact=True).first.click()
    commit = page.locator("form[action$='/commit/'] button")
    commit.click()
    expect(commit).to_have_count(0)
    walk.look_over("committed")
    assert facts.waiting_rows()["deals"] == 2


def mend(walk: Walk) -> None:
    """What could not be used waits with its reason, is repaired, and is let in."""
    page = walk.page
    walk.visit("facts:quarantine")
    walk.look_over("quarantine")
    page.get_by_role("link", name=re.compile("3")).filter(has_text="3").first.click()
    walk.look_over("repair")
    page.get_by_label(re.compile("close_date")).fill("2026-09-15")
    page.locator("main form button[type=submit]").last.click()
    assert facts.waiting_rows()["deals"] == 1


def close(walk: Walk) -> None:
    """The close says what it will do, and does it."""
    walk.visit("assessment:close", walk.made.period.code)
    walk.look_over("checklist")
    walk.page.locator("form[action$='/close/start/'] button").click()
    jobs.run_pending()
    jobs.run_pending()  # what follows a close
    walk.visit("assessment:index", walk.made.period.code)
    walk.look_over("results")


def see_nothing_yet(walk: Walk) -> None:
    """Until it is published and issued, Bo sees neither score nor pay."""
    walk.sign_in(walk.made.company.users["rep"])
    walk.visit("rewards:statement", walk.made.period.code, walk.made.company.bo.code)
    expect(walk.page.locator("main")).not_to_contain_text(TOTAL)
    walk.look_over("not-issued")


def publish_and_issue(walk: Walk) -> None:
    """Sales operations let everybody see."""
    walk.sign_in(walk.made.ops)
    walk.visit("assessment:index", walk.made.period.code)
    walk.page.locator("form[action$='/publish/'] button[type=submit]").first.click()
    walk.visit("rewards:index", walk.made.period.code)
    walk.page.locator("form[action$='/issue/'] button[type=submit]").first.click()
    walk.look_over("statements")


def ask_why(walk: Walk) -> None:
    """Bo asks why, and ends at the row of the file."""
    page, period, person = walk.page, walk.made.period.code, walk.made.company.bo.code
    walk.sign_in(walk.made.company.users["rep"])
    walk.visit("assessment:scorecard", period, person)
    walk.look_over("scorecard")
    walk.visit("rewards:statement", period, person)
    expect(page.locator(".figures")).to_contain_text(TOTAL)
    walk.look_over("statement")
    page.locator("tr", has_text=COMMISSION).locator("td a").last.click()
    drawer = page.locator("#drawer")
    expect(drawer).to_contain_text(COMMISSION)
    expect(drawer).to_contain_text("D20")
    assert_accessible(page, within="#drawer")
    picture(page, f"why-{walk.look}")
    drawer.get_by_role("link").filter(has_text="D20").first.click()
    page.wait_for_url("**/facts/deals/D20/")
    expect(page.locator("main")).to_contain_text("crm-export.csv")
    walk.look_over("row")


def export(folder: Path) -> Path:
    """Write the export."""
    path = folder / "crm-export.csv"
    path.write_text(EXPORT)
    return path


def add_product(name: str, made: closes.Setting) -> None:
    """Let one product be known."""
    table = pa.table({"code": [name], "name": [name]})
    facts.admit_table(dataset="products", table=table, file_name="products.csv", by=made.ops, at=AT)
