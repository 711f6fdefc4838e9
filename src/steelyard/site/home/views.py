"""The first page."""

from django.http import HttpResponse
from django.shortcuts import render

from steelyard.foundation import people
from steelyard.kit import access
from steelyard.site.home import queries
from steelyard.site.period_choice import period_at_hand


@access.allow(access.signed_in)
def home(request: people.Request) -> HttpResponse:
    """Show each role what they come for."""
    page = queries.home_page(request.viewer, period_at_hand(request))
    return render(request, "home/home.html", {"page": page})
