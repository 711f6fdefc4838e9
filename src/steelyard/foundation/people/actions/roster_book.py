"""What is known while a roster is read: people, teams and positions by name, found or made."""

from datetime import date, datetime
from typing import Any

from django.contrib.auth.models import User
from django.utils.text import slugify

from steelyard.foundation.people.actions.teams import add_position, add_team
from steelyard.foundation.people.codes import code_from_name
from steelyard.foundation.people.models import Assignment, Person, Position, Team
from steelyard.kit import audit

SELLS = ("sales-representative", "Sales representative", "销售代表", "銷售代表", Position.Kind.REPRESENTATIVE)
LEADS = ("sales-manager", "Sales manager", "销售经理", "銷售經理", Position.Kind.MANAGER)


class Book:
    """Reads everything once, so that a long roster asks the database little."""

    def __init__(self, *, by: User | None, at: datetime) -> None:
        """Open it."""
        self.by, self.at = by, at
        self.made = {"people": 0, "teams": 0, "positions": 0}
        self._people: dict[str, Person] = {}
        for person in Person.objects.order_by("-id"):  # of one name, the first to come is meant
            self._know(person)
        self._codes = {person.code for person in self._people.values()}
        self._teams = {team.name: team for team in Team.objects.all()}
        self._team_codes = {team.code for team in self._teams.values()}
        self._positions: dict[str, Position] = {}
        for position in Position.objects.all():
            self._know_position(position)
        self.assignments: dict[int, list[Assignment]] = {}
        for known in Assignment.objects.order_by("starts_on"):
            self.assignments.setdefault(known.person_id, []).append(known)

    def find(self, *words: str) -> Person | None:
        """Return the person of the first word, a code or a name, that anybody answers to."""
        return next((self._people[word] for word in words if word and word in self._people), None)

    def make_person(self, *, name: str, code: str, name_en: str, email: str, hired_on: date) -> Person:
        """Add somebody new."""
        code = code or code_from_name(name_en or name, self._codes)
        person = Person.objects.create(code=code, name=name, name_en=name_en, email=email, hired_on=hired_on)
        self._know(person)
        self._codes.add(code)
        self.made["people"] += 1
        return person

    def team(self, name: str, *, within: str = "") -> Team:
        """Return a team by name; a new one lies within another, which is found or made too."""
        if name not in self._teams:
            parent = self.team(within) if within and within != name else None
            code = code_from_name(name, self._team_codes)
            self._teams[name] = add_team(
                name=name, code=code, region=within or name, parent=parent, by=self.by, at=self.at
            )
            self._team_codes.add(code)
            self.made["teams"] += 1
        return self._teams[name]

    def position(self, title: str, *, leads: bool) -> Position:
        """Return a position by code or title; without a title, the plain one of a manager or seller."""
        usual = LEADS if leads else SELLS
        if title:  # one that is usual by any of its names, else a new one
            made = (code_from_name(slugify(title) or "position", self._positions), title, "", "", usual[4])
            usual = next((known for known in (LEADS, SELLS) if title in known[:4]), made)
        code, en, hans, hant, kind = usual
        if found := self._positions.get(title) or self._positions.get(code):
            return found
        position = add_position(
            code=code, title_en=en, title_zh_hans=hans, title_zh_hant=hant, kind=kind, by=self.by, at=self.at
        )
        self.made["positions"] += 1
        return self._know_position(position)

    def note(self, verb: str, person: Person, **change: Any) -> None:
        """Write into the trail."""
        audit.record(by=self.by, at=self.at, verb=verb, subject=person, **change)

    def _know(self, person: Person) -> None:
        for word in (person.name_en, person.name):
            if word:
                self._people[word] = person
        self._people[person.code] = person

    def _know_position(self, position: Position) -> Position:
        for word in (position.title_zh_hant, position.title_zh_hans, position.title_en, position.code):
            if word:
                self._positions[word] = position
        return position
