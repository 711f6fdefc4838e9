"""The registry: which kinds a plan may name. A new kind is an import and a name here; its file does the rest.

Curves stand in curves/registry.py, what pay is multiplied by in incentives/factors/kinds.py.
"""

from typing import Annotated, Any

from pydantic import Discriminator, Field, Tag

from steelyard.engine.crediting.overlay import Overlay
from steelyard.engine.crediting.owner import Owner
from steelyard.engine.crediting.split import Split
from steelyard.engine.crediting.team import Team
from steelyard.engine.curves.registry import AnyCurve
from steelyard.engine.grades.bands import GradeBands
from steelyard.engine.grades.distribution import Distribution
from steelyard.engine.in_a_row import InARow
from steelyard.engine.incentives.amount_by_tier import AmountByTier
from steelyard.engine.incentives.beyond import Beyond
from steelyard.engine.incentives.bonus_by_grade import BonusByGrade
from steelyard.engine.incentives.bounty import Bounty
from steelyard.engine.incentives.contest import Contest
from steelyard.engine.incentives.flat import Flat
from steelyard.engine.incentives.formula import PayFormula
from steelyard.engine.incentives.gate import AnyGate
from steelyard.engine.incentives.merit_matrix import MeritMatrix
from steelyard.engine.incentives.objective_bonus import ObjectiveBonus
from steelyard.engine.incentives.override import Override
from steelyard.engine.incentives.per_unit import PerUnit
from steelyard.engine.incentives.pool import Pool
from steelyard.engine.incentives.rate import Rate
from steelyard.engine.incentives.tiers_by_amount import TiersByAmount
from steelyard.engine.incentives.tiers_by_attainment import TiersByAttainment
from steelyard.engine.indicators.average import Average
from steelyard.engine.indicators.checklist import Checklist
from steelyard.engine.indicators.count import Count
from steelyard.engine.indicators.distinct import Distinct
from steelyard.engine.indicators.formula import Formula
from steelyard.engine.indicators.growth import Growth
from steelyard.engine.indicators.latest import Latest
from steelyard.engine.indicators.rating import Rating
from steelyard.engine.indicators.ratio import Ratio
from steelyard.engine.indicators.reviews import Reviews
from steelyard.engine.indicators.survey import Survey
from steelyard.engine.indicators.total import Total
from steelyard.engine.scorecards.groups import Groups
from steelyard.engine.scorecards.weights import Weights
from steelyard.engine.settlement.cap import Cap
from steelyard.engine.settlement.claw_back import ClawBack
from steelyard.engine.settlement.deferral import Deferral
from steelyard.engine.settlement.draw import Draw
from steelyard.engine.settlement.guarantee import Guarantee
from steelyard.engine.settlement.hold_back import HoldBack
from steelyard.engine.settlement.penalty import Penalty
from steelyard.engine.settlement.when_paid import WhenPaid

_KIND = Field(discriminator="kind")

AnyCredit = Annotated[Owner | Split | Overlay | Team, _KIND]
AnyIndicator = Annotated[
    Total
    | Count
    | Distinct
    | Average
    | Ratio
    | Latest
    | Survey
    | Growth
    | InARow
    | Formula
    | Rating
    | Checklist
    | Reviews,
    _KIND,
]
AnyIncentive = Annotated[
    Flat
    | Rate
    | TiersByAmount
    | TiersByAttainment
    | Override
    | Beyond
    | Bounty
    | PerUnit
    | PayFormula
    | AmountByTier
    | ObjectiveBonus
    | BonusByGrade
    | MeritMatrix
    | Pool
    | Contest,
    _KIND,
]
AnySettlement = Annotated[Cap | Guarantee | Draw | HoldBack | WhenPaid | ClawBack | Deferral | Penalty, _KIND]


def _kind_or(usual: str) -> Discriminator:
    """Let the kind be left out where plans before there was a choice did not write it.

    Tags begin with "=", so that they are no field's name in the place of a mistake.
    """

    def kind_of(written: Any) -> str:
        kind = written.get("kind", usual) if isinstance(written, dict) else getattr(written, "kind", usual)
        return f"={kind}"

    return Discriminator(kind_of)


AnyScorecard = Annotated[
    Annotated[Weights, Tag("=weights")] | Annotated[Groups, Tag("=groups")], _kind_or("weights")
]
AnyGrades = Annotated[
    Annotated[GradeBands, Tag("=bands")] | Annotated[Distribution, Tag("=distribution")], _kind_or("bands")
]

__all__ = [
    "AnyCredit",
    "AnyCurve",
    "AnyGate",
    "AnyGrades",
    "AnyIncentive",
    "AnyIndicator",
    "AnyScorecard",
    "AnySettlement",
]
