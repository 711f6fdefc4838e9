"""Reads: the assignments as a table for other rooms, and one file a page."""

from steelyard.foundation.people.queries.directory import Directory, Filters, directory, directory_sheet
from steelyard.foundation.people.queries.grants import GrantsPage, grants_page
from steelyard.foundation.people.queries.person import PersonPage, person_page
from steelyard.foundation.people.queries.table import assignment_table, dates_table
from steelyard.foundation.people.queries.teams import TeamNode, TeamsPage, teams_page

__all__ = [
    "Directory",
    "Filters",
    "GrantsPage",
    "PersonPage",
    "TeamNode",
    "TeamsPage",
    "assignment_table",
    "dates_table",
    "directory",
    "directory_sheet",
    "grants_page",
    "person_page",
    "teams_page",
]
