"""What the lines of a statement are credited with adds up only where each fact stands once."""

from datetime import date

from steelyard.foundation.calculation.pay import PayLine, credited_once


def line(component: str, fact_id: str, credit_minor: int | None) -> PayLine:
    return PayLine(
        plan="p",
        component=component,
        dataset="deals" if fact_id else "",
        fact_id=fact_id,
        counted_on=date(2026, 7, 1),
        credit_minor=credit_minor,
        running_minor=None,
        amount_minor=1,
        note="",
        customer="",
        product="",
    )


def test_one_component_adds_up() -> None:
    assert credited_once([line("rate", "A1", 100), line("rate", "A2", 50), line("flat", "", None)]) == 150


def test_two_components_on_the_same_deal_do_not() -> None:
    assert credited_once([line("rate", "A1", 100), line("bounty", "A1", 100)]) is None
