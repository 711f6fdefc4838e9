"""Admit a person, put right what is known of one."""

from datetime import date, datetime

from django.contrib.auth.models import User
from django.db import transaction

from steelyard.foundation.people import rules
from steelyard.foundation.people.actions.assign import facts_of, why_not
from steelyard.foundation.people.codes import code_from_name
from steelyard.foundation.people.models import Assignment, Person, Position, Team
from steelyard.kit import audit
from steelyard.kit.refusal import refuse_for

CONTACT = ("name", "name_en", "email", "phone")


@transaction.atomic
def admit_person(  # noqa: PLR0913 - a form has as many fields
    *,
    name: str,
    hired_on: date,
    team: Team,
    position: Position,
    by: User | None,
    at: datetime,
    manager: Person | None = None,
    code: str = "",
    name_en: str = "",
    email: str = "",
    phone: str = "",
    starts_on: date | None = None,
    why: str = "",
) -> Person:
    """Admit a new person with a first assignment, from `starts_on` (or the day of hire) on.

    Without a code, one is made from the name. Raises Refused with the reasons in words.
    """
    codes = set(Person.objects.values_list("code", flat=True))
    code = code or code_from_name(name_en or name, codes)
    first = starts_on or hired_on
    refuse_for(rules.why_not_admit(code=code, taken=code in codes, hired_on=hired_on, starts_on=first))
    person = Person.objects.create(
        code=code, name=name, name_en=name_en, email=email, phone=phone, hired_on=hired_on
    )
    assignment = Assignment(person=person, team=team, manager=manager, position=position, starts_on=first)
    refuse_for(why_not(assignment))
    assignment.save()
    audit.record(
        by=by,
        at=at,
        verb="admit_person",
        subject=person,
        after=audit.values_of(person, "code", *CONTACT, "hired_on") | facts_of(assignment),
        why=why,
    )
    return person


@transaction.atomic
def change_person(
    *, person: Person, changes: dict[str, str], why: str, by: User | None, at: datetime
) -> Person:
    """Put right a name or contact; `changes` maps name, name_en, email or phone to its new value."""
    refuse_for(rules.why_not_without_reason(why))
    person = Person.objects.select_for_update().get(pk=person.pk)
    before = audit.values_of(person, *CONTACT)
    for field in CONTACT:
        setattr(person, field, changes.get(field, before[field]))
    person.save()
    after = audit.values_of(person, *CONTACT)
    if after != before:
        audit.record(by=by, at=at, verb="change_person", subject=person, before=before, after=after, why=why)
    return person
