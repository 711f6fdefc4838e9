"""Whose is a fact: its owner's, the territory's, or those who share it."""

from typing import Any

from tests.oracle.agreement import Part
from tests.oracle.books import Books

Row = dict[str, Any]
NAMES = ("region", "product", "customer")


def takes_shares(how: Part) -> bool:
    """Tell whether a dataset's facts are shared out."""
    return how["kind"] == "split" or how.get("shared_by") == "split"


def must_be_whole(how: Part) -> bool:
    """Tell whether a fact's shares must total 100 %."""
    return takes_shares(how) and how.get("shares", "total 100 %") == "total 100 %"


def shares_of(books: Books, dataset: str, place: str, *, overlay: bool) -> dict[str, int]:
    """Add up each person's share of a fact: those within the 100 %, or those beside it."""
    shares: dict[str, int] = {}
    for row in books.splits.get((dataset, place), ()):
        if (row.get("role") == "overlay") == overlay:
            shares[row["person"]] = shares.get(row["person"], 0) + row["share_ppm"]
    return shares


def territory_owners(books: Books, fact: Row, day: Any) -> set[str]:
    """Name those whose territory fits best: the one that names most columns."""
    best = -1
    found: set[str] = set()
    for row in books.rows("territories"):
        named = [name for name in NAMES if row.get(name) is not None]
        fits = row["starts_on"] <= day and (row["ends_on"] is None or day <= row["ends_on"])
        if fits and all(fact.get(name) == row[name] for name in named) and len(named) >= best:
            found = found | {row["person"]} if len(named) == best else {row["person"]}
            best = len(named)
    return found
