"""Tiers, however their edges are set.

Marginal pays each part of the running total at its own tier's rate; whole pays every credit of the period at
the one rate the period reached. Under marginal tiers a refund walks back down the same tiers. The lowest tier
has no end below.
"""

from collections.abc import Iterator, Sequence
from typing import Any, Literal

import ibis
from pydantic import Field

from steelyard.engine import number
from steelyard.engine.bands import Band, band_flaws
from steelyard.engine.figures import Figure, Unit
from steelyard.engine.incentives.incentive import Line, PaidLine, PaysByFact
from steelyard.engine.problems import Flaw
from steelyard.engine.words import Language, Words
from steelyard.engine.written import Percent

Method = Literal["marginal", "whole"]
HOW = {
    "marginal": Words(
        "each part at the rate of the tier it falls in, by date and then number",
        "各部分按其所在档位的比例，依日期、编号先后累计",
        "各部分按其所在檔位的比例，依日期、編號先後累計",
    ),
    "whole": Words(
        "the whole at the one rate the period reaches",
        "全部按本周期达到的档位比例",
        "全部按本週期達到的檔位比例",
    ),
}
Reach = tuple[Any, Any, int]  # low, high (None: open), rate in millionths


class Tier(Band):
    """One tier and its rate."""

    rate: Percent = Field(description="The share of the amount that is paid.")


class Tiers(PaysByFact):
    """What tiers by amount and tiers by attainment share."""

    method: Method = Field(description="marginal: each part at its own rate; whole: all at the rate reached.")

    @property
    def steps(self) -> Sequence[Tier]:
        """The tiers, from low to high."""
        raise NotImplementedError

    @property
    def edge_unit(self) -> Unit:
        """What edges are counted in."""
        raise NotImplementedError

    def reached(self, line: Line) -> Any:
        """What the whole period reached, to be compared with the edges."""
        raise NotImplementedError

    def edge_minor(self, edge: int, line: Line) -> Any:
        """Turn an edge into an amount on the running total."""
        raise NotImplementedError

    def exact(self, line: Line) -> Any:
        """Sum each slice times its rate, or take one rate for all."""
        if self.method == "whole":
            reached = self.reached(line)
            rates = [(tier.holds(reached), number.whole(tier.rate)) for tier in self.steps]
            return number.wide(line.credit_minor) * number.wide(ibis.cases(*rates, else_=number.whole(0)))
        paid = number.wide(0)
        for place, tier in enumerate(self.steps):
            low = None if place == 0 else self.edge_minor(tier.low or 0, line)
            high = None if tier.high is None else self.edge_minor(tier.high, line)
            slice_minor = _held(line.after_minor, low, high) - _held(line.before_minor, low, high)
            paid = paid + number.wide(slice_minor) * number.wide(tier.rate)
        return paid

    def flaws(self, draft: Any) -> Iterator[Flaw]:
        """Yield gaps, overlaps, and ends that leave amounts out."""
        yield from super().flaws(draft)
        yield from (flaw.below("tiers") for flaw in band_flaws(self.steps, self.edge_unit, draft.currency))
        if self.steps[0].low not in (None, 0):
            edge = Figure(self.steps[0].low, self.edge_unit, draft.currency)
            yield Flaw("bands_leave_low", ("tiers", 0), {"edge": edge})
        if self.steps[-1].high is not None:
            edge = Figure(self.steps[-1].high, self.edge_unit, draft.currency)
            yield Flaw("bands_leave_high", ("tiers", len(self.steps) - 1), {"edge": edge})

    def rows(self, currency: str, language: Language) -> tuple[tuple[str, ...], ...]:
        """Give the rate table."""
        return tuple(
            (tier.words(self.edge_unit, currency).text(language), Figure(tier.rate, "ratio").text())
            for tier in self.steps
        )

    def formula(self, line: PaidLine) -> str:
        """Show each slice times its rate, or the one product."""
        if self.method == "whole":
            rate = Figure(self.rate_reached(line), "ratio").text()
            return f"{line.money(line.credit_minor)} × {rate}"
        slices = [(part, rate) for part, rate in self.slices(line) if part]
        return (
            " + ".join(f"{line.money(part)} × {Figure(rate, 'ratio').text()}" for part, rate in slices) or "0"
        )

    def rate_reached(self, line: PaidLine) -> int:
        """Find the rate of the tier the period reached."""
        reached = self.reached_plain(line)
        return next((tier.rate for tier in self.steps if tier.low is None or tier.has(reached)), 0)

    def reached_plain(self, line: PaidLine) -> int:
        """`reached`, in plain numbers."""
        raise NotImplementedError

    def edge_plain(self, edge: int, line: PaidLine) -> int | None:
        """`edge_minor`, in plain numbers; nothing when there is no target."""
        raise NotImplementedError

    def slices(self, line: PaidLine) -> list[tuple[int, int]]:
        """Cut one line's credit into tiers: (minor units, rate)."""
        found = []
        before = line.running_minor - line.credit_minor
        for place, tier in enumerate(self.steps):
            low = None if place == 0 else self.edge_plain(tier.low or 0, line)
            high = None if tier.high is None else self.edge_plain(tier.high, line)
            if place and low is None:
                continue
            found.append((_plain(line.running_minor, low, high) - _plain(before, low, high), tier.rate))
        return found


def _held(value: Any, low: Any, high: Any) -> Any:
    """Hold a running total between the ends of a tier."""
    held = value if high is None else ibis.least(value, high)
    return held if low is None else ibis.greatest(held, low)


def _plain(value: int, low: int | None, high: int | None) -> int:
    held = value if high is None else min(value, high)
    return held if low is None else max(held, low)
