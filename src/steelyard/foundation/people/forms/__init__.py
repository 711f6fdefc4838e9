"""What people fill in; the rules judge it in the actions."""

from steelyard.foundation.people.forms.accounts import AccountForm, GrantForm, RevokeForm
from steelyard.foundation.people.forms.people import AdmitForm, ChangeForm, EndForm, MoveForm
from steelyard.foundation.people.forms.teams import PositionForm, TeamForm

__all__ = [
    "AccountForm",
    "AdmitForm",
    "ChangeForm",
    "EndForm",
    "GrantForm",
    "MoveForm",
    "PositionForm",
    "RevokeForm",
    "TeamForm",
]
