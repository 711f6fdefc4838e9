"""Which function does which kind of work."""

from collections.abc import Callable, Mapping
from typing import Any

from steelyard.kit.jobs.work import Work

Handler = Callable[[Work], Mapping[str, Any] | None]

HANDLERS: dict[str, Handler] = {}


def handler(kind: str) -> Callable[[Handler], Handler]:
    """Register a function for a kind of job. What it returns (JSON) becomes the job's result.

    It may be run again after its worker died, so it must not mind; see `Work.once`.
    """

    def register(function: Handler) -> Handler:
        known = HANDLERS.get(kind)
        if known is not None and known.__module__ != function.__module__:
            msg = f"two handlers for {kind!r}: {known.__module__} and {function.__module__}"
            raise ValueError(msg)
        HANDLERS[kind] = function
        return function

    return register
