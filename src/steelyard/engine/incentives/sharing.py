"""Sharing a whole in a group so that the parts sum to it: the last units go to the largest remainders.

Among equal remainders the person whose code comes first has the unit.
"""

from dataclasses import dataclass
from typing import Any

import ibis

from steelyard.engine import number
from steelyard.engine.incentives.seen import Seen


@dataclass(frozen=True)
class Group:
    """The members of a group, and what they have together."""

    seen: Seen
    by: tuple[Any, ...]

    def sum(self, value: Any) -> Any:
        """Add up a number over the group."""
        return number.running(value, ibis.window(group_by=list(self.by)))

    def count(self, where: Any) -> Any:
        """Count the members for whom something holds."""
        return self.sum(where.ifelse(number.whole(1), number.whole(0)))

    def turn(self, *order: Any) -> Any:
        """Put the members in an order, from 0; persons' codes decide between equals."""
        window = ibis.window(group_by=list(self.by), order_by=[*order, self.seen.row.person])
        return ibis.row_number().over(window)


def shared(seen: Seen, within: list[Any], *, whole: str, weight: str, part: str) -> Seen:
    """Share the number `whole` of a group by the number `weight`, which is not negative; adds `part`.

    Weights that sum to 0 leave nothing to anybody.
    """
    names = [column.get_name() for column in within]

    def group() -> Group:
        return Group(seen, tuple(seen.row[name] for name in names))

    seen = seen.adding(**{f"{part}_weights": group().sum(seen.number(weight))})
    product = number.wide(seen.number(whole)) * number.wide(seen.number(weight))
    divisor = seen.number(f"{part}_weights").nullif(number.whole(0))
    seen = seen.adding(
        **{
            f"{part}_down": number.quotient(product, divisor).fill_null(number.whole(0)),
            f"{part}_rest": number.remainder(product, divisor).fill_null(number.whole(0)),
        }
    )
    down = seen.number(f"{part}_down")
    seen = seen.adding(
        **{
            f"{part}_left": seen.number(whole) - group().sum(down),
            f"{part}_turn": group().turn(ibis.desc(seen.number(f"{part}_rest"))),
        }
    )
    gets = seen.number(f"{part}_turn") < seen.number(f"{part}_left")
    extra = (gets & (seen.number(f"{part}_weights") > number.whole(0))).ifelse(
        number.whole(1), number.whole(0)
    )
    return seen.adding(**{part: seen.number(f"{part}_down") + extra})
