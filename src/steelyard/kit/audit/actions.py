"""Write an event. Called inside the transaction of the change it tells of, so both stand or fall."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Model

from steelyard.kit.audit.models import AuditEvent

SYSTEM = "Steelyard"  # whose name stands where no person acted


def record(
    *,
    by: User | None,
    at: datetime,
    verb: str,
    subject: Model,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
    why: str = "",
) -> AuditEvent:
    """Add an event on `subject` (already saved, so that it has an id).

    `before` and `after` hold the fields that matter, by name; dates, decimals and the like are
    written as text. None for `before` means it began to exist; None for `after`, that it ended.
    """
    return AuditEvent.objects.create(
        at=at,
        by=by,
        by_name=(by.get_full_name() or by.get_username()) if by else SYSTEM,
        verb=verb,
        subject_kind=subject._meta.label_lower,  # noqa: SLF001 - Django names it so
        subject_id=str(subject.pk),
        subject_label=str(subject)[:300],
        before=dict(before) if before is not None else None,
        after=dict(after) if after is not None else None,
        why=why,
    )


def values_of(record: Model, *names: str) -> dict[str, Any]:
    """Return a record's fields as JSON can hold them; all its own fields when none is named.

    A link to another record is written as that record's text.
    """
    fields = [f for f in record._meta.concrete_fields if not names or f.name in names]  # noqa: SLF001 - same
    return {f.name: _plain(getattr(record, f.name)) for f in fields}


def _plain(value: Any) -> Any:
    return str(value) if isinstance(value, Model) else value
