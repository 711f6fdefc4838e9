"""Formula: a value made of other indicators' values, such as (revenue - refunds) / visits."""

from collections.abc import Iterator, Mapping
from typing import Any, Literal

from pydantic import Field

from steelyard.engine.arithmetic import Arithmetic
from steelyard.engine.figures import Figure, Unit
from steelyard.engine.indicators.indicator import Indicator
from steelyard.engine.names import suggestion
from steelyard.engine.problems import Flaw
from steelyard.engine.words import Listed, Phrase, Words

SAYS = Words(
    "{formula}; without one of these, or divided by 0, there is no value.",
    "{formula}；缺少其中任何一项或除数为 0 时无值。",
    "{formula}；缺少其中任何一項或除數為 0 時無值。",
)
NAMED = Words("“{name}”", "“{name}”", "「{name}」")


class Formula(Indicator):
    """kind: formula."""

    kind: Literal["formula"]
    arithmetic: Arithmetic = Field(
        alias="formula", description="Other indicators, numbers, + - * /, min, max and brackets."
    )
    unit: Unit = Field(description="What its value is counted in.")

    @property
    def source(self) -> str:
        """Other values."""
        return "formula"

    @property
    def made_of(self) -> tuple[str, ...]:
        """The indicators in it, each once."""
        return tuple(dict.fromkeys(self.arithmetic.names()))

    def natural_unit(self, amounts: Mapping[str, str | None]) -> Unit:
        """As declared."""
        return self.unit

    def flaws(self, draft: Any) -> Iterator[Flaw]:
        """Yield indicators that are not there, loops, and units that do not go together."""
        yield from super().flaws(draft)
        for name in self.made_of:
            if name not in draft.names("indicators"):
                known = suggestion(name, draft.names("indicators"))
                yield Flaw("unknown_indicator", ("formula",), {"name": name, "known": known})
        loop = _loop(self, draft.indicators)
        if loop:
            yield Flaw("formula_loop", ("formula",), {"names": Listed(loop, Words(" → ", " → ", " → "))})
            return
        units = {
            name: draft.unit(draft.indicators[name]) for name in self.made_of if name in draft.indicators
        }
        for one, other in self.arithmetic.mixtures(units):
            yield Flaw("formula_mixes", ("formula",), {"one": one, "other": other}, "warning")

    def worked(self, figures: Mapping[str, Figure], value: Figure) -> str:
        """Show it with its values filled in."""
        filled = self.arithmetic.text(lambda name: figures[name].bare())
        return f"{filled} = {value.text()}" if value.value is not None else filled

    def says(self, plan: Any) -> Phrase:
        """Say what is measured."""
        return SAYS(formula=_Said(self, plan))


class _Said:
    """The formula with the indicators' names in a language."""

    def __init__(self, formula: Formula, plan: Any) -> None:
        self.formula, self.plan = formula, plan

    def text(self, language: Any) -> str:
        """Say it."""
        return self.formula.arithmetic.text(
            lambda name: NAMED(name=self.plan.indicators[name].titles).text(language)
        )


def _loop(formula: Formula, indicators: Mapping[str, Indicator]) -> tuple[str, ...]:
    """Find a way from a formula back to itself, by names; empty, if there is none."""
    waiting: list[tuple[str, ...]] = [(name,) for name in formula.made_of]
    seen: set[str] = set()
    while waiting:
        way = waiting.pop()
        there = indicators.get(way[-1])
        if there is formula:
            return way
        if there is not None and way[-1] not in seen:
            seen.add(way[-1])
            waiting += [(*way, name) for name in there.made_of]
    return ()
