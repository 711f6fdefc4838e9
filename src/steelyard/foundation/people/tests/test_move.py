from datetime import date

import pytest

from steelyard.foundation import people
from steelyard.foundation.people import Person
from steelyard.kit.audit import AuditEvent
from steelyard.kit.refusal import Refused
from tests import factories

pytestmark = pytest.mark.django_db


def move(who: Person, to: Person | None, on: date, why: str = "Because.") -> None:
    people.move_person(
        person=who,
        team=factories.team("West"),
        manager=to,
        position=factories.position(),
        starts_on=on,
        why=why,
        by=None,
        at=factories.AT,
    )


def end(who: Person, on: date) -> None:
    people.end_assignment(person=who, last_on=on, why="A new job.", by=None, at=factories.AT)


def spans(who: Person) -> list[tuple[str, str | None, str]]:
    return [
        (f"{a.starts_on}", f"{a.ends_on}" if a.ends_on else None, a.team.name) for a in who.assignments.all()
    ]


def test_a_move_in_mid_quarter_keeps_the_days_before() -> None:
    made = factories.company()
    move(made.bo, made.zed, date(2026, 5, 16))
    assert spans(made.bo) == [("2024-01-01", "2026-05-15", "East"), ("2026-05-16", None, "West")]
    event = AuditEvent.objects.filter(verb="move_person").get()
    assert (event.before or {})["manager"] == "Ann"
    assert (event.after or {})["manager"] == "Zed"
    assert event.why == "Because."


def test_a_move_on_the_first_day_replaces_the_assignment() -> None:
    made = factories.company()
    move(made.bo, made.zed, factories.START)
    assert spans(made.bo) == [("2024-01-01", None, "West")]


@pytest.mark.parametrize(
    ("who", "to", "on", "words"),
    [
        ("bo", "zed", date(2023, 12, 31), "hired on 2024-01-01"),
        ("dee", "bo", date(2026, 5, 16), "reports to Dee"),
        ("ann", "ann", date(2026, 5, 16), "reports to Ann"),
    ],
)
def test_a_move_is_refused_in_words(who: str, to: str, on: date, words: str) -> None:
    made = factories.company()
    with pytest.raises(Refused, match=words):
        move(getattr(made, who), getattr(made, to), on)
    assert not AuditEvent.objects.filter(verb="move_person").exists()


def test_a_loop_counts_only_on_the_days_it_would_exist() -> None:
    made = factories.company()
    move(made.bo, made.zed, date(2026, 6, 1))  # from then on Bo is not beneath Dee
    with pytest.raises(Refused, match="reports to Dee"):
        move(made.dee, made.bo, date(2026, 5, 31))
    move(made.dee, made.bo, date(2026, 6, 1))
    assert factories.current_place(made.dee).manager == made.bo


def test_a_move_before_a_later_one_would_overlap() -> None:
    made = factories.company()
    move(made.bo, made.zed, date(2026, 6, 1))
    with pytest.raises(Refused, match="overlaps the assignment 2026-06-01 to open"):
        move(made.bo, made.ann, date(2026, 5, 1))


def test_without_a_reason_nothing_moves() -> None:
    made = factories.company()
    with pytest.raises(Refused, match="Say why"):
        move(made.bo, made.zed, date(2026, 5, 16), why=" ")


def test_who_leaves_keeps_the_last_day() -> None:
    made = factories.company()
    end(made.bo, date(2026, 6, 30))
    made.bo.refresh_from_db()
    assert made.bo.left_on == date(2026, 6, 30)
    assert spans(made.bo) == [("2024-01-01", "2026-06-30", "East")]
    assert made.bo.assignments.on(date(2026, 6, 30)).exists()
    with pytest.raises(Refused, match="leaves on 2026-06-30"):
        move(made.bo, made.zed, date(2026, 6, 1))


def test_a_manager_leaves_after_the_team_has_another() -> None:
    made = factories.company()
    with pytest.raises(Refused, match="2 people would be without a manager, among them Bo, Cy"):
        end(made.ann, date(2026, 6, 30))
    for who in (made.bo, made.cy):
        move(who, made.zed, date(2026, 7, 1))
    end(made.ann, date(2026, 6, 30))


def test_nobody_is_managed_by_somebody_gone_or_yet_to_come() -> None:
    made = factories.company()
    late = factories.person("Late", since=date(2026, 6, 1))
    with pytest.raises(Refused, match="cannot manage anybody before"):
        move(made.bo, late, date(2026, 5, 1))
    end(late, date(2026, 6, 30))
    with pytest.raises(Refused, match="cannot manage anybody after"):
        move(made.bo, Person.objects.get(pk=late.pk), date(2026, 7, 1))


@pytest.mark.parametrize(
    ("code", "words"), [("ann", "somebody else"), ("teams", "a page"), ("a/b", "one of")]
)
def test_a_code_is_refused_in_words(code: str, words: str) -> None:
    factories.person("Ann")
    with pytest.raises(Refused, match=words):
        people.admit_person(
            name="X",
            code=code,
            hired_on=factories.START,
            team=factories.team(),
            position=factories.position(),
            by=None,
            at=factories.AT,
        )
