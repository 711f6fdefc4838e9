"""Accounts and their roles, for administrators."""

from dataclasses import dataclass

from django.contrib.auth.models import User
from django.core.paginator import Page, Paginator
from django.db.models import Q

PAGE_SIZE = 50


@dataclass(frozen=True, kw_only=True)
class GrantsPage:
    """The page: accounts with their grants."""

    words: str
    role: str
    page: Page[User]


def grants_page(*, words: str, role: str, page: str | int) -> GrantsPage:
    """Return one page of the accounts that fit the words and the role."""
    users = User.objects.prefetch_related("grants__team").select_related("person").order_by("username")
    for word in words.split():
        users = users.filter(
            Q(username__icontains=word) | Q(email__icontains=word) | Q(person__name__icontains=word)
        )
    if role:
        users = users.filter(grants__role=role).distinct()
    return GrantsPage(words=words, role=role, page=Paginator(users, PAGE_SIZE).get_page(page))
