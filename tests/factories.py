"""People for tests: one at a time, or a small company with two branches that may not see each other."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from django.contrib.auth.models import User

from steelyard.foundation import people
from steelyard.foundation.people import Assignment, Person, Position, Role, Scope, Team

AT = datetime(2026, 7, 1, 9, tzinfo=UTC)
START = date(2024, 1, 1)


def position(code: str = "rep", kind: str = Position.Kind.REPRESENTATIVE) -> Position:
    """Return the position of a code."""
    return Position.objects.get_or_create(code=code, defaults={"title_en": code.title(), "kind": kind})[0]


def team(name: str = "East", parent: Team | None = None) -> Team:
    """Return the team of a name."""
    return Team.objects.get_or_create(code=name.lower(), defaults={"name": name, "parent": parent})[0]


def person(
    name: str,
    *,
    in_team: Team | None = None,
    manager: Person | None = None,
    as_: str = "rep",
    since: date = START,
) -> Person:
    """Make a person with a place since a day."""
    return people.admit_person(
        name=name,
        hired_on=since,
        team=in_team or team(),
        manager=manager,
        position=position(as_),
        by=None,
        at=AT,
    )


def account(
    role: Role, scope: Scope = Scope.SELF, *, who: Person | None = None, of_team: Team | None = None
) -> User:
    """Make an account with one role, for a person or for nobody."""
    number = User.objects.count()
    user = User.objects.create_user(username=f"{role}-{number}")
    if who:
        who.user = user
        who.save()
    people.grant_role(user=user, role=role, scope=scope, team=of_team, by=None, at=AT)
    return user


@dataclass(frozen=True, kw_only=True)
class Company:
    """Ann leads East with Bo and Cy; Zed leads West with the outsider; Dee is above Ann, not above Zed."""

    dee: Person
    ann: Person
    bo: Person
    cy: Person
    zed: Person
    outsider: Person
    users: dict[str, User]  # role: account; those of the roles rep and manager are Bo's and Ann's

    @property
    def insiders(self) -> list[Person]:
        """Return who belongs to Dee's branch."""
        return [self.dee, self.ann, self.bo, self.cy]


def company() -> Company:
    """Make the small company, with an account for each role."""
    head = team("Head")
    east, west = team("East", head), team("West", head)
    dee = person("Dee", in_team=head, as_="director")
    ann = person("Ann", in_team=east, manager=dee, as_="manager")
    zed = person("Zed", in_team=west, as_="manager")
    bo, cy = (person(name, in_team=east, manager=ann) for name in ("Bo", "Cy"))
    outsider = person("Outsider", in_team=west, manager=zed)
    users = {
        Role.REP.value: account(Role.REP, who=bo),
        Role.MANAGER.value: account(Role.MANAGER, Scope.TEAM_BELOW, who=ann),
        Role.SALES_OPS.value: account(Role.SALES_OPS, Scope.ALL),
        Role.EXECUTIVE.value: account(Role.EXECUTIVE, Scope.ALL),
        Role.AUDITOR.value: account(Role.AUDITOR, Scope.ALL),
        Role.ADMINISTRATOR.value: account(Role.ADMINISTRATOR, Scope.SELF),
    }
    return Company(dee=dee, ann=ann, bo=bo, cy=cy, zed=zed, outsider=outsider, users=users)


def current_place(who: Person) -> Assignment:
    """Return a person's open assignment."""
    return who.assignments.get(ends_on=None)
