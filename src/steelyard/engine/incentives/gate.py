"""Gates of pay: thresholds without which only a part is paid. One, all of several, or any of several.

Not kept is not kept, whatever else is unknown; where the known ones do not decide, pay waits (three values,
as SQL has them).
"""

from abc import abstractmethod
from collections.abc import Iterator, Mapping
from functools import reduce
from operator import and_, or_
from typing import Annotated, Any, Literal

import ibis
from pydantic import Discriminator, Field, Tag, model_validator
from pydantic_core import PydanticCustomError

from steelyard.engine import number
from steelyard.engine.figures import Figure
from steelyard.engine.gates import kept, kept_plainly
from steelyard.engine.incentives.seen import Need, Seen
from steelyard.engine.problems import Flaw
from steelyard.engine.shape import Shape
from steelyard.engine.threshold import Threshold
from steelyard.engine.words import Listed, Phrase, Sayable, Words
from steelyard.engine.written import Percent

GATED = Words(
    "Unless {threshold}, it pays {otherwise} of that.",
    "除非{threshold}，只支付其 {otherwise}。",
    "除非{threshold}，只支付其 {otherwise}。",
)
AND, OR = Words(" and ", "，且", "，且"), Words(" or ", "，或", "，或")
OPEN = Words(
    "The gate is open: {threshold} ({found}).",
    "门槛已满足：{threshold}（{found}）。",
    "門檻已滿足：{threshold}（{found}）。",
)
SHUT = Words(
    "The gate lets {part} through, because not: {threshold} ({found}).",
    "门槛未满足，只支付 {part}：{threshold}（{found}）。",
    "門檻未滿足，只支付 {part}：{threshold}（{found}）。",
)
FOUND = Words("{indicator}: {value}", "{indicator}：{value}", "{indicator}：{value}")
Join = Literal["all", "any"]


class _Gate(Shape):
    """What a single gate and a joint one share."""

    @abstractmethod
    def thresholds(self) -> tuple[Threshold, ...]:
        """Name what must be kept."""

    @property
    def join(self) -> Join:
        """Tell whether all of them must be kept, or any."""
        return "all"

    @property
    def let_through(self) -> int:
        """Give the part that is paid while it is not kept."""
        return int(self.otherwise)  # type: ignore[attr-defined]  # both kinds have it

    def needs(self) -> Iterator[Need]:
        """Name what it looks at."""
        for threshold in self.thresholds():
            yield ("measure", threshold.indicator)

    def ppm(self, seen: Seen) -> Any:
        """Give the part that is paid; missing while nobody can say."""
        found = [
            kept(seen.measure(one.indicator), one, seen.indicators[one.indicator], seen.currency)
            for one in self.thresholds()
        ]
        is_open = reduce(and_ if self.join == "all" else or_, found)
        part, whole = number.whole(self.let_through), number.whole(number.MICRO)
        return ibis.cases((is_open, whole), (~is_open, part), else_=number.nothing())

    def says(self, plan: Any) -> Phrase:
        """Say what must be kept."""
        return GATED(threshold=self._words(plan), otherwise=Figure(self.let_through, "ratio"))

    def told(self, rows: Any, ppm: int) -> Phrase:
        """Tell whether it was kept, by a person's rows (stories.rows.PersonRows)."""
        plan, found = rows.plan, []
        is_open = _decided(
            [
                kept_plainly(rows.measures[one.indicator], one, plan.indicators[one.indicator], plan.currency)
                for one in self.thresholds()
            ],
            self.join,
        )
        for one in self.thresholds():
            indicator, row = plan.indicators[one.indicator], rows.measures[one.indicator]
            value = (
                Figure(row["attainment_ppm"], "ratio")
                if one.by_attainment
                else indicator.figure(row["value"], plan.currency)
            )
            found.append(FOUND(indicator=indicator.titles, value=value))
        values = {"threshold": self._words(plan), "found": Listed(tuple(found))}
        return OPEN(**values) if is_open else SHUT(**values, part=Figure(ppm, "ratio"))

    def _words(self, plan: Any) -> Sayable:
        said = [one.words(plan.indicators[one.indicator], plan.currency) for one in self.thresholds()]
        return Listed(tuple(said), AND if self.join == "all" else OR)


class PayGate(_Gate, Threshold):
    """A threshold without which only a part is paid."""

    otherwise: Percent = Field(0, description="The part that is paid while the threshold is not kept.")

    def thresholds(self) -> tuple[Threshold, ...]:
        """Itself."""
        return (self,)

    def flaws(self, draft: Any) -> Iterator[Flaw]:
        """Yield what is wrong with the threshold, and a part that is none."""
        yield from Threshold.flaws(self, draft)
        yield from _part_flaws(self.otherwise)


class JointGate(_Gate):
    """Several thresholds: all of them must be kept, or any."""

    all: tuple[Threshold, ...] | None = Field(None, description="All of these must be kept.", min_length=1)
    any: tuple[Threshold, ...] | None = Field(None, description="One of these must be kept.", min_length=1)
    otherwise: Percent = Field(0, description="The part that is paid while that is not so.")

    @model_validator(mode="after")
    def _one_list(self) -> "JointGate":
        if (self.all is None) == (self.any is None):
            raise PydanticCustomError("one_limit", "", {"limits": "all, any"})
        return self

    @property
    def join(self) -> Join:
        """As declared."""
        return "any" if self.all is None else "all"

    def thresholds(self) -> tuple[Threshold, ...]:
        """As listed."""
        return (self.any if self.all is None else self.all) or ()

    def flaws(self, draft: Any) -> Iterator[Flaw]:
        """Yield what is wrong with each threshold, and a part that is none."""
        for place, one in enumerate(self.thresholds()):
            yield from (flaw.below(self.join, place) for flaw in one.flaws(draft))
        yield from _part_flaws(self.otherwise)


def _part_flaws(otherwise: int) -> Iterator[Flaw]:
    if not 0 <= otherwise <= number.MICRO:
        yield Flaw("gate_part", ("otherwise",), {"written": Figure(otherwise, "ratio")})


def _decided(found: list[bool | None], join: Join) -> bool | None:
    decides = join == "any"
    if decides in found:
        return decides
    return None if None in found else not decides


def _how_many(written: Any) -> str:
    if isinstance(written, Mapping):
        return "several" if "all" in written or "any" in written else "one"
    return "several" if isinstance(written, JointGate) else "one"


AnyGate = Annotated[
    Annotated[PayGate, Tag("one")] | Annotated[JointGate, Tag("several")], Discriminator(_how_many)
]
