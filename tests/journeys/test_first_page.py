"""The first thing anyone sees: the sign-in page, in every look."""

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser import LOOKS, Look, assert_accessible, assert_fits, no_complaints, picture, wear


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_the_sign_in_page_is_open_to_all(page: Page, live_server: LiveServer, look: Look) -> None:
    wear(page, live_server, look)
    with no_complaints(page):  # nothing breaks the page's policy
        page.goto(live_server.url)
        heading = {"en": "Sign in", "zh-hans": "登录", "zh-hant": "登入"}[look.language]
        expect(page.get_by_role("heading", name=heading)).to_be_visible()
    assert page.evaluate("[typeof htmx, typeof Alpine, typeof tabler]") == ["object", "object", "object"]
    assert_accessible(page)
    assert_fits(page)
    picture(page, f"sign-in-{look}")


@pytest.mark.browser_context_args(locale="zh-Hant")
def test_a_browser_that_speaks_chinese_is_answered_in_chinese(page: Page, live_server: LiveServer) -> None:
    page.goto(live_server.url)
    expect(page.get_by_role("heading", name="登入")).to_be_visible()


def test_the_language_is_chosen_on_the_page(page: Page, live_server: LiveServer) -> None:
    page.goto(live_server.url)
    page.get_by_role("button", name="简体中文").click()
    expect(page.get_by_role("heading", name="登录")).to_be_visible()
    assert page.locator("html").get_attribute("lang") == "zh-hans"
