"""Simulation: what another version of a plan would have paid for the facts of a closed period.

For: sales operations and executives who weigh a change before they publish it; auditors who look on.
Takes: a version of the rulebook and the sealed run of a closed period, its inputs pinned by hash.
Gives: cost, winners and losers, the spread, and each person's difference with its story. Nothing is paid.
"""

from typing import TYPE_CHECKING

from steelyard.kit.door import open_late

__all__ = ["Simulation", "ask_to_simulate"]

if TYPE_CHECKING:
    from steelyard.insight.simulation.actions import ask_to_simulate
    from steelyard.insight.simulation.models import Simulation
else:
    __getattr__ = open_late(__name__, __all__, "models", "actions")
