"""Money that can be checked by hand: from the deals of tests/closes.py to the statements."""

import pytest

from steelyard.foundation import calculation
from steelyard.foundation.people import Person
from steelyard.loop.rewards.models import Statement
from tests.closes import REP, Setting, close, setting

pytestmark = pytest.mark.django_db


def statement_of(person: Person) -> Statement:
    return Statement.objects.in_force().get(person=person)


def parts(person: Person) -> dict[str, int]:
    return {part.component: part.amount_minor for part in statement_of(person).parts.all()}


def lines(made: Setting, person: Person) -> dict[str, int]:
    run = calculation.run_in_force(made.period)
    assert run is not None
    found = calculation.pay_lines(run, person.code, component="commission")
    return {line.fact_id: line.amount_minor for line in found.lines}


def test_from_deals_to_statements() -> None:
    made = setting()
    close(made)
    # Bo, target 100,000: 70,000 at 1 %; then 10,000 at 1 % and 20,000 at 2 %; 60 % of 40,000 at 3 %.
    assert lines(made, made.company.bo) == {"D1": 700_00, "D2": 500_00, "D3": 720_00}
    assert parts(made.company.bo) == {"commission": 1_920_00, "bonus": 500_00}
    # Cy, target 80,000: 20,000 and 40 % of 40,000, all at 1 %; the bonus wants the target.
    assert lines(made, made.company.cy) == {"D5": 200_00, "D3": 160_00}
    assert parts(made.company.cy) == {"commission": 360_00, "bonus": 0}
    # The outsider, target 50,000: 40,000 at 1 %, 10,000 at 2 %, 10,000 at 3 %.
    assert lines(made, made.company.outsider) == {"D7": 900_00}
    assert statement_of(made.company.outsider).total_minor == 1_400_00


def test_a_cap_is_a_line_of_its_own() -> None:
    made = setting(plan=REP.replace("cap: 4,000", "cap: 1,500"))
    close(made)
    run = calculation.run_in_force(made.period)
    assert run is not None
    found = calculation.pay_lines(run, made.company.bo.code, component="commission")
    assert [(line.fact_id, line.amount_minor, line.note) for line in found.lines if line.note == "cap"] == [
        ("", -420_00, "cap")
    ]
    assert parts(made.company.bo) == {"commission": 1_500_00, "bonus": 500_00}


def test_a_statement_is_the_sum_of_its_lines() -> None:
    made = setting()
    close(made)
    run = calculation.run_in_force(made.period)
    assert run is not None
    for statement in Statement.objects.in_force():
        found = calculation.pay_lines(run, statement.person.code, size=None)
        assert found.amount_minor == statement.total_minor
        assert sum(part.amount_minor for part in statement.parts.all()) == statement.total_minor


def test_every_amount_explains_itself() -> None:
    made = setting()
    close(made)
    run = calculation.run_in_force(made.period)
    assert run is not None
    for statement in Statement.objects.in_force():
        (story,) = calculation.stories_of(run, statement.person.code)
        whole = story.find("pay")
        assert whole is not None
        assert whole.amount == statement.total_minor
        for line in calculation.pay_lines(run, statement.person.code, size=None).lines:
            told = story.find(line.path)
            assert told is not None, line.path
            assert told.amount == line.amount_minor
