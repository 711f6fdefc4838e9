"""Whoever looks: account, person, roles and scopes. A middleware puts it on every request."""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.contrib.auth.models import AnonymousUser, User
from django.http import HttpRequest, HttpResponseBase
from django.utils.functional import SimpleLazyObject

from steelyard.foundation.people.models import Grant, Person
from steelyard.foundation.people.roles import PERMISSIONS, Role
from steelyard.kit import access


@dataclass(frozen=True, kw_only=True)
class Viewer:
    """Who looks, and as what."""

    user: User | AnonymousUser
    person: Person | None = None
    roles: frozenset[Role] = frozenset()
    grants: tuple[Grant, ...] = field(default=(), repr=False)

    def has(self, *roles: Role) -> bool:
        """Tell whether at least one of the roles is theirs."""
        return not self.roles.isdisjoint(roles)

    def may(self, permission: str) -> bool:
        """Tell whether one of their roles carries a permission of PERMISSIONS."""
        return not self.roles.isdisjoint(PERMISSIONS[permission])


class Request(access.Request):
    """What our views get (for type checkers): signed in, with a viewer and htmx's headers."""

    viewer: Viewer


def viewer_of(user: User | AnonymousUser) -> Viewer:
    """Read who somebody is: two queries, none for a visitor."""
    if not isinstance(user, User):
        return Viewer(user=user)
    grants = tuple(Grant.objects.filter(user=user).select_related("team"))
    return Viewer(
        user=user,
        person=Person.objects.filter(user=user).first(),
        roles=frozenset(Role(grant.role) for grant in grants),
        grants=grants,
    )


def with_role(*roles: Role) -> Callable[[Viewer], bool]:
    """Return a predicate for `access.allow`: let those in who have one of the roles."""

    def has(viewer: Viewer) -> bool:
        return viewer.has(*roles)

    return has


Answer = Callable[[HttpRequest], HttpResponseBase]


def viewer_middleware(get_response: Answer) -> Answer:
    """Put `viewer` on each request; it is read from the database when first asked for."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        request.viewer = SimpleLazyObject(lambda: viewer_of(request.user))  # type: ignore[attr-defined]
        return get_response(request)

    return middleware
