"""Tells Django of the room."""

from django.apps import AppConfig


class SimulationConfig(AppConfig):
    """What would have been."""

    name = "steelyard.insight.simulation"
    label = "simulation"
