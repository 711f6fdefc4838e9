"""What this room's pages show: frozen dataclasses, one file a page."""

from steelyard.insight.simulation.queries.difference import DifferencePage, difference_page
from steelyard.insight.simulation.queries.listing import ListingPage, listing_page
from steelyard.insight.simulation.queries.outcome import OutcomePage, chosen_people, outcome_page

__all__ = [
    "DifferencePage",
    "ListingPage",
    "OutcomePage",
    "chosen_people",
    "difference_page",
    "listing_page",
    "outcome_page",
]
