"""Who waits for what, on the console and as JSON."""

from typing import Any

from steelyard.engine import Language, Wait
from steelyard.engine.words import LANGUAGES, sentences


def wait_line(wait: Wait, language: Language) -> str:
    """Name a person, what waits, for what, and who can mend it."""
    return f"{wait.person}: {sentences((wait.says(), wait.mends())).text(language)}"


def wait_as_json(wait: Wait) -> dict[str, Any]:
    """Give plain data; `because` has codes of notes, `text` the words in every language."""
    return {
        "plan": wait.plan.code,
        "person": wait.person,
        "what": wait.what,
        "subject": wait.subject,
        "because": [{"indicator": lack.indicator, "reason": lack.reason} for lack in wait.lacks],
        "others": list(wait.others),
        "text": {language: wait.says().text(language) for language in LANGUAGES},
    }
