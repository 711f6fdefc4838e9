"""How this reader likes pages: theme, amounts in full or in 万, red or green for a rise. Kept in cookies.

Language is Django's own cookie. The choices of the request at hand are set by `PreferencesMiddleware`
for as long as it is answered, as Django does with the language; elsewhere the defaults hold.
"""

from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass, fields

from django.http import HttpRequest, HttpResponse

CHOICES: dict[str, tuple[str, ...]] = {
    "theme": ("auto", "light", "dark"),
    "amounts": ("full", "short"),
    "rise": ("red", "green"),  # in China a rise is red
}
COOKIE_PREFIX = "steelyard_"
COOKIE_AGE = 365 * 24 * 3600


@dataclass(frozen=True)
class Preferences:
    """One reader's choices; each is one of CHOICES."""

    theme: str = "auto"
    amounts: str = "full"
    rise: str = "red"


DEFAULTS = Preferences()
_current: ContextVar[Preferences] = ContextVar("preferences", default=DEFAULTS)


def current() -> Preferences:
    """Return the choices of whoever is being answered."""
    return _current.get()


def read(cookies: dict[str, str]) -> Preferences:
    """Take what the cookies say, and the default where they say nothing we know."""
    said = {field.name: cookies.get(COOKIE_PREFIX + field.name, "") for field in fields(Preferences)}
    return Preferences(**{name: choice for name, choice in said.items() if choice in CHOICES[name]})


class PreferencesMiddleware:
    """Makes the reader's choices known to whatever writes the page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Stand before the views."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer under the reader's choices."""
        token = _current.set(read(request.COOKIES))
        try:
            return self.get_response(request)
        finally:
            _current.reset(token)


def for_page(_request: HttpRequest) -> dict[str, Preferences]:
    """Give every template the choices (a context processor)."""
    return {"preferences": current()}
