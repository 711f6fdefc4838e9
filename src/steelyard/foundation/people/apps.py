"""Tells Django of the room."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Who works here."""

    name = "steelyard.foundation.people"
    label = "people"
