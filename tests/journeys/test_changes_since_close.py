"""A refund known after the close: found, read, posted once, and seen on the statement, in a browser."""

from datetime import date

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from steelyard.foundation import calculation
from steelyard.kit import jobs
from tests import closes, plans
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


@pytest.mark.parametrize("look", [LOOKS[0], Look("zh-hans", "dark", PHONE)], ids=str)
def test_a_late_refund_is_posted_into_the_open_period(
    look: Look, page: Page, live_server: LiveServer
) -> None:
    made = closes.setting()
    plans.quarter("2026-Q4", by=made.ops)
    assert closes.close(made).state == "done"
    closes.add_deals([("D2", "Bo", "Acme", date(2026, 8, 2), -30_000, "Refunded")], by=made.ops)
    address = live_server.url + reverse("rewards:changes", kwargs={"period": "2026-Q4"})
    wear(page, live_server, look)
    sign_in(page, live_server, made.ops)
    with no_complaints(page):
        page.goto(address)
        look_over(page, f"changes-none-{look}")
        page.locator("form[action$='/changes/recalculate/'] button").click()
        jobs.run_pending()
        page.goto(address)
        expect(page.locator("main tbody")).to_contain_text("D2")
        look_over(page, f"changes-{look}")
        page.locator("form[action$='/changes/post/'] textarea").fill("Acme was refunded")
        page.locator("form[action$='/changes/post/'] button").click()
        look_over(page, f"changes-posted-{look}")
        assert calculation.Posting.objects.get().why == "Acme was refunded"
        place = {"period": "2026-Q3", "person": made.company.bo.code}
        page.goto(live_server.url + reverse("rewards:statement", kwargs=place) + "?as_known=now")
        look_over(page, f"known-now-{look}")
        page.goto(live_server.url + reverse("rewards:adjust", kwargs={"period": "2026-Q4"}))
        look_over(page, f"adjust-{look}")


def look_over(page: Page, name: str) -> None:
    """Check that the page fits and is accessible; keep its picture."""
    assert_fits(page)
    assert_accessible(page)
    picture(page, name)
