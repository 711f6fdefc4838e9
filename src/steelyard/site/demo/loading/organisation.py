"""The company's name, its positions, and its teams within each other."""

from django.contrib.auth.models import User

from steelyard.foundation import periods
from steelyard.foundation.people import actions as people
from steelyard.foundation.people.models import Position, Team
from steelyard.foundation.periods import actions as period_actions
from steelyard.site.demo import words
from steelyard.site.demo.loading.task import Load, reason

FISCAL_START_MONTH = 1


def name_company(task: Load, *, by: User) -> None:
    """Name the company and its currency."""
    name = task.company.places["company"]["name"]
    if periods.company().name != name:
        period_actions.change_company(
            name=name,
            currency="CNY",
            time_zone="Asia/Shanghai",
            fiscal_start_month=FISCAL_START_MONTH,
            why=reason("start"),
            by=by,
            at=task.at,
        )


def build_organisation(task: Load, *, by: User) -> None:
    """Add positions and teams that are not there yet; the roster then finds them by their names."""
    task.tell("Positions and teams")
    known = set(Position.objects.values_list("code", flat=True))
    for code, line in words.read("positions.yaml").items():
        if code not in known:
            people.add_position(
                code=code,
                title_en=line["en"],
                title_zh_hans=line["zh_hans"],
                title_zh_hant=line["zh_hant"],
                kind=line["kind"],
                by=by,
                at=task.at,
                why=reason("start"),
            )
    teams = {team.name: team for team in Team.objects.all()}
    units = task.company.staff.units
    for unit in units:
        if unit.name not in teams:
            parent = None if unit.parent is None else teams[units[unit.parent].name]
            teams[unit.name] = people.add_team(
                name=unit.name,
                name_en=unit.name_en,
                region=region_of(task, unit.region),
                parent=parent,
                by=by,
                at=task.at,
                why=reason("start"),
            )


def region_of(task: Load, region: int) -> str:
    """Name a unit's region; the head office has its own."""
    places = task.company.places
    return str(places["regions"][region]["code"] if region >= 0 else places["head_office"]["name"])
