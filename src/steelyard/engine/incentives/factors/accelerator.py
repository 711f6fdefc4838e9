"""Accelerator and decelerator: a factor while an attainment lies beyond an edge, else 100 %."""

from abc import abstractmethod
from collections.abc import Iterator, Mapping
from typing import Any, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from steelyard.engine import number
from steelyard.engine.bands import ABOVE, BELOW, FROM, UP_TO
from steelyard.engine.exact import edge
from steelyard.engine.figures import Figure, percent_text
from steelyard.engine.incentives.factors.factor import Factor
from steelyard.engine.incentives.seen import Need, Seen
from steelyard.engine.names import suggestion
from steelyard.engine.number import MICRO
from steelyard.engine.problems import Flaw
from steelyard.engine.words import Phrase, Sayable, Words
from steelyard.engine.written import Code, Percent

SAYS = Words(
    "While the attainment of {indicator} is {range}, that is multiplied by {factor}.",
    "{indicator}的达成率{range}时，再乘以 {factor}。",
    "{indicator}的達成率{range}時，再乘以 {factor}。",
)
TOLD = Words(
    "{factor}: the attainment of {indicator} is {attainment} ({range}: {full}).",
    "系数 {factor}：{indicator}的达成率为 {attainment}（{range}：{full}）。",
    "係數 {factor}：{indicator}的達成率為 {attainment}（{range}：{full}）。",
)


class _Speed(Factor):
    """What both share: an indicator, one edge, a factor."""

    of: Code = Field(description="The indicator whose attainment is looked at.")
    factor: Percent = Field(description="What pay is multiplied by beyond the edge.")

    @abstractmethod
    def beyond(self, at: Any) -> Any:
        """Make the condition that the attainment's notch (exact.py) lies beyond the edge."""

    @abstractmethod
    def range(self) -> Sayable:
        """Say where it applies."""

    def needs(self) -> Iterator[Need]:
        """The one indicator."""
        yield ("measure", self.of)

    def ppm(self, seen: Seen) -> Any:
        """The factor beyond the edge; where the attainment is missing, what its rule says."""
        attained = seen.measure(self.of).attained
        found = self.beyond(attained.notch).ifelse(number.whole(self.factor), number.whole(MICRO))
        return attained.figure.isnull().ifelse(seen.absent(self.of), found)

    def flaws(self, draft: Any) -> Iterator[Flaw]:
        """Yield an indicator that is not there or has nothing to attain."""
        if self.of not in draft.names("indicators"):
            known = suggestion(self.of, draft.names("indicators"))
            yield Flaw("unknown_indicator", ("of",), {"name": self.of, "known": known})
        indicator = draft.indicators.get(self.of)
        if indicator is not None and indicator.target is None:
            yield Flaw("nothing_to_attain", ("of",), {"name": self.of})
        if self.factor < 0:
            yield Flaw("factor_negative", ("factor",), {"written": Figure(self.factor, "ratio")})

    def says(self, plan: Any) -> Phrase:
        """Say the factor and where it applies."""
        titles = plan.indicators[self.of].titles
        return SAYS(indicator=titles, range=self.range(), factor=Figure(self.factor, "ratio"))

    def told(self, rows: Any, known: Mapping[str, int | None], ppm: int) -> Phrase:
        """Tell whether it applied."""
        row = rows.measures[self.of]
        return TOLD(
            factor=percent_text(ppm),
            indicator=rows.plan.indicators[self.of].titles,
            attainment=Figure(row["attainment_ppm"], "ratio", rest=row["attainment_rest"]),
            range=self.range(),
            full=Figure(self.factor, "ratio"),
        )


def _one(first: int | None, second: int | None, names: str) -> None:
    if (first is None) == (second is None):
        raise PydanticCustomError("one_limit", "", {"limits": names})


class Accelerator(_Speed):
    """kind: accelerator."""

    kind: Literal["accelerator"]
    from_: Percent | None = Field(None, alias="from", description="It applies from this attainment on.")
    above: Percent | None = Field(None, description="It applies above this attainment.")

    @model_validator(mode="after")
    def _one_edge(self) -> "Accelerator":
        _one(self.from_, self.above, "from, above")
        return self

    def beyond(self, at: Any) -> Any:
        """At or above its edge."""
        return at >= edge(self.from_) if self.from_ is not None else at > edge(self.above or 0)

    def range(self) -> Sayable:
        """Say the edge."""
        if self.from_ is not None:
            return FROM(edge=Figure(self.from_, "ratio"))
        return ABOVE(edge=Figure(self.above, "ratio"))

    def flaws(self, draft: Any) -> Iterator[Flaw]:
        """Yield a factor that slows down."""
        yield from super().flaws(draft)
        if self.factor < MICRO:
            written = Figure(self.factor, "ratio")
            yield Flaw("wrong_speed", ("factor",), {"written": written, "other": "decelerator"})


class Decelerator(_Speed):
    """kind: decelerator."""

    kind: Literal["decelerator"]
    below: Percent | None = Field(None, description="It applies below this attainment.")
    up_to: Percent | None = Field(None, description="It applies up to this attainment.")

    @model_validator(mode="after")
    def _one_edge(self) -> "Decelerator":
        _one(self.below, self.up_to, "below, up_to")
        return self

    def beyond(self, at: Any) -> Any:
        """Under its edge."""
        return at < edge(self.below) if self.below is not None else at <= edge(self.up_to or 0)

    def range(self) -> Sayable:
        """Say the edge."""
        if self.below is not None:
            return BELOW(edge=Figure(self.below, "ratio"))
        return UP_TO(edge=Figure(self.up_to, "ratio"))

    def flaws(self, draft: Any) -> Iterator[Flaw]:
        """Yield a factor that speeds up."""
        yield from super().flaws(draft)
        if self.factor > MICRO:
            written = Figure(self.factor, "ratio")
            yield Flaw("wrong_speed", ("factor",), {"written": written, "other": "accelerator"})
