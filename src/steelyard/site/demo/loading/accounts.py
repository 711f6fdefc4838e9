"""One account for each role, held by the person of the demo company who would have it."""

from dataclasses import dataclass
from datetime import datetime

import numpy as np
from django.contrib.auth.models import User

from steelyard.foundation.people import actions as people
from steelyard.foundation.people.models import Person
from steelyard.foundation.people.roles import Role, Scope
from steelyard.site.demo.company import Company
from steelyard.site.demo.days import number
from steelyard.site.demo.loading.files import import_roster
from steelyard.site.demo.loading.task import Load, reason
from steelyard.site.demo.quotas import draw_quotas
from steelyard.site.demo.staff.people import FOREVER, REP, SENIOR_REP

LOADER = "demo"  # the account that sets the company up, before anybody of it has one
PLEASANT = 1.13  # attainment of the representative one signs in as: above the quota, below the stars
SCOPES = {
    Role.REP: Scope.SELF,
    Role.MANAGER: Scope.TEAM_BELOW,
    Role.SALES_OPS: Scope.ALL,
    Role.EXECUTIVE: Scope.ALL,
    Role.AUDITOR: Scope.ALL,
    Role.ADMINISTRATOR: Scope.ALL,
}


@dataclass(frozen=True)
class Cast:
    """Who plays which role: codes of people."""

    rep: str
    manager: str
    sales_ops: str
    executive: str
    auditor: str
    administrator: str


def open_first_account(*, at: datetime) -> User:
    """Open the account that sets everything up; nobody can sign in with it."""
    found = User.objects.filter(username=LOADER).first()
    if found is None:
        found = people.open_account(username=LOADER, by=None, at=at)
        people.grant_role(
            user=found, role=Role.ADMINISTRATOR, scope=Scope.ALL, by=None, at=at, why=reason("start")
        )
    return found


def open_accounts(task: Load, *, by: User) -> User:
    """Admit the people, open an account for each role; return that of sales operations."""
    import_roster(task, by=by)
    task.tell("Accounts")
    cast = cast_roles(task.company)
    for role, scope in SCOPES.items():
        person = Person.objects.get(code=getattr(cast, role.value))
        name = account_of(role)
        user = User.objects.filter(username=name).first() or people.open_account(
            username=name, person=person, by=by, at=task.at
        )
        people.grant_role(user=user, role=role, scope=scope, by=by, at=task.at, why=reason("start"))
    return User.objects.get(username=account_of(Role.SALES_OPS))


def account_of(role: Role) -> str:
    """Name the account that one click on the sign-in page opens."""
    return f"demo-{role.value}"


def cast_roles(company: Company) -> Cast:
    """Choose the people: a representative who is doing well, their manager, the first of each office."""
    people_of = company.staff.people
    rep = find_rep(company)
    spell = next(one for one in company.staff.spells if one.person == rep)
    leader = company.staff.units[spell.unit].leaders[-1][1]

    def first(position: str) -> str:
        return next(person.code for person in people_of if person.position == position)

    return Cast(
        rep=people_of[rep].code,
        manager=people_of[leader].code,
        sales_ops=first("sales-operations"),
        executive=first("general-manager"),
        auditor=first("internal-auditor"),
        administrator=first("system-administrator"),
    )


def colleague_of_rep(company: Company) -> str:
    """Name somebody of the same team and position, whom the manager one signs in as can see."""
    rep = find_rep(company)
    unit = next(one.unit for one in company.staff.spells if one.person == rep)
    return next(
        company.codes[one.person]
        for one in company.staff.spells
        if one.unit == unit
        and one.person != rep
        and one.position in {REP, SENIOR_REP}
        and one.ends >= FOREVER
    )


def find_rep(company: Company) -> int:
    """Find who never moved, whose manager stayed, and who came near PLEASANT a quarter ago."""
    staff = company.staff
    quotas = draw_quotas(company.tally, staff, company.scene.potential)[-2]
    attained = np.divide(company.tally.signed[-2], quotas, out=np.zeros_like(quotas), where=quotas > 0)
    spells = [one.person for one in staff.spells]
    settled = [
        one.person
        for one in staff.spells
        if one.position in {REP, SENIOR_REP}
        and one.ends >= FOREVER
        and spells.count(one.person) == 1
        and len(staff.units[one.unit].leaders) == 1
        and quotas[one.person] > 0
        and staff.people[one.person].hired < number(company.size.starts_on)
    ]
    return min(settled, key=lambda person: (abs(float(attained[person]) - PLEASANT), person))
