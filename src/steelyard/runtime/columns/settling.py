"""How each column of a file is read: as declared, as its cells or its neighbours show, or asked about."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Settled:
    """How columns are read, and which of them have to be asked about."""

    ways: Mapping[str, str]  # column → how its cells are read; nothing where it makes no difference
    asked: tuple[str, ...] = ()


@dataclass(frozen=True)
class Shown:
    """What a column's cells show: the ways some of them need, and whether any can be read in two."""

    ways: frozenset[str]
    is_open: bool


def settle(shown: Mapping[str, Shown], *, declared: Mapping[str, str], for_all: str = "") -> Settled:
    """Settle the columns of one file that are written alike (its numbers, or its dates).

    What is declared of a column wins: cells that contradict it are faults of their own. What is said
    `for_all` holds where a column's own cells do not show it. Else a column that needs two ways is asked
    about, and so is one that shows nothing where its neighbours show nothing or both.
    """
    elsewhere = frozenset[str]().union(*(one.ways for one in shown.values()))
    ways: dict[str, str] = {}
    asked = []
    for name, one in shown.items():
        if name in declared or not (one.ways or one.is_open):
            ways[name] = declared.get(name, "")
        elif len(one.ways) == 1:
            [ways[name]] = one.ways
        elif for_all:
            ways[name] = for_all
        elif not one.ways and len(elsewhere) == 1:
            [ways[name]] = elsewhere
        else:
            ways[name] = ""
            asked.append(name)
    return Settled(ways, tuple(asked))
