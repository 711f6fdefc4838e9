"""One's agreement: the plan with one's own figures, what it pays at each level, and who may read it."""

import pytest
from django.test import Client

from tests.closes import setting

pytestmark = pytest.mark.django_db


def page(client: Client, person: str) -> str:
    answer = client.get(f"/planning/2026-Q3/agreement/{person}/")
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_agreement_holds_ones_own_figures_and_payout_curve() -> None:
    made = setting()
    client = Client()
    client.force_login(made.company.users["rep"])
    said = page(client, made.company.bo.code)
    assert "Your target is 100,000.00 CNY." in said
    assert "from 80,000.00 CNY" in said  # where the second tier begins for Bo
    # on target: 80,000 at 1 %, 20,000 at 2 %, and the bonus of 500
    assert "On target, pay is ¥1,700.00" in said
    client.cookies["django_language"] = "zh-hans"
    assert "您的目标为 100,000.00 CNY。" in page(client, made.company.bo.code)


def test_a_manager_reads_the_agreements_of_the_team_and_no_others() -> None:
    made = setting()
    client = Client()
    client.force_login(made.company.users["manager"])
    assert "Your target is 80,000.00 CNY." in page(client, made.company.cy.code)
    assert client.get(f"/planning/2026-Q3/agreement/{made.company.outsider.code}/").status_code == 404


def test_without_a_plan_the_page_says_so() -> None:
    made = setting()
    client = Client()
    client.force_login(made.ops)
    answer = client.get(f"/planning/2026-Q3/agreement/{made.company.users['manager'].person.code}/")
    assert "No plan in this period" in answer.content.decode()
