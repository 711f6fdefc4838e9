"""One line of pay on its way: as expressions when it is worked out, as plain numbers when it is told."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from steelyard.engine.figures import Figure

FIRST, NET_BEFORE = "first", "net_before"  # what stories are told of facts that were taken back


@dataclass(frozen=True)
class Line:
    """One fact, or none, beside the numbers of its person: expressions, all 64-bit integers."""

    of: Mapping[str, Any]  # the component's numbers and figures, by name
    credit_minor: Any = None  # what the fact was credited with
    before_minor: Any = None  # credited in the period before it, in running order
    after_minor: Any = None  # and with it
    share_ppm: Any = None  # which part of the fact
    level: Any = None  # how far above whom it belongs to
    units: Any = None  # how many units the fact is, in millionths
    units_after: Any = None  # of the period so far, the fact included
    units_in_all: Any = None  # of the whole period
    first_minor: Any = None  # of a fact that was taken back, or takes back: what that fact was credited with
    net_before_minor: Any = None  # and what was left of it before this row
    chosen: Any = None  # the figure of the shape's own condition that the fact meets first


@dataclass(frozen=True)
class PaidLine:
    """The same, once paid, as plain numbers: what a story is told from."""

    of: Mapping[str, int | None]
    credit_minor: int
    running_minor: int
    amount_minor: int
    note: str | None
    currency: str
    factors: tuple[int, ...] = ()  # gate and times, in millionths, as this line had them

    def money(self, minor: int) -> str:
        """Show an amount as it stands in a formula."""
        return Figure(minor, "money", self.currency).bare()

    def figure(self, name: str, written: int | str) -> int:
        """Give a figure of the plan, or the person's own where it is that."""
        return written if isinstance(written, int) else self.of.get(name) or 0

    @property
    def choice(self) -> int:
        """Tell which of the shape's own conditions the fact met first."""
        return self.of.get("choice") or 0
