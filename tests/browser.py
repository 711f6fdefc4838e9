"""What journeys share: sign in, look a page over with axe, take its picture in every look.

sign_in(page, live_server, user)
assert_accessible(page)
for look in LOOKS: wear(page, look); page.goto(...); assert_fits(page); assert_accessible(page)
"""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.contrib.auth.models import User
from django.test import Client
from playwright.sync_api import ConsoleMessage, Page
from pytest_django.live_server_helper import LiveServer

ROOT = Path(__file__).parents[1]
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
DESKTOP = (1280, 860)
PHONE = (390, 844)


@dataclass(frozen=True)
class Look:
    """How a reader sees pages."""

    language: str = "en"
    theme: str = "light"
    size: tuple[int, int] = DESKTOP

    def __str__(self) -> str:
        return f"{self.language}-{self.theme}-{'phone' if self.size == PHONE else 'desktop'}"


# Each language, each theme and each width, without trying all twelve together.
LOOKS = (Look(), Look("zh-hans", "dark"), Look("zh-hant", "light", PHONE), Look("en", "dark", PHONE))


def sign_in(page: Page, server: LiveServer, user: User) -> None:
    """Give the browser a session, as the sign-in page would."""
    client = Client()
    client.force_login(user)
    _keep(page, server.url, {"sessionid": client.cookies["sessionid"].value})


def wear(page: Page, server: LiveServer, look: Look) -> None:
    """Choose language, theme and width for the pages that follow."""
    page.set_viewport_size({"width": look.size[0], "height": look.size[1]})
    _keep(page, server.url, {"django_language": look.language, "steelyard_theme": look.theme})


def _keep(page: Page, url: str, cookies: dict[str, str]) -> None:
    page.context.add_cookies([{"name": name, "value": value, "url": url} for name, value in cookies.items()])


def assert_accessible(page: Page, *, within: str = "") -> None:
    """Fail with axe's own words when the page, or the part `within` a selector, is not accessible."""
    page.evaluate(f"{AXE.read_text()}; undefined")  # not add_script_tag: the page's policy refuses it
    options = json.dumps({"runOnly": RULES})
    found: dict[str, Any] = page.evaluate(
        f"axe.run({json.dumps(within) if within else 'document'}, {options})"
    )
    wrong = [
        f"{rule['id']}: {rule['help']}\n    " + "\n    ".join(_seen(node) for node in rule["nodes"][:4])
        for rule in found["violations"]
    ]
    assert not wrong, f"{page.url} is not accessible\n" + "\n".join(wrong)


def _seen(node: dict[str, Any]) -> str:
    """Write one finding: where it is, and what axe misses."""
    return f"{node['html'][:160]} — {node['failureSummary'].splitlines()[-1].strip()}"


def assert_fits(page: Page) -> None:
    """Fail when the page itself scrolls sideways; tables may, inside their cards."""
    too_wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert too_wide <= 0, f"{page.url} is {too_wide} px too wide at {page.viewport_size}"


@contextmanager
def no_complaints(page: Page) -> Iterator[list[str]]:
    """Fail when the browser complains meanwhile: errors in scripts, refusals of the page's policy."""
    heard: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        if message.type == "error":
            heard.append(message.text)

    page.on("console", hear)
    page.on("pageerror", lambda error: heard.append(str(error)))
    yield heard
    page.remove_listener("console", hear)
    assert heard == []


def picture(page: Page, name: str) -> None:
    """Keep a picture of the whole page when somebody wants to look: STEELYARD_PICTURES=folder make test."""
    if folder := os.environ.get("STEELYARD_PICTURES"):
        page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)
