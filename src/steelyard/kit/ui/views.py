"""Remember a choice: theme, amounts, rise."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from steelyard.kit import access
from steelyard.kit.ui.preferences import CHOICES, COOKIE_AGE, COOKIE_PREFIX


@access.public
@require_POST
def prefer(request: HttpRequest, name: str) -> HttpResponse:
    """Keep one choice in a cookie and go back to the page it was made on."""
    choice = request.POST.get("choice", "")
    if choice not in CHOICES.get(name, ()):
        raise Http404
    back = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure()):
        back = "/"
    answer = HttpResponseRedirect(back)
    answer.set_cookie(
        COOKIE_PREFIX + name,
        choice,
        max_age=COOKIE_AGE,
        samesite="Lax",
        httponly=True,
        secure=settings.SESSION_COOKIE_SECURE,
    )
    return answer
