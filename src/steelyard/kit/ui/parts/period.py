"""`{% period_name code %}`: a period's code as people say it."""

import re

from django.utils.translation import gettext as _

YEAR, PART, NUMBER = 1, 2, 3


def period_name(code: str) -> str:
    """Say 2026-Q3, 2026-H1, 2026-07 or 2026 in the reader's language; anything else stays as it is."""
    if not (found := re.fullmatch(r"(\d{4})(?:-([QH]?)(\d+))?", code)):
        return code
    year, part, number = found.group(YEAR), found.group(PART), found.group(NUMBER)
    values = {"year": year, "number": int(number or 0)}
    if number is None:
        return _("%(year)s") % values
    if part == "Q":
        return _("Q%(number)s %(year)s") % values
    if part == "H":
        return (_("H1 %(year)s") if number == "1" else _("H2 %(year)s")) % values
    return _("%(number)s/%(year)s") % values
