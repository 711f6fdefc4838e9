"""Addresses. A person's code comes last: no person may be called like a page (codes.RESERVED)."""

from django.urls import path

from steelyard.foundation.people.views import directory, grants, person, teams

app_name = "people"
urlpatterns = [
    path("", directory.index, name="index"),
    path("export/", directory.export, name="export"),
    path("teams/", directory.teams, name="teams"),
    path("teams/new/", teams.new_team, name="new_team"),
    path("positions/new/", teams.new_position, name="new_position"),
    path("admit/", person.admit, name="admit"),
    path("grants/", grants.grants, name="grants"),
    path("grants/new/", grants.new_grant, name="new_grant"),
    path("grants/<int:grant_id>/revoke/", grants.revoke, name="revoke"),
    path("accounts/new/", grants.new_account, name="new_account"),
    path("<str:code>/", person.person, name="person"),
    path("<str:code>/move/", person.move, name="move"),
    path("<str:code>/end/", person.end, name="end"),
    path("<str:code>/change/", person.change, name="change"),
]
