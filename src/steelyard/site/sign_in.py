"""Who may get an account: nobody by themselves; an administrator or an import makes people."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.http import HttpRequest


class NoSignUp(DefaultAccountAdapter):  # type: ignore[misc] # allauth is untyped
    """Close allauth's sign-up page."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Say no."""
        return False


class OnlyKnownPeople(DefaultSocialAccountAdapter):  # type: ignore[misc] # allauth is untyped
    """Let the company's sign-on in only for people who already are in the system."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """Say no."""
        return False
