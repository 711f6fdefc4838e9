"""What a fact shows to filters, rates and factors: itself, and what it takes back."""

from typing import Any

from tests.oracle.crediting import Crediting, FellOutError
from tests.oracle.facts import seen

Row = dict[str, Any]


def views_of(crediting: Crediting, dataset: str, fact: Row) -> Row:
    """Show a fact, its origin, and whether it stands; or raise why it has no amount."""
    view = seen(crediting.plan, dataset, fact, crediting.whole_minor(dataset, fact))
    return {
        "fact": view,
        "origin": _origin(crediting, dataset, fact, view),
        "owner": crediting.owner_of(dataset, fact),
        "stands": crediting.stands(dataset, fact),
    }


def _origin(crediting: Crediting, dataset: str, fact: Row, view: Row) -> Row:
    """Show what a fact takes back, whose rates and factors it takes; else the fact itself."""
    first = crediting.original(dataset, fact)
    if first is fact:
        return view
    try:
        return seen(crediting.plan, dataset, first, crediting.whole_minor(dataset, first))
    except FellOutError:
        return seen(crediting.plan, dataset, first, None)
