"""How the reader at hand writes targets: the language, and amounts in full or in 万."""

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from steelyard.kit.ui import figures, preferences
from steelyard.loop.planning.values import Writing


def writing_for(unit: str, currency: str) -> Writing:
    """Return how this reader writes values of a unit."""
    return Writing(
        unit=unit, currency=currency if unit == "money" else "", shift=_short()[0] if unit == "money" else 0
    )


def unit_words(writing: Writing) -> str:
    """Name the unit of a column: 元, 万元, k USD, %, points; nothing for a plain number."""
    if writing.unit == "ratio":
        return "%"
    if writing.unit == "points":
        return _("points")
    if writing.unit != "money":
        return ""
    multiple = _short()[1] if writing.shift else ""
    if writing.currency == "CNY" and (get_language() or "").startswith("zh"):
        return f"{multiple}元"
    return f"{multiple} {writing.currency}".strip()


def _short() -> tuple[int, str]:
    """Return how many digits this reader moves, and the word for it."""
    if preferences.current().amounts != "short":
        return 0, ""
    digits, word, _places = figures.SHORT.get(get_language() or "en", figures.SHORT["en"])
    return digits, word
