"""Tells Django of the room."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """The audit trail."""

    name = "steelyard.kit.audit"
    label = "audit"
