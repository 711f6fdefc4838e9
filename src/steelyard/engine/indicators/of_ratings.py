"""What indicators of ratings have in common: whose ratings count, and what is shown of them.

A kind gathers the ratings of each person (`gathered`), makes the value from that, and says what a story may
show (`shown`): roles, items and numbers only. Who rated is never shown to anybody.
"""

from abc import abstractmethod
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import ibis

from steelyard.engine import number
from steelyard.engine.exact import Exact
from steelyard.engine.figures import Unit
from steelyard.engine.indicators.indicator import Indicator
from steelyard.engine.words import Words

ROLES = {
    "self": Words("self", "自评", "自評"),
    "manager": Words("manager", "上级", "上級"),
    "peer": Words("peer", "同级", "同級"),
    "subordinate": Words("subordinate", "下级", "下級"),
    "customer": Words("customer", "客户", "客戶"),
}
EVERYBODY = "*"  # stands for all roles together


@dataclass(frozen=True)
class Rated:
    """A person's gathered ratings: expressions over one row each of `rows`, which has plan and person."""

    rows: ibis.Table
    value: Exact
    ratings: Any  # how many made it
    why: Any  # the reason, where there is no value


class OfRatings(Indicator):
    """Something people say of somebody."""

    @property
    def source(self) -> str:
        """Ratings."""
        return "ratings"

    def natural_unit(self, amounts: Mapping[str, str | None]) -> Unit:
        """An average."""
        return "average"

    @abstractmethod
    def chosen(self, rows: ibis.Table, code: str) -> ibis.Table:
        """Take the ratings it looks at."""

    @abstractmethod
    def asked(self, code: str) -> dict[str, tuple[str, ...]]:
        """Name the items and roles it asks for by name."""

    @abstractmethod
    def gathered(self, rows: ibis.Table) -> Rated:
        """Bring chosen ratings (plan, person, rater, role, item, value_micro) to one row a person."""

    @abstractmethod
    def shown(self, rows: ibis.Table) -> list[ibis.Table]:
        """List what a story shows of chosen ratings: plan, person, part, name, value; without raters."""


def one_of(column: Any, names: Iterable[str]) -> Any:
    """Make the condition that a column is one of some names."""
    return column.isin([ibis.literal(name) for name in names])


def by_rater(rows: ibis.Table, *more: str) -> ibis.Table:
    """Give each rater's mean of each subject, rounded to a millionth, and how many ratings it is of."""
    grouped = rows.group_by("plan", "person", *more, "rater").aggregate(
        summed=number.total(rows.value_micro), ratings=rows.value_micro.count()
    )
    return grouped.mutate(mean=number.divide(grouped.summed, grouped.ratings))


def over_raters(raters: ibis.Table, *more: str) -> ibis.Table:
    """Give the mean of the raters' means, how many raters there are, and how many ratings."""
    grouped = raters.group_by("plan", "person", *more).aggregate(
        summed=number.total(raters["mean"]), raters=raters.count(), ratings=number.total(raters.ratings)
    )
    return grouped.mutate(mean=number.divide(grouped.summed, grouped.raters))


def shown_as(rows: ibis.Table, part: str, name: Any, value: Any) -> ibis.Table:
    """Lay out rows for `shown`."""
    return rows.select("plan", "person", part=ibis.literal(part), name=name, value=value)


def twice(names: Iterable[str]) -> Iterator[str]:
    """Yield names that come again."""
    seen: set[str] = set()
    for name in names:
        if name in seen:
            yield name
        seen.add(name)
