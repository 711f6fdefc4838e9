"""Why a change to the calendar may not be made, in words."""

from collections.abc import Iterable, Iterator
from zoneinfo import available_timezones

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from steelyard import engine
from steelyard.foundation.periods.calendar import span_of
from steelyard.foundation.periods.models import Company, Period

NAMED = 5  # so many periods are named, where a change would move many


def why_not_change_company(*, changed: Company, made: Iterable[Period], why: str) -> Iterator[str]:
    """Say why the company's settings cannot become so; `made` are the periods there are."""
    if len(changed.currency) != 3 or not changed.currency.isascii() or not changed.currency.isupper():  # noqa: PLR2004 - ISO 4217
        yield _("A currency is written with three capital letters, such as CNY.")
    if changed.time_zone not in available_timezones():
        yield _("“%(zone)s” is no time zone; write one such as Asia/Shanghai.") % {"zone": changed.time_zone}
    try:
        moved = [period.code for period in made if is_moved(period, changed.calendar)]
    except engine.NoCalendar as fault:
        yield fault.said.text(engine.language_of(get_language() or "en"))
        moved = []
    if moved:
        yield _(
            "Periods that exist already would mean other days: %(codes)s. "
            "The calendar is chosen before the first of them."
        ) % {"codes": ", ".join(moved[:NAMED]) + (" …" if len(moved) > NAMED else "")}
    if not why.strip():
        yield _("Say why: whoever reads the trail later will ask.")


def is_moved(period: Period, calendar: engine.Calendar) -> bool:
    """Tell whether a period's code means other days, or nothing, in a calendar."""
    try:
        span = span_of(period.code, calendar)
    except ValueError:
        return True
    return (span.starts_on, span.ends_on) != (period.starts_on, period.ends_on)
