"""What this room's pages show: frozen dataclasses, one file a page."""

from steelyard.insight.simulation.queries.difference import DifferencePage, difference_page
from steelyard.insight.simulation.queries.listing import ListingPage, listing_page
from steelyard.insight.simulation.queries.odds import OddsPage, odds_page, people_in_scope, weighed
from steelyard.insight.simulation.queries.outcome import OutcomePage, chosen_people, outcome_page
from steelyard.insight.simulation.queries.what_if import WhatIfPage, what_if_page, within

__all__ = [
    "DifferencePage",
    "ListingPage",
    "OddsPage",
    "OutcomePage",
    "WhatIfPage",
    "chosen_people",
    "difference_page",
    "listing_page",
    "odds_page",
    "outcome_page",
    "people_in_scope",
    "weighed",
    "what_if_page",
    "within",
]
