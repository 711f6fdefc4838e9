"""Add a team, add a position."""

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.text import slugify

from steelyard.foundation.people.codes import code_from_name
from steelyard.foundation.people.models import Position, Team
from steelyard.kit import audit


@transaction.atomic
def add_team(
    *,
    name: str,
    by: User | None,
    at: datetime,
    code: str = "",
    name_en: str = "",
    region: str = "",
    parent: Team | None = None,
    why: str = "",
) -> Team:
    """Add a team; without a code, one is made from the name."""
    code = code or code_from_name(name_en or name, set(Team.objects.values_list("code", flat=True)))
    team = Team.objects.create(code=code, name=name, name_en=name_en, region=region, parent=parent)
    audit.record(by=by, at=at, verb="add_team", subject=team, after=audit.values_of(team), why=why)
    return team


@transaction.atomic
def add_position(
    *,
    title_en: str,
    by: User | None,
    at: datetime,
    code: str = "",
    title_zh_hans: str = "",
    title_zh_hant: str = "",
    kind: str = Position.Kind.REPRESENTATIVE,
    why: str = "",
) -> Position:
    """Add a position; without a code, one is made from the English title."""
    taken = set(Position.objects.values_list("code", flat=True))
    position = Position.objects.create(
        code=code or code_from_name(slugify(title_en) or "position", taken),
        title_en=title_en,
        title_zh_hans=title_zh_hans,
        title_zh_hant=title_zh_hant,
        kind=kind,
    )
    audit.record(
        by=by, at=at, verb="add_position", subject=position, after=audit.values_of(position), why=why
    )
    return position
