"""The front door, one's own targets, and one's agreement."""

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


@access.allow(access.signed_in)
def agreement(request: people.Request, period: str, person: str) -> HttpResponse:
    """Show what one person has agreed to: the plan with their own figures, and what it pays."""
    page = queries.agreement_page(periods.find(period), person, request.viewer)
    return render(request, "planning/agreement.html", {"page": page})
