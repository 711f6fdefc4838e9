"""Who works under which plan is known to a room above; it says so through here.

`loop.planning` provides a Membership when Django starts. Without one, nobody is on any plan.
"""

from collections.abc import Mapping
from datetime import date
from typing import Protocol

from steelyard.foundation.people import Viewer


class Membership(Protocol):
    """What the rulebook's pages need to know about people."""

    def people_on_plans(self, on: date) -> Mapping[str, int]:
        """Return how many people work under each plan, by its code, on a day."""

    def plans_seen_by(self, viewer: Viewer, on: date) -> frozenset[str]:
        """Return the codes of plans that somebody the viewer may see works or worked under."""


class Nobody:
    """Nobody is on any plan."""

    def people_on_plans(self, on: date) -> Mapping[str, int]:
        """Return nothing."""
        return {}

    def plans_seen_by(self, viewer: Viewer, on: date) -> frozenset[str]:
        """Return nothing."""
        return frozenset()


_provided: list[Membership] = [Nobody()]


def provide(membership: Membership) -> None:
    """Take what knows."""
    _provided[:] = [membership]


def known() -> Membership:
    """Return what knows."""
    return _provided[0]
