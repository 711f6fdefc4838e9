"""What pay may look at: everybody on a plan, with their credits, measures, scores, totals and grades."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from tests.oracle.agreement import Agreement
from tests.oracle.crediting import Crediting
from tests.oracle.indicators.found import Measure
from tests.oracle.indicators.measuring import Measuring
from tests.oracle.periods import Closing
from tests.oracle.places import Member

Row = dict[str, Any]
STOPS = {"block": "blocked", "carry": "blocked", "leave out": "left_out", "zero": None}


@dataclass(frozen=True)
class Known:
    """One plan's results, before pay."""

    plan: Agreement
    crediting: Crediting
    closing: Closing
    members: Mapping[str, Member]
    measuring: Mapping[str, Measuring]
    measures: Mapping[str, Mapping[str, Measure]]
    scores: Mapping[str, Sequence[Row]]
    totals: Mapping[str, Fraction | None]
    grades: Mapping[str, str | None]

    def looked_at(self, person: str, of: str, by: str) -> Fraction | int | None:
        """Give what a component looks at, exactly: an attainment, a value, or points."""
        if of == "total score":
            return self.totals.get(person)
        if by == "score":
            (points,) = [row["points"] for row in self.scores[person] if row["indicator"] == of]
            return None if points is None else Fraction(points)
        measure = self.measures[person][of]
        return measure.attainment if by == "attainment" else measure.exact

    def rule(self, person: str, of: str) -> str:
        """Tell what happens when that is missing."""
        return "block" if of == "total score" else self.measures[person][of].rule


@dataclass(frozen=True)
class Stopped:
    """Why somebody is paid nothing: blocked, left_out, no_team and so on."""

    why: str
