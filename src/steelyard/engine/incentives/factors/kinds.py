"""The registry of factors: a new kind is one line here; its file does the rest."""

from typing import Annotated

from pydantic import Field

from steelyard.engine.incentives.factors.accelerator import Accelerator, Decelerator
from steelyard.engine.incentives.factors.along_curve import AlongCurve
from steelyard.engine.incentives.factors.by_fact import ByFact
from steelyard.engine.incentives.factors.days import Days
from steelyard.engine.incentives.factors.multiplier import Multiplier
from steelyard.engine.incentives.factors.prorate import Prorate
from steelyard.engine.incentives.factors.ramp import Ramp

AnyFactor = Annotated[
    Multiplier | AlongCurve | Accelerator | Decelerator | ByFact | Ramp | Days | Prorate,
    Field(discriminator="kind"),
]
