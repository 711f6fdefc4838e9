"""The room's name for Django."""

from django.apps import AppConfig


class RulebookConfig(AppConfig):
    """Plans and their versions."""

    name = "steelyard.foundation.rulebook"
    label = "rulebook"
