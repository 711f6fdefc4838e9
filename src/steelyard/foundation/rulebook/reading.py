"""A plan's text and what the engine reads in it, remembered: a text always reads the same."""

import hashlib
import re
from functools import lru_cache

from django.utils.translation import get_language

from steelyard import engine
from steelyard.foundation.rulebook.models import PlanVersion

REMEMBERED = 64
CODE_LINE = re.compile(r"^(?:plan|code):[ \t]*[\"']?([a-z0-9][a-z0-9_-]*)[\"']?[ \t]*(?:#.*)?$", re.MULTILINE)


def language() -> engine.Language:
    """Return the reader's language as the engine names it."""
    return engine.language_of(get_language() or "en")


def tidy(text: str) -> str:
    """Return a text with plain line ends and one at its end, as browsers and editors differ in them."""
    return text.removeprefix("\N{BYTE ORDER MARK}").replace("\r\n", "\n").replace("\r", "\n").rstrip() + "\n"


def hash_of(text: str) -> str:
    """Return the hash that names a text."""
    return hashlib.sha256(text.encode()).hexdigest()


@lru_cache(maxsize=REMEMBERED)
def read_text(text: str, source: str) -> engine.Reading:
    """Read a plan's YAML; all its problems at once."""
    return engine.read(text, source=source)


def code_in(text: str) -> str | None:
    """Return the plan's code that a text names, also when the rest of it cannot be read."""
    plan = read_text(text, "plan.yaml").plan
    if plan is not None:
        return plan.code
    found = CODE_LINE.search(text)
    return found.group(1) if found else None


def reading_of(version: PlanVersion) -> engine.Reading:
    """Read a version's text."""
    return read_text(version.text, f"{version.plan.code}.yaml")


def problems_of(version: PlanVersion) -> tuple[engine.Problem, ...]:
    """Return all that is wrong or doubtful in a version's text."""
    return reading_of(version).problems
