"""Tells Django of the room."""

from django.apps import AppConfig


class PeriodsConfig(AppConfig):
    """The company and its calendar."""

    name = "steelyard.foundation.periods"
    label = "periods"
