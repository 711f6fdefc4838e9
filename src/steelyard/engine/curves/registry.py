"""The curves a plan may name. A new kind is one line here; its file does the rest."""

from typing import Annotated

from pydantic import Field

from steelyard.engine.curves.add_and_subtract import AddAndSubtract
from steelyard.engine.curves.deduction import Deduction
from steelyard.engine.curves.linear import Linear
from steelyard.engine.curves.piecewise import Piecewise
from steelyard.engine.curves.range import RangeCurve
from steelyard.engine.curves.rank import RankCurve
from steelyard.engine.curves.ratio import RatioCurve
from steelyard.engine.curves.step import StepCurve
from steelyard.engine.curves.veto import Veto
from steelyard.engine.curves.z_score import ZScore

AnyCurve = Annotated[
    RatioCurve
    | Linear
    | StepCurve
    | Piecewise
    | RangeCurve
    | Deduction
    | AddAndSubtract
    | Veto
    | RankCurve
    | ZScore,
    Field(discriminator="kind"),
]
