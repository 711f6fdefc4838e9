"""What every builder gives."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Chart:
    """A picture and the same in words."""

    option: dict[str, Any]  # ECharts' own; colours come from the theme
    summary: str  # one sentence: what the picture says
    headings: Sequence[str] = ()
    rows: Sequence[Sequence[str]] = ()  # the same figures as a table
