"""A target that is the sum of what was agreed with the members of a group.

Who stands in the group for part of the period brings the part of their target that falls on those days, of
all the days they stand anywhere in the period; the parts of one target sum to it. Who has none brings none.
"""

from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag

from steelyard.engine.indicators.within import Group, Within
from steelyard.engine.shape import Shape
from steelyard.engine.written import Code, Level


class SumOf(Shape):
    """A target that is the sum of a group's."""

    sum_of: Code = Field(description="The indicator whose targets, agreed with each person, are summed.")
    within: Group | None = Field(
        None, description="Whose: as the indicator's `within`; those of one's team, where that is the person."
    )


def summed_within(indicator: Any) -> Group:
    """Tell whose targets are summed for an indicator whose target is a sum."""
    named: Group | None = indicator.target.within
    own: Within = getattr(indicator, "within", "person")
    if named is not None:
        return named
    return "team" if own == "person" else own


def _how(written: Any) -> str:
    """Tell a group of fields from a plain value; such tags are no field's name (kinds.py)."""
    return "=sum" if isinstance(written, dict | SumOf) else "=plain"


AnyTarget = Annotated[
    Annotated[SumOf, Tag("=sum")] | Annotated[Literal["personal"] | Level, Tag("=plain")],
    Discriminator(_how),
]
