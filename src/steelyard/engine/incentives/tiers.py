"""Tiers, however their edges are set.

Marginal pays each part of the running total at its own tier's rate; whole pays every credit at the one rate
reached; interpolated likewise, at a rate that runs straight from one tier's lower edge to the next. Under
marginal tiers a refund walks back down the same tiers. The lowest tier has no end below.
"""

from abc import abstractmethod
from collections.abc import Iterator, Sequence
from typing import Any, Literal

from pydantic import Field

from steelyard.engine import number
from steelyard.engine.bands import Band, band_flaws
from steelyard.engine.figures import Figure, Unit, percent_text
from steelyard.engine.incentives import year_to_date
from steelyard.engine.incentives.incentive import PaysByFact
from steelyard.engine.incentives.line import Line, PaidLine
from steelyard.engine.incentives.seen import Need, Seen
from steelyard.engine.incentives.tier_rates import Edges, Method, Slices, narrowest, reached_rate
from steelyard.engine.period import WindowName
from steelyard.engine.problems import Flaw
from steelyard.engine.words import Language, Words
from steelyard.engine.written import Percent

Over = Literal["period", "each transaction", "year to date"]
HOW = {
    "marginal": Words(
        "each part at the rate of the tier it falls in, by date and then number",
        "各部分按其所在档位的比例，依日期、编号先后累计",
        "各部分按其所在檔位的比例，依日期、編號先後累計",
    ),
    "whole": Words("the whole at the one rate reached", "全部按达到的档位比例", "全部按達到的檔位比例"),
    "interpolated": Words(
        "the whole at the rate reached, which runs straight from one lower edge to the next",
        "全部按达到的比例，比例在相邻两档下限之间按直线递进",
        "全部按達到的比例，比例在相鄰兩檔下限之間按直線遞進",
    ),
}
OVER = {
    "period": Words("in the period", "本周期", "本週期"),
    "each transaction": Words("by each transaction alone", "每笔单独", "每筆單獨"),
    "year to date": Words(
        "in the fiscal year so far, less what was paid for it before",
        "本财年至今累计（扣除此前周期已计部分）",
        "本財年至今累計（扣除此前週期已計部分）",
    ),
}


class Tier(Band):
    """One tier and its rate."""

    rate: Percent = Field(description="The share of the amount that is paid.")


