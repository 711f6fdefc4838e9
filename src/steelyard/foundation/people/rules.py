"""Why something about people may not be done, in words. Each rule gives its reasons; none: it may."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from steelyard.foundation.people.codes import RESERVED


@dataclass(frozen=True, kw_only=True)
class Span:
    """Days from the first to the last, both included; no last day: open."""

    first: date
    last: date | None = None

    def meets(self, other: "Span") -> bool:
        """Tell whether a day belongs to both."""
        return (self.last is None or other.first <= self.last) and (
            other.last is None or self.first <= other.last
        )


@dataclass(frozen=True, kw_only=True)
class Employment:
    """As much of a person as the rules need."""

    name: str
    hired_on: date
    left_on: date | None = None


def why_not_admit(*, code: str, taken: bool, hired_on: date, starts_on: date) -> Iterator[str]:
    """Say why nobody can be admitted so."""
    if taken:
        yield _("The code “%(code)s” belongs to somebody else; choose another.") % {"code": code}
    if code in RESERVED:
        yield _("The code “%(code)s” is the name of a page; choose another.") % {"code": code}
    if any(sign in code for sign in "/?#%\\") or code != code.strip() or not code:
        yield _("A code may not be empty or hold a space at its ends or one of / ? # % \\.")
    if starts_on < hired_on:
        yield _("The first assignment starts on %(start)s, before the day of hire, %(hired)s.") % {
            "start": starts_on,
            "hired": hired_on,
        }


def why_not_assign(
    *,
    person: Employment,
    span: Span,
    others: Iterable[Span],
    is_manager_of_own_manager: bool,
    manager: Employment | None,
) -> Iterator[str]:
    """Say why a person cannot be assigned so, beside the `others` (without the one being cut short)."""
    if span.last and span.last < span.first:
        yield _("The last day, %(last)s, lies before the first, %(first)s.") % {
            "last": span.last,
            "first": span.first,
        }
        return
    if span.first < person.hired_on:
        yield _("%(name)s was hired on %(hired)s; nothing can start before.") % {
            "name": person.name,
            "hired": person.hired_on,
        }
    if person.left_on and (span.last is None or span.last > person.left_on):
        yield _("%(name)s leaves on %(left)s; nothing can reach beyond.") % {
            "name": person.name,
            "left": person.left_on,
        }
    for other in others:
        if span.meets(other):
            yield _(
                "It overlaps the assignment %(first)s to %(last)s; a person works in one place a day."
            ) % {
                "first": other.first,
                "last": other.last or _("open"),
            }
    if is_manager_of_own_manager:
        yield _("%(name)s would report to somebody who reports to %(name)s.") % {"name": person.name}
    if manager:
        yield from _why_not_manager(manager, span)


def _why_not_manager(manager: Employment, span: Span) -> Iterator[str]:
    if manager.hired_on > span.first:
        yield _("%(name)s was hired on %(hired)s and cannot manage anybody before.") % {
            "name": manager.name,
            "hired": manager.hired_on,
        }
    if manager.left_on and manager.left_on < span.first:
        yield _("%(name)s left on %(left)s and cannot manage anybody after.") % {
            "name": manager.name,
            "left": manager.left_on,
        }


def why_not_end(*, last: date, starts: date, managed: Iterable[str]) -> Iterator[str]:
    """Say why a person's current assignment (begun on `starts`) cannot end on a day.

    `managed` names who would still report to the person after that day.
    """
    if last < starts:
        yield _("The current assignment started on %(start)s; it cannot end before.") % {"start": starts}
    if names := list(managed):
        yield _("%(count)s people would be without a manager, among them %(names)s. Move them first.") % {
            "count": len(names),
            "names": _(", ").join(names[:3]),
        }


def why_not_without_reason(why: str) -> Iterator[str]:
    """Ask for a reason."""
    if not why.strip():
        yield _("Say why: whoever reads the trail later will ask.")
