"""Who acts on the command line: an account of the machine's own user, which nobody can sign in with."""

from __future__ import annotations  # accounts may be looked into only after django.setup()

import getpass
from typing import TYPE_CHECKING

from django.contrib.auth import get_user_model

if TYPE_CHECKING:
    from django.contrib.auth.models import User


def acting_user() -> User:
    """Return the account that the audit trail names for what is done here; made at its first use."""
    user, made = get_user_model().objects.get_or_create(
        username=f"{getpass.getuser()}@command-line", defaults={"is_active": False}
    )
    if made:
        user.set_unusable_password()
        user.save(update_fields=["password"])
    return user
