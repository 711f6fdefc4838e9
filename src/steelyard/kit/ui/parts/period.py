"""`{% period_name code %}`: a period's code as people say it."""

import re

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

YEAR, PART, NUMBER = 1, 2, 3
PARTS = {
    "P": gettext_noop("Month %(number)s of fiscal %(year)s"),
    "W": gettext_noop("Week %(number)s of %(year)s"),
    "F": gettext_noop("Two weeks %(number)s of %(year)s"),
}


def period_name(code: str) -> str:
    """Say 2026-Q3, 2026-W31, 2026-07 or 2026 in the reader's language; anything else stays as it is."""
    if not (found := re.fullmatch(r"(\d{4})(?:-([QHPWF]?)(\d+))?", code)):
        return code
    year, part, number = found.group(YEAR), found.group(PART), found.group(NUMBER)
    values = {"year": year, "number": int(number or 0)}
    if number is None:
        return _("%(year)s") % values
    if part == "Q":
        return _("Q%(number)s %(year)s") % values
    if part in PARTS:
        return _(PARTS[part]) % values
    if part == "H":
        return (_("H1 %(year)s") if number == "1" else _("H2 %(year)s")) % values
    return _("%(number)s/%(year)s") % values
