"""A close with a missing target, a figure far off and an older meaning, looked over in a browser."""

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from steelyard.foundation import periods
from steelyard.loop import planning
from steelyard.loop.rewards import actions, recalculating
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
from tests.older_meaning import closed_by_first_meaning


@pytest.mark.parametrize("look", [LOOKS[0], Look("zh-hans", "dark", PHONE)], ids=str)
def test_who_waits_and_what_is_far_off_is_seen_before_publishing(
    look: Look, page: Page, live_server: LiveServer
) -> None:
    made = closes.setting()
    bo, cy = made.company.bo.code, made.company.cy.code
    planning.set_targets(
        period=made.period, values={(cy, "revenue"): None, (bo, "revenue"): 1_000_00}, by=made.ops, at=AT
    )
    wear(page, live_server, look)
    sign_in(page, live_server, made.ops)
    address = live_server.url + reverse("assessment:close", kwargs={"period": "2026-Q3"})
    with no_complaints(page):
        page.goto(address)
        look_over(page, f"close-checklist-waits-{look}")
        assert closes.close(made).state == "done"
        page.goto(address)
        expect(page.locator("#waiting-title")).to_be_visible()
        expect(page.locator("#far-title")).to_be_visible()
        look_over(page, f"close-waits-{look}")
        place = {"period": "2026-Q3", "person": cy}
        page.goto(live_server.url + reverse("rewards:statement", kwargs=place))
        expect(page.locator("main .alert-warning").first).to_be_visible()
        look_over(page, f"statement-waits-{look}")
        closed_by_first_meaning(person=made.company.outsider.code, component="bonus", more_minor=10_000)
        page.goto(address)
        look_over(page, f"close-meaning-{look}")
        periods.ensure_period(code="2026-Q4", by=made.ops, at=AT)
        found = recalculating.recalculate("quarter")
        assert found is not None
        actions.save_recalculation(kind="quarter", found=found, by=made.ops, at=AT)
        page.goto(live_server.url + reverse("rewards:changes", kwargs={"period": "2026-Q4"}))
        expect(page.locator("#meaning-title")).to_be_visible()
        expect(page.locator("input[name=with_meaning]")).not_to_be_checked()
        look_over(page, f"changes-meaning-{look}")


def look_over(page: Page, name: str) -> None:
    assert_fits(page)
    assert_accessible(page)
    picture(page, name)
