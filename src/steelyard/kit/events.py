"""Tell what happened; site/follow_ups.py says what follows.

A room publishes a frozen dataclass inside its action's transaction; what follows runs once that
transaction has been committed, and not at all if it was rolled back. One reaction that fails does
not stop the others; it is logged.
"""

from collections.abc import Callable, Mapping
from typing import Any

from django.db import transaction

FollowUps = Mapping[type, tuple[Callable[[Any], None], ...]]

_follow_ups: dict[type, tuple[Callable[[Any], None], ...]] = {}


def connect(follow_ups: FollowUps) -> None:
    """Take the one table of what follows what."""
    _follow_ups.clear()
    _follow_ups.update(follow_ups)


def publish(event: object) -> None:
    """Run what follows the event, after the commit. Long work belongs into a job that it enqueues."""
    for react in _follow_ups.get(type(event), ()):
        transaction.on_commit(lambda react=react: react(event), robust=True)  # type: ignore[misc]
