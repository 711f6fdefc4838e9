"""A page with one form: show it, judge it, act, and go on; or show it again with every reason why not."""

from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from steelyard.kit.refusal import Refused

NOT_ACCEPTED = 422  # htmx shows the page that comes with it


class DayField(forms.DateField):
    """A day, picked with the browser's own calendar."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")

    def __init__(self, **kwargs: Any) -> None:
        """Read what such a calendar sends."""
        super().__init__(input_formats=["%Y-%m-%d"], **kwargs)


class WhyField(forms.CharField):
    """The reason for a change, for the audit trail."""

    def __init__(self, **kwargs: Any) -> None:
        """Ask for a sentence or two."""
        super().__init__(
            label=_("Reason"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}), **kwargs
        )


def answer_form(
    request: HttpRequest,
    form: forms.Form,
    act: Callable[[dict[str, Any]], str],
    *,
    template: str,
    done: str,
    context: Mapping[str, Any] | None = None,
) -> HttpResponse:
    """Answer a page whose form calls one action.

    `act` takes the form's values and returns the address to go on to; `done` is said there.
    """
    if form.is_bound and form.is_valid():
        try:
            onward = act(form.cleaned_data)
        except Refused as refused:
            for reason in refused.reasons:
                form.add_error(None, reason)
        else:
            messages.success(request, done)
            return redirect(onward)
    status = NOT_ACCEPTED if form.is_bound else 200
    return render(request, template, {**(context or {}), "form": form}, status=status)
