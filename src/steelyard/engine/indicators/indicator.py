"""What every indicator has: a title, a direction, a target, a rule for missing data; and how kinds plug in.

A kind says which facts it looks at (`parts`), which sums it needs of them (`gather`: one grouped pass serves
all indicators of all plans), and how its value comes from those sums (`value`).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

from pydantic import Field

from steelyard.engine.figures import Figure, Unit, unit_scale
from steelyard.engine.filters import Condition, Filter
from steelyard.engine.indicators.facts import CreditedFacts
from steelyard.engine.names import suggestion
from steelyard.engine.problems import Flaw
from steelyard.engine.shape import Shape, Title
from steelyard.engine.words import Language, Phrase, Words
from steelyard.engine.written import Code, Level, Percent

Missing = Literal["block", "leave out", "zero", "carry"]
Sums = Mapping[str, Any]
Row = Mapping[str, Any]


@dataclass(frozen=True)
class Part:
    """Facts an indicator looks at: of which dataset, which of them, and the column it adds up."""

    name: Literal["value", "numerator", "denominator"]
    dataset: str
    where: Condition | None
    of: str | None = None
    also: tuple[str, ...] = ()  # further columns it looks at

    @property
    def adds_up(self) -> tuple[str, ...]:
        """Name the columns whose empty cells add nothing."""
        return (self.of, *self.also) if self.of else self.also


class Indicator(Shape):
    """Something measured. `title` in YAML is `titles` here; `title(language)` gives the words."""

    kind: str
    titles: Title = Field(alias="title", description="Its name, in each language.")
    from_: Code = Field(alias="from", description="The dataset it looks at.")
    where: Filter | None = Field(None, description="Which of its facts count; all when left out.")
    better: Literal["more", "less"] = Field("more", description="Which direction is good.")
    target: Literal["personal"] | Level | None = Field(
        None, description="`personal`: agreed with each person; a number: the same for all."
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

    def target_value(self, currency: str) -> int | None:
        """Give the target that is the same for all, in the scale of the unit."""
        if not isinstance(self.target, Decimal):
            return None
        return int(self.target * unit_scale(self.unit, currency))

    def figure(self, value: int | None, currency: str) -> Figure:
        """Show a value of it."""
        return Figure(value, self.unit, currency)

    # What a kind fills in.

    def natural_unit(self, amounts: Mapping[str, str | None]) -> Unit:
        """Tell its unit; `amounts` names each dataset's credited money column."""
        raise NotImplementedError

    def parts(self) -> tuple[Part, ...]:
        """Name the facts it looks at."""
        return (Part("value", self.from_, self.where),)

    def gather(self, part: Part, facts: CreditedFacts) -> Sums:
        """Make the sums it needs of one part's facts, for grouping by person."""
        raise NotImplementedError

    def value(self, sums: Mapping[str, Sums]) -> Any:
        """Make its value from the sums of its parts; missing when there is none."""
        raise NotImplementedError

    def says(self, plan: Any) -> Phrase:
        """Say what is measured."""
        raise NotImplementedError

    def formula(self, counted: Sequence[Row], value: Figure, plan: Any) -> str:
        """Show how the value came from the facts counted; rows are those of the table `counted`."""
        return value.text()

    # What all kinds check.

    def flaws(self, draft: Any) -> Iterator[Flaw]:
        """Yield names that are not there, levels that are none, and rules that cannot be kept."""
        for part in self.parts():
            below = () if part.name == "value" else (part.name,)
            if part.dataset not in draft.names("credit"):
                known = suggestion(part.dataset, draft.names("credit"))
                yield Flaw("dataset_not_credited", (*below, "from"), {"name": part.dataset, "known": known})
            yield from self._column_flaws(part, draft, below)
        if self.if_missing == "carry":
            yield Flaw("carry_not_yet", ("if_missing",))
        if "unit" in self.model_fields_set and self.unit != self.natural_unit(draft.amounts):
            yield Flaw(
                "unit_differs", ("unit",), {"unit": self.natural_unit(draft.amounts), "written": self.unit}
            )
        if isinstance(self.target, Decimal):
            yield from self._target_flaws(draft)
        shares = [share for share in (self.floor, self.stretch, self.cap) if share is not None]
        if any(share < 0 for share in shares) or shares != sorted(shares):
            yield Flaw("levels_out_of_order", ("floor",))

    def _target_flaws(self, draft: Any) -> Iterator[Flaw]:
        written = Decimal(str(self.target))
        if written <= 0:
            yield Flaw("target_not_positive", ("target",), {"written": str(written)})
        if written * unit_scale(self.natural_unit(draft.amounts), draft.currency) % 1:
            yield Flaw("too_fine", ("target",), {"written": str(written), "digits": 6})

    def _column_flaws(self, part: Part, draft: Any, below: tuple[str, ...]) -> Iterator[Flaw]:
        """Refuse numbers of shared facts: only amounts are divided."""
        credit = draft.credit.get(part.dataset)
        number_column = part.of is not None and part.of != draft.amounts.get(part.dataset)
        if credit is not None and number_column and credit.takes_shares:
            yield Flaw(
                "number_of_shared_facts", (*below, "of"), {"column": str(part.of), "dataset": part.dataset}
            )


ALL_FACTS = Words("all of {dataset}", "{dataset} 的全部记录", "{dataset} 的全部記錄")
SOME_FACTS = Words("{dataset} where {where}", "{dataset} 中 {where} 的记录", "{dataset} 中 {where} 的記錄")


def facts_words(part: Part, plan: Any) -> Phrase:
    """Say which facts a part looks at."""
    if part.where is None:
        return ALL_FACTS(dataset=plan.credit[part.dataset].named(part.dataset))
    return SOME_FACTS(dataset=plan.credit[part.dataset].named(part.dataset), where=part.where.words())
