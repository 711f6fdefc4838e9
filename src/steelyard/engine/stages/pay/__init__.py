"""The fifth stage: credited facts and results become pay lines, each rounded once; lines become statements.

Components of all plans that pay by the same pattern are worked out together: first what each person's pay
depends on, in one wide row (`terms`), then the lines from it, then caps and statements.
"""

from steelyard.engine.stages.pay.components import Component, components
from steelyard.engine.stages.pay.sight import Results
from steelyard.engine.stages.pay.stage import Earned, pay

__all__ = ["Component", "Earned", "Results", "components", "pay"]
