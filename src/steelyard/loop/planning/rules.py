"""What may be planned, and why not; pure."""

from collections.abc import Iterable, Iterator
from datetime import date

from django.contrib.auth.models import User
from django.utils import formats
from django.utils.translation import gettext as _

from steelyard.foundation.periods import Period
from steelyard.loop.planning.dating import Span


def why_not_change_targets(period: Period, *, after_close: bool = False, why: str = "") -> Iterator[str]:
    """Say why a period's targets stay as they are; `after_close` puts them right, with a reason."""
    if after_close and not why.strip():
        yield _("Say why: the period is closed, and what differs will be posted as corrections.")
    elif period.is_closed and not after_close:
        yield _(
            "%(period)s is closed: its results keep the targets they were made with. Reopen it first."
        ) % {"period": period.code}


def why_not_value(value: int | None, *, unit: str, better: str) -> Iterator[str]:
    """Say why a value cannot be a target; None, which takes the target away, always can."""
    if value is None:
        return
    if value < 0 and unit in {"money", "count"}:
        yield _("A target cannot be below 0.")
    elif value == 0 and better != "less":
        yield _("Nothing can be measured against a target of 0. Leave the cell empty instead.")


def why_not_undo(*, changed_since: int, who: User | None) -> Iterator[str]:
    """Say why the last change cannot be taken back."""
    if changed_since and who is not None:
        yield _("%(who)s has since changed %(count)s of these targets. Set them one by one.") % {
            "who": who.get_full_name() or who.get_username(),
            "count": changed_since,
        }


def why_not_assign(
    *,
    starts_on: date,
    ends_on: date | None,
    others: Iterable[Span],
    published: bool,
    closed_until: date | None,
) -> Iterator[str]:
    """Say why a plan cannot be assigned; `others` are the same position's or person's other spans."""
    if ends_on is not None and ends_on < starts_on:
        yield _("The last day lies before the first.")
        return
    if not published:
        yield _("This plan has no published version yet. Publish it first.")
    if closed_until is not None and starts_on <= closed_until:
        yield _("Results up to %(until)s are closed. Choose a later first day.") % {
            "until": day(closed_until)
        }
    for other in others:
        if starts_on <= (other.ends_on or date.max) and other.starts_on <= (ends_on or date.max):
            yield _("There is a plan already from %(from)s on. End that one first, or choose other days.") % {
                "from": day(other.starts_on)
            }


def why_not_agree(
    *, value: int, starts_on: date, ends_on: date | None, others: Iterable[Span]
) -> Iterator[str]:
    """Say why a figure cannot be agreed; `others` are the days of the same person's other such figures."""
    if value <= 0:
        yield _("Write a figure above 0.")
    if ends_on is not None and ends_on < starts_on:
        yield _("The last day lies before the first.")
        return
    for other in others:
        if starts_on <= (other.ends_on or date.max) and other.starts_on <= (ends_on or date.max):
            yield _("There is a figure already from %(from)s on: two would hold on one day.") % {
                "from": day(other.starts_on)
            }


def why_not_end(*, starts_on: date, ends_on: date, closed_until: date | None) -> Iterator[str]:
    """Say why an assignment cannot end on a day."""
    if ends_on < starts_on:
        yield _("The last day lies before the first.")
    if closed_until is not None and ends_on < closed_until:
        yield _("Results up to %(until)s are closed. Choose a later last day.") % {"until": day(closed_until)}


def day(value: date) -> str:
    """Write a date as the reader does."""
    return formats.date_format(value, "DATE_FORMAT")
