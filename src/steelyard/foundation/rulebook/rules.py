"""What may be done to a version, and why not; pure."""

from collections.abc import Iterator
from datetime import date

from django.utils import formats
from django.utils.translation import gettext as _

from steelyard.foundation.rulebook.models import PlanVersion, State


def why_not_save(*, text_code: str | None, plan_code: str | None) -> Iterator[str]:
    """Say why a text cannot become the draft of a plan; problems in it are no reason."""
    if text_code is None:
        yield _("The text does not say which plan it is: begin it with a line such as “plan: field-sales”.")
    elif plan_code is not None and text_code != plan_code:
        yield _("This is the plan %(plan)s, but the text says %(text)s. A plan keeps its code.") % {
            "plan": plan_code,
            "text": text_code,
        }


def why_not_publish(
    version: PlanVersion,
    *,
    errors: int,
    applies_from: date,
    why: str,
    closed_until: date | None,
    in_force: PlanVersion | None,
) -> Iterator[str]:
    """Say why a version cannot come into force on a day.

    `errors` counts what is wrong in its text; `closed_until` is the last day of the last closed period;
    `in_force` is the version it would follow.
    """
    if version.state != State.DRAFT:
        yield _("Version %(number)s has been published already.") % {"number": version.number}
    if errors:
        yield _("Its text has problems. They are listed with their lines; correct them first.")
    if not why.strip():
        yield _("Say why: the people who work under this plan will read it.")
    if closed_until is not None and applies_from <= closed_until:
        yield _(
            "It cannot apply from %(from)s: results up to %(until)s are closed, and a closed result "
            "keeps the rules it was made with. Choose a later day."
        ) % {"from": _day(applies_from), "until": _day(closed_until)}
    if in_force is not None and in_force.sha256 == version.sha256:
        yield _("Its text is the same as that of version %(number)s, which is in force.") % {
            "number": in_force.number
        }


def why_not_retire(
    version: PlanVersion, *, retired_from: date, why: str, closed_until: date | None
) -> Iterator[str]:
    """Say why a version cannot go out of force on a day."""
    if version.state == State.DRAFT:
        yield _("A draft has never been in force. Discard it instead.")
    if version.state == State.RETIRED:
        yield _("Version %(number)s has been retired already.") % {"number": version.number}
    if not why.strip():
        yield _("Say why: the people who work under this plan will read it.")
    if version.applies_from is not None and retired_from < version.applies_from:
        yield _("It applies from %(from)s; it cannot end before that day.") % {
            "from": _day(version.applies_from)
        }
    if closed_until is not None and retired_from <= closed_until:
        yield _("Results up to %(until)s are closed with it. Choose a later day.") % {
            "until": _day(closed_until)
        }


def _day(day: date) -> str:
    return formats.date_format(day, "DATE_FORMAT")
