"""Who works here, where, for whom and since when; who may see whom.

For: every room that shows or counts somebody. Takes: people from HR's forms, a roster, the demo.
Gives: people by code, visible to a viewer on a day; the dated assignments as a table.

A person's `code` is their key in facts, tables and addresses. A span's first and last day both
belong to it; no last day means open.
"""

from typing import TYPE_CHECKING

from steelyard.kit.door import open_late

__all__ = [
    "Assignment",
    "Grant",
    "Person",
    "Position",
    "Request",
    "Role",
    "Scope",
    "Team",
    "Viewer",
    "admit_person",
    "admit_roster",
    "assignment_table",
    "dates_table",
    "end_assignment",
    "find_person",
    "grant_role",
    "move_person",
    "revoke_role",
    "viewer_of",
    "visible_people",
    "with_role",
]

if TYPE_CHECKING:
    from steelyard.foundation.people.actions import (
        admit_person,
        admit_roster,
        end_assignment,
        grant_role,
        move_person,
        revoke_role,
    )
    from steelyard.foundation.people.models import Assignment, Grant, Person, Position, Team
    from steelyard.foundation.people.queries import assignment_table, dates_table
    from steelyard.foundation.people.roles import Role, Scope
    from steelyard.foundation.people.viewer import Request, Viewer, viewer_of, with_role
    from steelyard.foundation.people.visibility import find_person, visible_people
else:
    __getattr__ = open_late(
        __name__, __all__, "roles", "models", "viewer", "visibility", "queries", "actions"
    )
