"""The front door, and one's own targets."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from steelyard.foundation import people, periods
from steelyard.kit import access
from steelyard.loop.planning import queries
from steelyard.loop.planning.entry import PLANNERS


@access.allow(access.signed_in)
def index(request: people.Request, period: str) -> HttpResponse:
    """Lead planners to everybody's targets, others to their own."""
    return redirect("planning:targets" if request.viewer.has(*PLANNERS) else "planning:mine", period)


@access.allow(access.signed_in)
def mine(request: people.Request, period: str) -> HttpResponse:
    """Show one's own targets and plan."""
    page = queries.own_targets(periods.find(period), request.viewer)
    return render(request, "planning/mine.html", {"page": page})
