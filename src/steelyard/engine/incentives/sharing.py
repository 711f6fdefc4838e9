"""Sharing a whole in a group so that the parts sum to it: the last units go to the largest remainders.

Among equal remainders the person whose code comes first has the unit.
"""

from dataclasses import dataclass
from typing import Any

import ibis

from steelyard.engine import number
from steelyard.engine.exact import Held
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


def shared(
    seen: Seen, within: list[Any], *, whole: str, weight: str, part: str, rest: str | None = None
) -> Seen:
    """Share the number `whole` of a group by the number `weight`, which is not negative; adds `part`.

    `rest` names the weights' rests, where weights are rounded figures. Weights that sum to 0 leave nothing
    to anybody.
    """
    names = [column.get_name() for column in within]

    def group() -> Group:
        return Group(seen, tuple(seen.row[name] for name in names))

    weights, rests = f"{part}_weights", f"{part}_rests" if rest else None
    seen = seen.adding(**{weights: group().sum(seen.number(weight))})
    if rest and rests:
        seen = seen.adding(**{rests: group().sum(seen.number(rest))})
    seen = seen.adding(**{f"{part}_down": _down(*_division(seen, whole, (weight, rest), (weights, rests)))})
    product, divisor = _division(seen, whole, (weight, rest), (weights, rests))
    down = seen.number(f"{part}_down")
    seen = seen.adding(
        **{
            f"{part}_left": seen.number(whole) - group().sum(down),
            f"{part}_turn": group().turn(ibis.desc(product - number.wide(down) * divisor)),
        }
    )
    gets = seen.number(f"{part}_turn") < seen.number(f"{part}_left")
    extra = (gets & (_fine(seen, weights, rests) > number.wide(0))).ifelse(number.whole(1), number.whole(0))
    return seen.adding(**{part: seen.number(f"{part}_down") + extra})


def _division(
    seen: Seen, whole: str, weight: tuple[str, str | None], weights: tuple[str, str | None]
) -> tuple[Any, Any]:
    return number.wide(seen.number(whole)) * _fine(seen, *weight), _fine(seen, *weights)


def _down(product: Any, divisor: Any) -> Any:
    return number.quotient(product, divisor.nullif(number.wide(0))).fill_null(number.whole(0))


def _fine(seen: Seen, figure: str, rest: str | None) -> Any:
    """Widen a figure; with a rest, counted in billionths of its last digit."""
    return Held(seen.number(figure), seen.number(rest)).fine if rest else number.wide(seen.number(figure))
