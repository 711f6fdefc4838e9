import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer


def test_a_visitor_sees_the_first_page_and_nothing_breaks_the_policy(
    page: Page, live_server: LiveServer
) -> None:
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.goto(live_server.url)
    expect(page.get_by_role("heading", name="Steelyard")).to_be_visible()
    assert complaints == []
    assert page.evaluate("[typeof htmx, typeof Alpine, typeof tabler]") == ["object", "object", "object"]


@pytest.mark.browser_context_args(locale="zh-Hant")
def test_a_chinese_visitor_reads_chinese(page: Page, live_server: LiveServer) -> None:
    page.goto(live_server.url)
    expect(page.get_by_role("heading", name="衡")).to_be_visible()
    expect(page.get_by_text("從目標到薪酬")).to_be_visible()
