"""Open an account, give it a role, take a role back."""

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from steelyard.foundation.people.models import Grant, Person, Team
from steelyard.foundation.people.roles import Role, Scope
from steelyard.kit import audit
from steelyard.kit.refusal import Refused


@transaction.atomic
def open_account(
    *,
    username: str,
    by: User | None,
    at: datetime,
    person: Person | None = None,
    email: str = "",
    password: str | None = None,
) -> User:
    """Make an account, linked to a person if one is given.

    Without a password nobody can sign in by password until one is set through the e-mail's link.
    """
    if User.objects.filter(username=username).exists():
        raise Refused([_("The account name “%(name)s” is taken.") % {"name": username}])
    user = User.objects.create_user(
        username=username, email=email or (person.email if person else ""), password=password
    )
    user.first_name = person.name[:150] if person else ""
    user.save()
    if person:
        Person.objects.filter(pk=person.pk).update(user=user)
    after = {"username": username, "email": user.email, "person": person.code if person else None}
    audit.record(by=by, at=at, verb="open_account", subject=user, after=after)
    return user


@transaction.atomic
def grant_role(
    *,
    user: User,
    role: Role,
    scope: Scope,
    by: User | None,
    at: datetime,
    team: Team | None = None,
    why: str = "",
) -> Grant:
    """Give an account a role about some people; the same again changes nothing.

    `team` binds TEAM and TEAM_BELOW to a named team instead of those who report to the holder.
    """
    if team and scope not in {Scope.TEAM, Scope.TEAM_BELOW}:
        raise Refused([_("A named team goes with the scopes of teams only.")])
    grant, is_new = Grant.objects.get_or_create(user=user, role=role, scope=scope, team=team)
    if is_new:
        audit.record(
            by=by,
            at=at,
            verb="grant_role",
            subject=user,
            after=audit.values_of(grant, "role", "scope", "team"),
            why=why,
        )
    return grant


@transaction.atomic
def revoke_role(*, grant: Grant, by: User | None, at: datetime, why: str) -> None:
    """Take a role back; the last administrator stays one."""
    others = Grant.objects.filter(role=Role.ADMINISTRATOR).exclude(user=grant.user)
    if grant.role == Role.ADMINISTRATOR and not others.exists():
        raise Refused([_("Somebody has to stay administrator; give the role to another first.")])
    before = audit.values_of(grant, "role", "scope", "team")
    user = grant.user
    grant.delete()
    audit.record(by=by, at=at, verb="revoke_role", subject=user, before=before, why=why)
