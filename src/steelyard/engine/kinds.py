"""The registry: which kinds a plan may name. A new kind is one line here; its file does the rest."""

from typing import Annotated

from pydantic import Field

from steelyard.engine.crediting.owner import Owner
from steelyard.engine.crediting.split import Split
from steelyard.engine.crediting.team import Team
from steelyard.engine.curves.linear import Linear
from steelyard.engine.curves.piecewise import Piecewise
from steelyard.engine.curves.ratio import RatioCurve
from steelyard.engine.curves.step import StepCurve
from steelyard.engine.incentives.flat import Flat
from steelyard.engine.incentives.rate import Rate
from steelyard.engine.incentives.tiers_by_amount import TiersByAmount
from steelyard.engine.incentives.tiers_by_attainment import TiersByAttainment
from steelyard.engine.indicators.average import Average
from steelyard.engine.indicators.count import Count
from steelyard.engine.indicators.distinct import Distinct
from steelyard.engine.indicators.latest import Latest
from steelyard.engine.indicators.ratio import Ratio
from steelyard.engine.indicators.total import Total

_KIND = Field(discriminator="kind")

AnyCredit = Annotated[Owner | Split | Team, _KIND]
AnyIndicator = Annotated[Total | Count | Distinct | Average | Ratio | Latest, _KIND]
AnyCurve = Annotated[RatioCurve | Linear | StepCurve | Piecewise, _KIND]
AnyIncentive = Annotated[Flat | Rate | TiersByAmount | TiersByAttainment, _KIND]
