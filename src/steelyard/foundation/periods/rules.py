"""Why a change to the calendar may not be made, in words."""

from collections.abc import Iterator
from zoneinfo import available_timezones

from django.utils.translation import gettext as _


def why_not_change_company(
    *, fiscal_start_month: int, currency: str, time_zone: str, is_fixed: bool, fiscal_changes: bool, why: str
) -> Iterator[str]:
    """Say why the company's settings cannot become so; `is_fixed`: there are periods beyond months."""
    if not 1 <= fiscal_start_month <= 12:  # noqa: PLR2004 - a year's months
        yield _("A month is a number from 1 to 12.")
    if len(currency) != 3 or not currency.isascii() or not currency.isupper():  # noqa: PLR2004 - ISO 4217
        yield _("A currency is written with three capital letters, such as CNY.")
    if time_zone not in available_timezones():
        yield _("“%(zone)s” is no time zone; write one such as Asia/Shanghai.") % {"zone": time_zone}
    if is_fixed and fiscal_changes:
        yield _(
            "Quarters, halves or years exist already, and would mean other days. "
            "The start of the fiscal year is chosen before the first of them."
        )
    if not why.strip():
        yield _("Say why: whoever reads the trail later will ask.")
