"""Growth: how much more than in the period before, or than in the same period a year ago."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal

from pydantic import Field

from steelyard.engine import number
from steelyard.engine.exact import Exact, figured
from steelyard.engine.figures import Figure, Unit
from steelyard.engine.indicators.indicator import Indicator
from steelyard.engine.indicators.part import Row, facts_in
from steelyard.engine.indicators.within import is_of_group
from steelyard.engine.names import suggestion
from steelyard.engine.number import MICRO, plain_scale
from steelyard.engine.period import WindowName
from steelyard.engine.problems import Flaw
from steelyard.engine.words import Listed, Phrase, Words
from steelyard.engine.written import Code

SAYS = {
    "previous period": Words(
        "How much “{of}” has grown on the period before; without anything then there is no value.",
        "“{of}”较上一周期的增长率；上一周期没有数值时无值。",
        "「{of}」較上一週期的成長率；上一週期沒有數值時無值。",
    ),
    "same period last year": Words(
        "How much “{of}” has grown on the same period a year ago; without anything then there is no value.",
        "“{of}”较去年同期的增长率；去年同期没有数值时无值。",
        "「{of}」較去年同期的成長率；去年同期沒有數值時無值。",
    ),
}
WINDOWS: dict[str, WindowName] = {"previous period": "previous", "same period last year": "last_year"}
GROWING = ("total", "count", "distinct", "average")


class Growth(Indicator):
    """kind: growth."""

    kind: Literal["growth"]
    of: Code = Field(description="The indicator that should grow: a total, count, distinct or average.")
    on: Literal["previous period", "same period last year"] = Field(
        "previous period", description="What it is compared with."
    )

    @property
    def source(self) -> str:
        """Facts of two stretches of days."""
        return "growth"

    @property
    def window(self) -> WindowName:
        """The days it is compared with."""
        return WINDOWS[self.on]

    @property
    def lookbacks(self) -> tuple[tuple[str, WindowName], ...]:
        """The indicator then."""
        return ((self.of, self.window),)

    @property
    def made_of(self) -> tuple[str, ...]:
        """The indicator now."""
        return (self.of,)

    def natural_unit(self, amounts: Mapping[str, str | None]) -> Unit:
        """A ratio."""
        return "ratio"

    def grown(self, now: Any, before: Any) -> Exact:
        """Divide what came on top by what was; missing where there was nothing, or less."""
        new, old = figured(now), figured(before)
        was = (old.over > number.wide(0)).ifelse(old.over, number.wide(number.nothing()))
        more = new.over * old.divisor - old.over * new.divisor
        return Exact(more * number.wide(MICRO), was * new.divisor)

    def flaws(self, draft: Any) -> Iterator[Flaw]:
        """Yield an indicator that is not there, or that cannot be counted for other days."""
        yield from super().flaws(draft)
        if self.of not in draft.names("indicators"):
            known = suggestion(self.of, draft.names("indicators"))
            yield Flaw("unknown_indicator", ("of",), {"name": self.of, "known": known})
        looked = draft.indicators.get(self.of)
        if looked is not None and looked.kind not in GROWING:
            yield Flaw("cannot_grow", ("of",), {"name": self.of, "kinds": Listed(GROWING)})
        if is_of_group(looked):
            yield Flaw("group_cannot_grow", ("of",), {"name": self.of})

    def worked(
        self, base: Indicator, now: int | None, counted: Sequence[Row], value: Figure, plan: Any
    ) -> str:
        """Show the division; what was before is counted anew from the facts of those days."""
        then = _recounted(base, [row for row in counted if row["part"] == "before"])
        if value.value is None or now is None or then is None:
            return ""
        now_text, then_text = (base.figure(one, plan.currency).bare() for one in (now, then))
        return f"({now_text} − {then_text}) ÷ {then_text} = {value.text()}"

    def says(self, plan: Any) -> Phrase:
        """Say what is measured."""
        return SAYS[self.on](of=plan.indicators[self.of].titles)


def _recounted(base: Indicator, rows: Sequence[Row]) -> int | None:
    """Count anew what plain facts tell; different values are not among what is told."""
    values = [row["value"] for row in rows if row["value"] is not None]
    match base.kind:
        case "total":
            return sum(values) if base.unit == "money" else plain_scale(sum(values), 1)
        case "count":
            return facts_in(rows)
        case "average" if values:
            return plain_scale(
                sum(values), 1, facts_in([row for row in rows if row["value"] is not None]) or 1
            )
        case _:
            return None
