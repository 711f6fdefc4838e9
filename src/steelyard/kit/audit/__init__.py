"""Who changed what, when, why, from what to what. Written by actions, never rewritten.

For: every room's `actions.py`, which calls `audit.record` inside its transaction; auditors, who read
/audit/. Takes: a record, and what it was and is. Gives: events that no one can alter, not even with
SQL: triggers refuse it on SQLite and on PostgreSQL.
"""

from typing import TYPE_CHECKING

from steelyard.kit.door import open_late

__all__ = ["AuditEvent", "history_of", "record", "values_of"]

if TYPE_CHECKING:
    from steelyard.kit.audit.actions import record, values_of
    from steelyard.kit.audit.models import AuditEvent
    from steelyard.kit.audit.queries import history_of
else:
    __getattr__ = open_late(__name__, __all__, "actions", "queries", "models")
