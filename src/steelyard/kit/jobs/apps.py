"""Tells Django of the room."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """Durable jobs."""

    name = "steelyard.kit.jobs"
    label = "jobs"
