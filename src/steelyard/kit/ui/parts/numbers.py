"""Figures on a page: the texts of figures.py in tabular digits, with the exact amount at hand."""

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from steelyard.kit.ui import figures
from steelyard.kit.ui.parts.icon import icon


def _num(text: str, exact: str = "") -> SafeString:
    if exact and exact != text:
        return format_html('<span class="num" title="{}">{}</span>', exact, text)
    return format_html('<span class="num">{}</span>', text)


def money(amount_minor: int | None, currency: str = "", *, whole: bool = False) -> SafeString:
    """Write an amount; pointing at a shortened one shows it in full."""
    return _num(
        figures.money(amount_minor, currency, whole=whole), figures.money(amount_minor, currency, exact=True)
    )


def ratio(ppm: int | None, places: int = 1) -> SafeString:
    """Write a ratio as a percentage."""
    return _num(figures.ratio(ppm, places=places))


def points(micro: int | None, places: int = 2) -> SafeString:
    """Write points."""
    return _num(figures.points(micro, places=places))


def number(value: int | None, unit: str = "count", currency: str = "") -> SafeString:
    """Write an indicator's value by its unit."""
    return money(value, currency) if unit == "money" else _num(figures.value(value, unit, currency))


def change(ppm: int | None) -> SafeString:
    """Write a change against before: an arrow, a sign, and the reader's colour for rise or fall."""
    if ppm is None:
        return _num(figures.NOTHING)
    if ppm == 0:
        return format_html('<span class="change num">{}</span>', figures.ratio(0))
    way, arrow, spoken = (
        ("rise", "arrow-up-right", _("up")) if ppm > 0 else ("fall", "arrow-down-right", _("down"))
    )
    sign = "+" if ppm > 0 else ""
    return format_html(
        '<span class="change change-{} num">{}{}{}</span>', way, icon(arrow, spoken), sign, figures.ratio(ppm)
    )
