"""The tree of teams, with who is in them on a day."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from steelyard.foundation.people.models import Assignment, Team
from steelyard.foundation.people.viewer import Viewer
from steelyard.foundation.people.visibility import visible_people


@dataclass(frozen=True, kw_only=True)
class TeamNode:
    """A team, its visible members and the teams beneath."""

    team: Team
    members: list[Assignment]
    children: list["TeamNode"]
    headcount: int  # visible people here and beneath


@dataclass(frozen=True, kw_only=True)
class TeamsPage:
    """The page: the topmost teams."""

    roots: list[TeamNode]
    headcount: int
    on: date


def teams_page(viewer: Viewer, on: date) -> TeamsPage:
    """Return the teams in which the viewer sees somebody on a day, and those above them."""
    members: dict[int, list[Assignment]] = defaultdict(list)
    places = Assignment.objects.on(on).filter(person__in=visible_people(viewer, on))
    for place in places.select_related("person", "position", "manager").order_by("person__name"):
        members[place.team_id].append(place)
    children: dict[int | None, list[Team]] = defaultdict(list)
    for team in Team.objects.all():
        children[team.parent_id].append(team)
    roots = _nodes(None, children, members)
    return TeamsPage(roots=roots, headcount=sum(node.headcount for node in roots), on=on)


def _nodes(
    parent: int | None, children: dict[int | None, list[Team]], members: dict[int, list[Assignment]]
) -> list[TeamNode]:
    nodes = []
    for team in children[parent]:
        beneath = _nodes(team.pk, children, members)
        headcount = len(members[team.pk]) + sum(node.headcount for node in beneath)
        if headcount:
            nodes.append(TeamNode(team=team, members=members[team.pk], children=beneath, headcount=headcount))
    return nodes
