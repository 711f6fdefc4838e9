"""A figure as it is agreed with a person: what a form or a file says, before it is written down."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, kw_only=True)
class Agreed:
    """One figure to agree; a rate in millionths, an amount in minor units."""

    person: str
    plan: str
    part: str
    figure: str
    value: int
    starts_on: date
    ends_on: date | None = None
