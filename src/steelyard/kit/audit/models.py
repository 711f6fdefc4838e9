"""One row an event. Triggers (migration 0002) refuse to update or delete any."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models


@dataclass(frozen=True, kw_only=True)
class Change:
    """One field, from what to what."""

    field: str
    before: Any
    after: Any


class AuditEvent(models.Model):
    """What somebody did to one record."""

    at = models.DateTimeField(db_index=True)
    # No constraint in the database: an account may go, what it did stays (by_name keeps its name).
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        related_name="+",
    )
    by_name = models.CharField(max_length=200)
    verb = models.CharField(max_length=60, db_index=True)  # the action's name: move_person
    subject_kind = models.CharField(max_length=60)  # the record's model: people.person
    subject_id = models.CharField(max_length=60)
    subject_label = models.CharField(max_length=300)
    before = models.JSONField(null=True, encoder=DjangoJSONEncoder)
    after = models.JSONField(null=True, encoder=DjangoJSONEncoder)
    why = models.TextField(blank=True)

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [models.Index(fields=["subject_kind", "subject_id", "at"], name="audit_of_subject")]

    @property
    def changes(self) -> list[Change]:
        """Return the fields that differ."""
        old, new = self.before or {}, self.after or {}
        return [
            Change(field=name, before=old.get(name), after=new.get(name))
            for name in {**old, **new}
            if old.get(name) != new.get(name)
        ]
