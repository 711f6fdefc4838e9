"""The room's name for Django."""

from django.apps import AppConfig


class PlanningConfig(AppConfig):
    """Plan assignments and targets."""

    name = "steelyard.loop.planning"
    label = "planning"
