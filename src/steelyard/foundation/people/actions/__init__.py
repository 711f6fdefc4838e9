"""All change to people, teams, positions and grants; one file a subject."""

from steelyard.foundation.people.actions.accounts import grant_role, open_account, revoke_role
from steelyard.foundation.people.actions.assign import end_assignment, move_person
from steelyard.foundation.people.actions.people import admit_person, change_person
from steelyard.foundation.people.actions.roster import admit_roster
from steelyard.foundation.people.actions.teams import add_position, add_team

__all__ = [
    "add_position",
    "add_team",
    "admit_person",
    "admit_roster",
    "change_person",
    "end_assignment",
    "grant_role",
    "move_person",
    "open_account",
    "revoke_role",
]
