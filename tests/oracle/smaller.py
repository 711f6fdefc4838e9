"""A disagreement made small: fewer plans, fewer parts of them, fewer rows, as long as it stays."""

import copy
from collections.abc import Callable, Iterator
from typing import Any

import yaml

from tests.oracle.branches import by_branch
from tests.oracle.drawn.batch import Batch
from tests.oracle.drawn.ground import Tables
from tests.oracle.drawn.plans import write

Disagrees = Callable[[tuple[str, ...], Tables], bool]
SECTIONS = ("settlement", "pay", "grades", "scorecard", "indicators")


def smaller(batch: Batch, disagrees: Disagrees, *, tries: int = 400) -> tuple[tuple[str, ...], Tables]:
    """Make it small; gives plans and tables that still disagree."""
    left = [tries]

    def still(texts: tuple[str, ...], tables: Tables) -> bool:
        left[0] -= 1
        return left[0] > 0 and disagrees(texts, tables)

    texts, tables = _fewer_branches(batch, still)
    for text in texts:
        fewer = tuple(other for other in texts if other != text)
        if fewer and still(fewer, tables):
            texts = fewer
    tables = _fewer_rows(texts, tables, still)
    again = True
    while again and left[0] > 0:
        again = False
        for place, text in enumerate(texts):
            for less in _less(text):
                fewer = (*texts[:place], less, *texts[place + 1 :])
                if still(fewer, tables):
                    texts, again = fewer, True
                    break
    return texts, _fewer_rows(texts, tables, still)


def _fewer_branches(batch: Batch, still: Disagrees) -> tuple[tuple[str, ...], Tables]:
    """Keep one branch, and the plans its people are on, if that is enough."""
    texts, tables = batch.texts, batch.tables
    for name, own in by_branch(tables).items():
        fewer = texts[int(name) % batch.codes :: batch.codes]
        if still(fewer, own):
            return fewer, own
    return texts, tables


def _fewer_rows(texts: tuple[str, ...], tables: Tables, still: Disagrees) -> Tables:
    for name in tables:
        size = max(len(tables[name]) // 2, 1)
        while size and tables[name]:
            start = 0
            while start < len(tables[name]):
                rows = tables[name][:start] + tables[name][start + size :]
                if still(texts, tables | {name: rows}):
                    tables = tables | {name: rows}
                else:
                    start += size
            size //= 2
    return tables


def _less(text: str) -> Iterator[str]:
    """Give plans with one thing less; those that are none any more are refused by the engine."""
    plan = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - it makes text, lists and groups only
    for section in SECTIONS:
        if section in plan:
            yield write({name: part for name, part in plan.items() if name != section})
    for path in _paths(plan):
        less = copy.deepcopy(plan)
        inside = less
        for name in path[:-1]:
            inside = inside[name]
        del inside[path[-1]]
        yield write(less)


def _paths(part: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    names = part.keys() if isinstance(part, dict) else range(len(part)) if isinstance(part, list) else ()
    for name in names:
        if (*path, name) != ("plan",):
            yield (*path, name)
    for name in names:
        yield from _paths(part[name], (*path, name))
