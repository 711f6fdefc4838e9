"""What all tests stand on, in the rooms and in tests/: a home of their own, a browser, two marks."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import django
import pytest
from django.utils import translation

from steelyard.site.locale import compile_changed

# Before Django reads its settings: nothing a test writes may land in the folder somebody works with.
# xdist's workers share the home of the process that started them, whose settings they read before this.
if "PYTEST_XDIST_WORKER" not in os.environ:
    _HOME = tempfile.TemporaryDirectory(prefix="steelyard-tests-")
    os.environ["STEELYARD_HOME"] = _HOME.name
os.environ["DJANGO_SETTINGS_MODULE"] = "steelyard.site.settings"  # not in pyproject: read before this file
os.environ["STEELYARD_DEBUG"] = "1"  # static files under their plain names, straight from their places
# Playwright keeps an event loop running in the test's thread, which Django takes for async code.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"

# Files that take longest or wait for something, so that nobody waits for them alone in the end.
LONG = (
    "tests/journeys",
    "src/steelyard/runtime/tests/test_spark.py",
    "src/steelyard/kit/jobs",
    "src/steelyard/site/demo",
    "src/steelyard/loop/rewards/tests/test_corrections.py",
    "tests/architecture/test_scope.py",
    "src/steelyard/engine/tests/test_examples.py",
    "tests/oracle",
)
ROOT = Path(__file__).parent
BROWSER = ROOT / ".tools" / "browser" / "chromium"
# Without these Chromium keeps calling its maker, which a closed network refuses many times a second.
BROWSER_FLAGS = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
    "--no-sandbox",  # root, containers and some systems allow none, and the pages are our own
]


def pytest_configure() -> None:
    """Compile the translations that changed, so that tests see what users see; then start Django."""
    compile_changed()
    django.setup()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what uses the database and what uses a browser; begin with what takes longest."""
    items.sort(key=_turn)  # stable
    for item in items:
        fixtures = set(getattr(item, "fixturenames", ()))
        if fixtures & {"db", "transactional_db", "live_server"} or item.get_closest_marker("django_db"):
            item.add_marker("touches_db")
        if "page" in fixtures or "browser" in fixtures:
            item.add_marker("browser")


def _turn(item: pytest.Item) -> int:
    """Say when a test's file has its turn."""
    file = item.path.relative_to(ROOT).as_posix()
    return next((turn for turn, long in enumerate(LONG) if file.startswith(long)), len(LONG))


@pytest.fixture(autouse=True)
def _speaks_as_settings_say() -> Iterator[None]:
    """Forget the language of the last request: Django's test client answers in the test's own thread."""
    yield
    translation.deactivate()


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Start the Chromium that set-up found or unpacked (`make test` does; tools/setup.py test)."""
    return {**browser_type_launch_args, "executable_path": str(BROWSER), "args": BROWSER_FLAGS}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """Speak English, in Shanghai, unless a test asks otherwise."""
    return {**browser_context_args, "locale": "en-GB", "timezone_id": "Asia/Shanghai"}
