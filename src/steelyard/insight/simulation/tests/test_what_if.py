"""One deal more: what it adds, in open and closed periods; wrong days and strangers."""

from typing import Any

import pytest
from django.test import Client

from tests.closes import Setting, close, setting

pytestmark = pytest.mark.django_db


def ask(made: Setting, role: str = "rep", **asked: str) -> Any:
    client = Client()
    client.force_login(made.company.users[role])
    return client.get(f"/simulation/what-if/2026-Q3/{made.company.bo.code}/", asked)


def test_in_an_open_period_a_deal_adds_what_the_close_would_pay() -> None:
    made = setting()
    before = ask(made, amount="10000", on="2026-09-01").context["page"].answer
    # Bo has 124,000 of 100,000: each yuan more is paid at 3 %
    assert before.difference_minor == 300_00
    page = ask(made, amount="10000", on="2026-09-01").content.decode()
    assert "¥300.00" in page


def test_once_closed_it_says_so_and_still_answers() -> None:
    made = setting()
    close(made)
    answer = ask(made, amount="50000", on="2026-09-01")
    # 124,000 at 1, 2 and 3 % pays 1,920; 174,000 would pay 3,420, below the cap of 4,000
    assert answer.context["page"].answer.difference_minor == 1_500_00
    assert "would come as a correction" in answer.content.decode()


def test_the_cap_is_seen() -> None:
    made = setting()
    answer = ask(made, amount="1000000", on="2026-09-01").context["page"].answer
    assert answer.after_minor == 4_000_00 + 500_00


def test_a_day_outside_the_period_is_answered_in_words() -> None:
    made = setting()
    page = ask(made, amount="1", on="2026-10-01")
    assert "another would count in another period" in page.content.decode()
    assert page.context["page"].answer is None


def test_someone_without_a_plan_is_told_so() -> None:
    made = setting()
    client = Client()
    client.force_login(made.ops)
    page = client.get(f"/simulation/what-if/2026-Q3/{made.company.users['manager'].person.code}/")
    assert "There is no plan in this period" in page.content.decode()


def test_nobody_asks_for_a_person_out_of_sight() -> None:
    made = setting()
    client = Client()
    client.force_login(made.company.users["rep"])
    assert client.get(f"/simulation/what-if/2026-Q3/{made.company.outsider.code}/").status_code == 404
