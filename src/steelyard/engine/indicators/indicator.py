"""What every indicator has: a title, a direction, a target, a rule for missing data."""

from abc import abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, Literal

from pydantic import Field

from steelyard.engine.figures import Figure, Unit, unit_scale
from steelyard.engine.indicators.part import Part, Row
from steelyard.engine.indicators.sum_of import AnyTarget, SumOf
from steelyard.engine.names import suggestion
from steelyard.engine.problems import Flaw, Value
from steelyard.engine.season import Proration, Spread, season_flaws
from steelyard.engine.shape import Shape, Title
from steelyard.engine.words import Language, Phrase
from steelyard.engine.written import Code, Percent

Missing = Literal["block", "leave out", "zero", "carry"]


class Indicator(Shape):
    """Something measured. `title` in YAML is `titles` here; `title(language)` gives the words."""

    kind: str
    titles: Title = Field(alias="title", description="Its name, in each language.")
    better: Literal["more", "less"] = Field("more", description="Which direction is good.")
    target: AnyTarget | None = Field(
        None,
        description="`personal`: agreed with each person; a number: the same for all; "
        "`{sum_of: …}`: the sum of a group's.",
    )
    target_by: Spread = Field(
        "period",
        description="Without a target for exactly the period, one of a longer or shorter stretch (a year's "
        "quota) counts by the time they share: `days`; `months`, each month alike; or `{season: [8 %, …]}`, "
        "each as it weighs in the fiscal year.",
    )
    prorate: Proration | None = Field(
        None,
        description="Who is on the plan for part of the period has that part of the target: by `days`, by "
        "`months` (on the plan from first day to last) or `begun months`, or by `{season: [8 %, …]}`, the "
        "weights of the fiscal year's months, within a month by days.",
    )
    ramp: tuple[Percent, ...] = Field(
        (), description="Which part of the target counts in the first, second… month after joining."
    )
    floor: Percent | None = Field(None, description="Below this share of the target nothing is scored.")
    stretch: Percent | None = Field(
        None, description="The ambitious share of the target; shown, not computed with."
    )
    cap: Percent | None = Field(None, description="Above this share of the target nothing more is scored.")
    if_missing: Missing = Field("block", description="What happens when there is no value or no target.")
    unit: Unit = Field("count", description="What its value is counted in; follows from the kind.")

    def title(self, language: Language) -> str:
        """Give its name."""
        return self.titles.text(language)

    @property
    def needs_target(self) -> bool:
        """Tell whether each person needs a target."""
        return self.target == "personal"

    @property
    def prorations(self) -> tuple[Any, ...]:
        """As declared."""
        return () if self.prorate is None else (self.prorate,)

    def target_value(self, currency: str) -> int | None:
        """Give the target that is the same for all, in the scale of the unit."""
        if not isinstance(self.target, Decimal):
            return None
        return int(self.target * unit_scale(self.unit, currency))

    def figure(self, value: int | None, currency: str, rest: int | None = None) -> Figure:
        """Show a value of it."""
        return Figure(value, self.unit, currency, rest)

    # What a kind fills in.

    @property
    @abstractmethod
    def source(self) -> str:
        """Name where its values come from: facts, growth, ratings, or other values (formula)."""

    @abstractmethod
    def natural_unit(self, amounts: Mapping[str, str | None]) -> Unit:
        """Tell its unit; `amounts` names each dataset's credited money column."""

    def parts(self) -> tuple[Part, ...]:
        """Name the facts it looks at, if any."""
        return ()

    @property
    def divides(self) -> bool:
        """Tell whether its value is a quotient, which need not be whole."""
        return True

    @property
    def made_of(self) -> tuple[Code, ...]:
        """Name the indicators whose values it is made of."""
        return ()

    @abstractmethod
    def says(self, plan: Any) -> Phrase:
        """Say what is measured."""

    def formula(self, counted: Sequence[Row], value: Figure, plan: Any) -> str:
        """Show how the value came from the facts counted; rows are those of the table `counted`."""
        return value.text()

    # What all kinds check.

    def flaws(self, draft: Any) -> Iterator[Flaw]:
        """Yield levels that are none, and rules that cannot be kept."""
        if "unit" in self.model_fields_set and self.unit != self.natural_unit(draft.amounts):
            yield Flaw(
                "unit_differs", ("unit",), {"unit": self.natural_unit(draft.amounts), "written": self.unit}
            )
        if isinstance(self.target, Decimal):
            yield from self._target_flaws(draft)
        if isinstance(self.target, SumOf):
            yield from self._sum_flaws(draft, self.target)
        elif self.target_by != "period" and not self.needs_target:
            yield Flaw("no_personal_target", ("target_by",))
        yield from season_flaws(self.target_by, "target_by", draft)
        yield from season_flaws(self.prorate, "prorate", draft)
        if self.target is None and (self.prorate or self.ramp):
            yield Flaw("no_target_to_reduce", ("prorate" if self.prorate else "ramp",))
        if any(share < 0 for share in self.ramp):
            yield Flaw("ramp_negative", ("ramp",))
        shares = [share for share in (self.floor, self.stretch, self.cap) if share is not None]
        if any(share < 0 for share in shares) or shares != sorted(shares):
            yield Flaw("levels_out_of_order", ("floor",))

    def _sum_flaws(self, draft: Any, target: SumOf) -> Iterator[Flaw]:
        """Yield sums of another unit, and of targets that this plan does not set."""
        if self.prorate or self.ramp:
            yield Flaw("group_target_reduced", ("prorate" if self.prorate else "ramp",))
        other = draft.indicators.get(target.sum_of)
        if target.sum_of not in draft.names("indicators"):
            known = suggestion(target.sum_of, draft.names("indicators"))
            params: dict[str, Value] = {"name": target.sum_of, "known": known}
            yield Flaw("sum_of_another_plan", ("target", "sum_of"), params, "warning")
        elif other is not None and not other.needs_target:
            yield Flaw("sum_of_nothing", ("target", "sum_of"), {"name": target.sum_of})
        elif other is not None and draft.unit(other) != self.natural_unit(draft.amounts):
            units: dict[str, Value] = {"one": self.natural_unit(draft.amounts), "other": draft.unit(other)}
            yield Flaw("sum_of_unit", ("target", "sum_of"), units)

    def _target_flaws(self, draft: Any) -> Iterator[Flaw]:
        written = Decimal(str(self.target))
        if written <= 0:
            yield Flaw("target_not_positive", ("target",), {"written": str(written)})
        if written * unit_scale(self.natural_unit(draft.amounts), draft.currency) % 1:
            yield Flaw("too_fine", ("target",), {"written": str(written), "digits": 6})
