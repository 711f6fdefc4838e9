"""A draft is weighed on a closed quarter, its cost drawn, and one deal more asked about, in a browser."""

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from steelyard.foundation import rulebook
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

RICHER = closes.REP.replace("rate: 3 %", "rate: 6 %").replace("cap: 4,000", "cap: 40,000")


@pytest.mark.parametrize("look", [LOOKS[0], Look("zh-hans", "dark", PHONE)], ids=str)
def test_from_a_draft_to_its_cost_and_to_one_deal_more(
    look: Look, page: Page, live_server: LiveServer
) -> None:
    made = closes.setting()
    assert closes.close(made).state == "done"
    draft = rulebook.save_draft(text=RICHER, by=made.ops, at=AT)
    wear(page, live_server, look)
    sign_in(page, live_server, made.ops)
    with no_complaints(page):
        page.goto(live_server.url + reverse("simulation:index"))
        look_over(page, f"simulation-none-{look}")
        page.locator("#id_version").select_option(str(draft.pk))
        page.locator("form[action$='/ask/'] button").click()
        expect(page.locator("main .job")).to_be_visible()
        jobs.run_pending()
        # Nobody loads the page anew: it sees by itself that the work has ended.
        people = page.locator("main tbody").last  # the first is the picture's, for those who read it
        expect(people).to_contain_text("Bo")
        expect(page.locator("main dl.figures")).to_contain_text("1,020.00")
        look_over(page, f"simulation-{look}")
        people.locator("[aria-haspopup]").first.click()
        expect(page.locator("#drawer-content")).to_contain_text("D3", timeout=30_000)
        page.keyboard.press("Escape")
        page.locator("main a[href$='/odds/']").click()
        page.locator(".form-buttons button").click()
        expect(page.locator("main .job")).to_be_visible()
        jobs.run_pending()
        expect(page.locator("main tbody").last).to_contain_text("95 %")
        look_over(page, f"odds-{look}")
        place = {"period": made.period.code, "person": made.company.bo.code}
        page.goto(live_server.url + reverse("simulation:what_if", kwargs=place))
        page.locator("#id_amount").fill("10000")
        page.locator(".form-buttons button").click()
        expect(page.locator("main dl.figures")).to_contain_text("300.00")
        look_over(page, f"what-if-{look}")
        page.goto(live_server.url + reverse("planning:agreement", kwargs=place))
        expect(page.locator("main")).to_contain_text("100,000.00 CNY")
        look_over(page, f"agreement-{look}")


def look_over(page: Page, name: str) -> None:
    """Check that the page fits and is accessible; keep its picture."""
    assert_fits(page)
    assert_accessible(page)
    picture(page, name)
