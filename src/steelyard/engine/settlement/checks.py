"""Checking a settlement as a whole: order, names that are taken."""

from collections.abc import Iterator
from typing import Any

from steelyard.engine.problems import Flaw
from steelyard.engine.settlement.settlement import RESERVED


def settlement_flaws(draft: Any) -> Iterator[Flaw]:
    """Yield what is wrong with each item, given what stands before it, and names that cannot be used."""
    for section in ("pay", "settlement"):
        for name in sorted(draft.names(section) & set(RESERVED)):
            yield Flaw("name_reserved", (section, name), {"name": name})
    before = tuple(sorted(draft.names("pay")))
    for name, item in draft.settlement.items():
        if name in draft.names("pay"):
            yield Flaw("name_in_pay", ("settlement", name), {"name": name})
        yield from (flaw.below("settlement", name) for flaw in item.flaws_after(draft, name, before))
        before = (*before, name)
