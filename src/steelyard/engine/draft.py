"""A plan while it is checked."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from steelyard.engine.crediting.credit import Credit
from steelyard.engine.figures import Unit
from steelyard.engine.grades.grades import Grades
from steelyard.engine.incentives.incentive import Incentive
from steelyard.engine.incentives.rounding import Rounding
from steelyard.engine.indicators.indicator import Indicator
from steelyard.engine.scorecards.scorecard import Scorecard
from steelyard.engine.settlement.settlement import Settlement
from steelyard.engine.shape import Shape


@dataclass(frozen=True)
class Draft:
    """The parts that could be read, and the names of all that were written."""

    currency: str
    credit: Mapping[str, Credit]
    indicators: Mapping[str, Indicator]
    pay: Mapping[str, Incentive]
    written: Mapping[str, frozenset[str]] = field(default_factory=dict)
    scorecard: Scorecard | None = None
    grades: Grades | None = None
    settlement: Mapping[str, Settlement] = field(default_factory=dict)
    gates: Mapping[str, Shape] = field(default_factory=dict)
    rounding: Rounding | None = None

    def names(self, section: str) -> frozenset[str]:
        """Name what stands in a section, read or not."""
        return self.written.get(section, frozenset())

    @property
    def amounts(self) -> dict[str, str | None]:
        """Name each dataset's credited money column."""
        return {dataset: credit.amount for dataset, credit in self.credit.items()}

    def unit(self, indicator: Any) -> Unit:
        """Tell an indicator's unit."""
        found: Unit = indicator.natural_unit(self.amounts)
        return found
