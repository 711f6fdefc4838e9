"""Take the pictures of both READMEs from a running `make run`: `python -m tools.pictures [address]`."""

import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "images"
BROWSER = ROOT / ".tools" / "browser" / "chromium"  # `make test` brings it
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
PERIOD = "2026-Q2"
PICTURES = {"statement-why": "en-GB", "statement-why-zh": "zh-CN"}


def main(address: str = "http://localhost:8000") -> int:
    """Sign in as the demo's rep in each language, open a statement, ask why."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(BROWSER), args=FLAGS)
        for name, language in PICTURES.items():
            page = browser.new_page(locale=language, viewport={"width": 1360, "height": 860})
            take(page, address, FOLDER / f"{name}.png")
    return 0


def take(page: Page, address: str, path: Path) -> None:
    """Take one picture."""
    page.goto(f"{address}/account/login/")
    page.locator("form[action='/demo/sign-in/rep/'] button, button[formaction='/demo/sign-in/rep/']").click()
    page.goto(f"{address}/rewards/{PERIOD}/")
    page.locator("main table a").first.click()
    page.locator("main section table tbody tr:nth-child(2) td a").first.click()  # the commission
    page.locator("#drawer .story-figure").wait_for()
    page.wait_for_load_state("networkidle")
    page.screenshot(path=path)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
