"""All parts on one page, in a browser: every look, the drawer, and trouble."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pytest_django.fixtures import Settings
from pytest_django.live_server_helper import LiveServer

from tests.browser import LOOKS, Look, assert_accessible, assert_fits, no_complaints, picture, wear


@pytest.fixture
def gallery(live_server: LiveServer, settings: Settings) -> str:
    settings.ROOT_URLCONF = "steelyard.kit.ui.tests.gallery"
    engine = settings.TEMPLATES[0]
    settings.TEMPLATES = [{**engine, "DIRS": [*engine["DIRS"], Path(__file__).parent / "templates"]}]
    return f"{live_server.url}/gallery/"


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_the_parts_are_accessible_in_every_look(
    page: Page, live_server: LiveServer, gallery: str, look: Look
) -> None:
    wear(page, live_server, look)
    with no_complaints(page):
        page.goto(gallery)
        expect(page.locator("[data-chart] canvas")).to_have_count(6)
    assert_accessible(page)
    assert_fits(page)
    picture(page, f"parts-{look}")


def test_the_drawer_opens_without_leaving_and_hands_the_focus_back(page: Page, gallery: str) -> None:
    page.goto(gallery)
    figure = page.locator(".figures .why").first
    figure.focus()
    page.keyboard.press("Enter")
    drawer = page.get_by_role("dialog", name="Commission")
    expect(drawer).to_contain_text("¥635,000.00 was sold")
    expect(drawer.get_by_role("heading", name="Commission")).to_be_focused()
    assert_accessible(page)
    for _ in range(6):  # the focus stays inside, or in the browser's own bars
        page.keyboard.press("Tab")
        assert page.evaluate(
            "document.activeElement === document.body || drawer.contains(document.activeElement)"
        )
    page.keyboard.press("Escape")
    expect(drawer).to_be_hidden()
    expect(figure).to_be_focused()
    assert page.url == gallery


def test_a_why_is_a_page_of_its_own_too(page: Page, gallery: str) -> None:
    page.goto(f"{gallery}why/")
    expect(page.get_by_role("heading", level=1, name="Commission")).to_be_visible()


def test_what_fails_is_said_in_words(page: Page, gallery: str) -> None:
    page.goto(gallery)
    page.get_by_role("button", name="Break").click()
    expect(page.get_by_text("Nothing was changed; try again in a moment.")).to_be_visible()


def test_the_menu_is_reached_on_a_phone(page: Page, live_server: LiveServer, gallery: str) -> None:
    wear(page, live_server, LOOKS[3])
    page.goto(gallery)
    people = page.get_by_role("link", name="People")
    expect(people).to_be_hidden()
    page.get_by_role("button", name="Main menu").click()
    expect(people).to_be_visible()
    assert_accessible(page)
    page.keyboard.press("Escape")
    expect(people).to_be_hidden()


def test_the_theme_is_there_before_anything_is_drawn(
    page: Page, live_server: LiveServer, gallery: str
) -> None:
    """The server writes it, so that no page flashes white at night."""
    wear(page, live_server, Look(theme="dark"))
    answer = page.goto(gallery)
    assert answer is not None
    assert 'data-bs-theme="dark"' in answer.text().partition("<head")[0]
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "dark"


@pytest.mark.browser_context_args(color_scheme="dark")
def test_without_a_choice_the_system_decides(page: Page, gallery: str) -> None:
    page.goto(gallery)
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(16, 23, 24)"
