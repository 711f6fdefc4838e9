"""Stages build on each other; `keep` lets the machine set a stage's result aside before the next one uses it.

The engine only says where that pays: a machine that keeps nothing computes the same.
"""

from typing import Protocol

import ibis


class Keep(Protocol):
    """Set a table aside under a name and give it back, ready to be read several times."""

    def __call__(self, name: str, table: ibis.Table, /) -> ibis.Table:
        """Keep it."""


def keep_nothing(name: str, table: ibis.Table, /) -> ibis.Table:
    """Let every stage be computed where it is used."""
    del name
    return table
