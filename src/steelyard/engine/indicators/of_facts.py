"""What indicators of facts have in common, and how their kinds plug in.

A kind says which facts it looks at (`parts`), which sums it needs of them (`gather`: one grouped pass serves
all indicators of all plans), and how its value comes from those sums (`value`).
"""

from abc import abstractmethod
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import Field

from steelyard.engine.filters import Filter
from steelyard.engine.indicators.facts import CreditedFacts
from steelyard.engine.indicators.indicator import Indicator
from steelyard.engine.indicators.part import Part, Sums
from steelyard.engine.indicators.within import Within
from steelyard.engine.names import suggestion
from steelyard.engine.problems import Flaw
from steelyard.engine.written import Code


class OfFacts(Indicator):
    """Something measured of the facts a person is credited with."""

    from_: Code = Field(alias="from", description="The dataset it looks at.")
    where: Filter | None = Field(None, description="Which of its facts count; all when left out.")
    within: Within = Field(
        "person",
        description="Whose facts: one's own, or those of one's whole team, position, plan or company; "
        "a group's figure is worked out once, each fact once, and stands beside each member.",
    )

    @property
    def source(self) -> str:
        """Facts."""
        return "facts"

    @property
    def needs_others(self) -> bool:
        """A group's figure is made of its members' facts."""
        return self.within != "person"

    # What a kind fills in.

    def parts(self) -> tuple[Part, ...]:
        """Name the facts it looks at."""
        return (Part("value", self.from_, self.where),)

    @abstractmethod
    def gather(self, part: Part, facts: CreditedFacts) -> Sums:
        """Make the sums it needs of one part's facts, for grouping by person."""

    @property
    def divides(self) -> bool:
        """Most count or add up."""
        return False

    @property
    def adds_up(self) -> bool:
        """Tell whether the sums of two heaps of facts add up to that of both."""
        return True

    @abstractmethod
    def value(self, sums: Mapping[str, Sums]) -> Any:
        """Make its value from the sums of its parts, plain or `Exact`; missing when there is none."""

    def counts(self) -> str:
        """Give what it counts, without what it is compared with: equal sums are made once."""
        return self.model_dump_json(exclude=set(Indicator.model_fields) - {"kind"})

    def why_missing(self, sums: Mapping[str, Sums]) -> Any:
        """Say why there is no value."""
        return "no_facts"

    # What all kinds check.

    def flaws(self, draft: Any) -> Iterator[Flaw]:
        """Yield datasets nobody is credited with, and columns that cannot be added up."""
        yield from super().flaws(draft)
        if self.within != "person" and (self.prorate or self.ramp):
            yield Flaw("group_target_reduced", ("prorate" if self.prorate else "ramp",))
        for part in self.parts():
            below = () if part.name == "value" else (part.name,)
            if part.dataset not in draft.names("credit"):
                known = suggestion(part.dataset, draft.names("credit"))
                yield Flaw("dataset_not_credited", (*below, "from"), {"name": part.dataset, "known": known})
            yield from self._column_flaws(part, draft, below)

    def _column_flaws(self, part: Part, draft: Any, below: tuple[str, ...]) -> Iterator[Flaw]:
        """Refuse numbers of shared facts: only amounts are divided."""
        credit = draft.credit.get(part.dataset)
        number_column = part.of is not None and part.of != draft.amounts.get(part.dataset)
        if credit is not None and number_column and credit.takes_shares:
            yield Flaw(
                "number_of_shared_facts", (*below, "of"), {"column": str(part.of), "dataset": part.dataset}
            )
