"""The first page: which sections, for whom."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from steelyard.foundation.people.roles import Role
from steelyard.foundation.people.viewer import Viewer
from steelyard.foundation.periods.models import Period
from steelyard.site.home.sections.close import close
from steelyard.site.home.sections.company import company
from steelyard.site.home.sections.own import own
from steelyard.site.home.sections.team import team
from steelyard.site.home.sections.trail import trail


class Section(Protocol):
    """A part of the page."""

    @property
    def template(self) -> str:
        """Name what shows it."""


@dataclass(frozen=True, kw_only=True)
class HomePage:
    """The page; no sections where there is nothing to show yet."""

    name: str
    period: Period | None
    sections: tuple[Section, ...] = ()


# Who sees which section, in the order of the page.
BY_ROLE: tuple[tuple[frozenset[Role], Callable[[Viewer, Period], Section | None]], ...] = (
    (frozenset({Role.EXECUTIVE}), company),
    (frozenset({Role.SALES_OPS, Role.ADMINISTRATOR}), close),
    (frozenset({Role.MANAGER}), team),
    (frozenset({Role.REP, Role.MANAGER}), own),
    (frozenset({Role.AUDITOR}), trail),
)


def home_page(viewer: Viewer, period: Period | None) -> HomePage:
    """Gather the sections of whatever roles the viewer has."""
    name = str(viewer.person or viewer.user)
    if period is None:
        return HomePage(name=name, period=None)
    found = [section(viewer, period) for roles, section in BY_ROLE if viewer.has(*roles)]
    return HomePage(name=name, period=period, sections=tuple(section for section in found if section))
