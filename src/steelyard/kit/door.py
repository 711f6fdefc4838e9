"""Open a room's door late.

A room's `__init__.py` says what the room offers. Django imports it before models may be imported, so
what it offers must be fetched at first use. Each room writes:

    __all__ = ["visible_people"]
    if TYPE_CHECKING:
        from steelyard.foundation.people.queries import visible_people
    else:
        __getattr__ = open_late(__name__, __all__, "queries", "actions", "models")

and others say `from steelyard.foundation import people` and `people.visible_people(...)`.
"""

import importlib
from collections.abc import Callable, Sequence
from typing import Any


def open_late(room: str, offered: Sequence[str], *modules: str) -> Callable[[str], Any]:
    """Return a module's `__getattr__` that finds an offered name in the first of `modules` to have it."""

    def find(name: str) -> Any:
        if name in offered:
            for module in modules:
                found = importlib.import_module(f"{room}.{module}")
                if hasattr(found, name):
                    return getattr(found, name)
        msg = f"{room} offers no {name!r}"
        raise AttributeError(msg)

    return find