class Tiers(PaysByFact):
    """What tiers by amount and tiers by attainment share."""

    method: Method = Field(
        description="marginal: each part at its own rate; whole: all at the rate reached; "
        "interpolated: likewise, at a rate between those of two tiers."
    )
    over: Over = Field("period", description="What is added up before the tiers are looked at.")

    @property
    @abstractmethod
    def steps(self) -> Sequence[Tier]:
        """The tiers, from low to high."""

    @property
    @abstractmethod
    def edge_unit(self) -> Unit:
        """What edges are counted in."""

    @abstractmethod
    def reached(self, seen: Seen) -> Any:
        """What the whole period reached, to be compared with the edges."""

    @abstractmethod
    def edge_minor(self, seen: Seen, edge: Any) -> Any:
        """Turn an edge into an amount on the running total."""

    @property
    def edges(self) -> Edges:
        """Say how its edges are compared."""
        return Edges(self.method, tuple(tier.from_ is not None for tier in self.steps))

    @property
    def yearly(self) -> bool:
        """Tell whether the year to date is added up."""
        return self.over == "year to date"

    @property
    def lookbacks(self) -> tuple[tuple[str, WindowName], ...]:
        """The year so far, where it is added up."""
        return ((self.on, "year_before"),) if self.yearly else ()

    def needs(self) -> Iterator[Need]:
        """What was credited in the period, or in the year."""
        yield ("year" if self.yearly else "measure", self.on)

    def figures(self) -> dict[str, int]:
        """Rates, and the lower edge of every tier but the first."""
        rates = {f"rate_{place}": tier.rate for place, tier in enumerate(self.steps)}
        edges = {f"at_{place}": tier.low or 0 for place, tier in enumerate(self.steps)}
        return rates | edges | {"narrow": narrowest(list(rates.values()))}

    def pattern(self) -> str:
        """Everything but rates and edges."""
        return f"{self.kind} {self.on} {self.over} {self.edges}"

    def terms(self, seen: Seen) -> Seen:
        """Put edges on the running total, or find the rate that is reached."""
        if self.over == "each transaction":
            return seen
        if self.yearly:
            return year_to_date.terms(self, seen)
        if self.method != "marginal":
            return seen.adding(rate=reached_rate(self.edges, seen.figures, self.reached(seen)))
        places = range(1, len(self.steps))
        return seen.adding(**{f"edge_{n}": self.edge_minor(seen, seen.figures[f"at_{n}"]) for n in places})

    def exact(self, line: Line) -> Any:
        """Sum each slice times its rate, or take one rate for all."""
        if self.over == "each transaction":
            return self._alone(line)
        if self.method != "marginal":
            return number.wide(line.credit_minor) * number.wide(line.of["rate"])
        start = line.of["start"] if self.yearly else None
        before = line.before_minor if start is None else line.before_minor + start
        after = line.after_minor if start is None else line.after_minor + start
        slices = Slices(len(self.steps), line.of)
        fits = line.credit_minor.abs() <= line.of["narrow"]
        return fits.ifelse(number.wide(slices.paid_narrow(before, after)), slices.paid(before, after))

    def _alone(self, line: Line) -> Any:
        """Look at one transaction by itself, its sign put aside: a refund mirrors its deal."""
        size = line.credit_minor.abs()
        if self.method == "marginal":
            paid = Slices(len(self.steps), line.of, edge="at").paid(number.whole(0), size)
        else:
            paid = number.wide(size) * number.wide(reached_rate(self.edges, line.of, size))
        return paid * number.wide(number.sign(line.credit_minor))

    def flaws(self, draft: Any) -> Iterator[Flaw]:
        """Yield gaps, overlaps, ends that leave amounts out, and what does not go with the year to date."""
        yield from super().flaws(draft)
        yield from (flaw.below("tiers") for flaw in band_flaws(self.steps, self.edge_unit, draft.currency))
        if self.steps[0].low not in (None, 0):
            edge = Figure(self.steps[0].low, self.edge_unit, draft.currency)
            yield Flaw("bands_leave_low", ("tiers", 0), {"edge": edge})
        if self.steps[-1].high is not None:
            edge = Figure(self.steps[-1].high, self.edge_unit, draft.currency)
            yield Flaw("bands_leave_high", ("tiers", len(self.steps) - 1), {"edge": edge})
        if self.method == "interpolated":
            for place, tier in enumerate(self.steps):
                if tier.from_ is None:
                    yield Flaw("interpolated_from", ("tiers", place))
        if self.yearly:
            yield from year_to_date.flaws(self, draft)

    def rows(self, currency: str, language: Language) -> tuple[tuple[str, ...], ...]:
        """Give the rate table."""
        return tuple(
            (tier.words(self.edge_unit, currency).text(language), percent_text(tier.rate))
            for tier in self.steps
        )

    def formula(self, line: PaidLine) -> str:
        """Show each slice times its rate, or the one product."""
        if self.method != "marginal":
            rate = line.of.get("rate")
            if rate is None:
                rate = self.edges.rate_plainly(self.figures(), abs(line.credit_minor))
            return f"{line.money(line.credit_minor)} × {percent_text(rate)}"
        parts = [(part, rate) for part, rate in self.slices(line) if part]
        return " + ".join(f"{line.money(part)} × {percent_text(rate)}" for part, rate in parts) or "0"

    def slices(self, line: PaidLine) -> list[tuple[int, int]]:
        """Cut one line's credit into tiers: (minor units, rate)."""
        if self.over == "each transaction":
            slices = Slices(len(self.steps), self.figures(), edge="at")
            found = slices.cut_plainly(0, abs(line.credit_minor))
            mirror = -1 if line.credit_minor < 0 else 1
            return [(mirror * part, rate) for part, rate in found]
        start = (line.of.get("start") or 0) if self.yearly else 0
        after = line.running_minor + start
        return Slices(len(self.steps), {**line.of, **self.figures()}).cut_plainly(
            after - line.credit_minor, after
        )
