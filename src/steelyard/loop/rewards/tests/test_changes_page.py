"""Changes since close, read, posted and exported in a browser's way; known then and known now."""

import pytest
from django.test import Client
from django.urls import reverse

from steelyard.foundation import calculation, periods
from steelyard.foundation.people import Grant, Scope, Team
from steelyard.kit import jobs
from steelyard.kit.refusal import Refused
from steelyard.loop.rewards import actions
from steelyard.loop.rewards.models import Recalculation, Statement
from tests.closes import Setting, add_deals, close, committed, setting
from tests.factories import AT
from tests.plans import quarter

pytestmark = pytest.mark.django_db


@pytest.fixture
def made() -> Setting:
    made = setting()
    assert close(made).state == "done"
    quarter("2026-Q4", by=made.ops)
    return made


def client_of(made: Setting, role: str = "sales_ops") -> Client:
    client = Client()
    client.force_login(made.company.users[role])
    return client


def address(name: str, period: str = "2026-Q4") -> str:
    return reverse(f"rewards:{name}", kwargs={"period": period})


def test_what_changed_is_found_read_posted_once_and_shown_on_the_statement(made: Setting) -> None:
    add_deals([("D2", "Bo", "Acme", made.period.ends_on, 10_000, "Won")], by=made.ops)
    client = client_of(made)
    assert "Nobody has recalculated" in client.get(address("changes")).content.decode()
    client.post(address("recalculate"))
    with committed():
        jobs.run_pending()
    page = client.get(address("changes")).content.decode()
    assert "D2: Commission of 2026-Q3 paid" in page
    assert "has another amount" in page
    assert client.get(address("changes_workbook")).content.startswith(b"PK")
    assert "No difference fits" in client.get(address("changes") + "?search=nobody").content.decode()
    of_closed = client.get(address("changes", "2026-Q3")).content.decode()
    assert "To what can be posted into 2026-Q4" in of_closed
    refused = client.post(address("post_changes"), {"why": ""}, follow=True).content.decode()
    assert "Say why" in refused
    done = client.post(address("post_changes"), {"why": "Known late"}, follow=True).content.decode()
    assert "posted into 2026-Q4" in done
    count = calculation.Correction.objects.count()
    again = client.post(address("post_changes"), {"why": "Again"}, follow=True).content.decode()
    assert "nothing left to post" in again
    assert calculation.Correction.objects.count() == count
    for language in ("zh-hans", "zh-hant"):
        told = client.get(address("changes"), headers={"accept-language": language})
        assert told.status_code == 200
        assert "Changes since close" not in told.content.decode()


def test_a_closed_statement_as_known_now(made: Setting) -> None:
    add_deals([("L1", "Bo", "Late", made.period.ends_on, 10_000, "Won")], by=made.ops)
    client = client_of(made)
    place = {"period": "2026-Q3", "person": made.company.bo.code}
    then = reverse("rewards:statement", kwargs=place)
    assert "as known now" not in client.get(then).content.decode()
    client.post(address("recalculate"))
    with committed():
        jobs.run_pending()
    assert "Show it as known now" in client.get(then).content.decode()
    now = client.get(f"{then}?as_known=now").content.decode()
    assert "L1" in now
    assert "Paid, and known now" in now
    assert "Results behind it: Field sales" in now
    assert "has changed" in now
    assert "L1" not in client.get(then).content.decode()
    why = reverse("rewards:why", kwargs={**place, "path": "pay/commission"})
    assert "L1" in client.get(f"{why}?plan=field-sales&as_known=now").content.decode()
    total = Statement.objects.get(run__period=made.period, person=made.company.bo).total_minor
    found = calculation.run_in_force(made.period)
    assert found is not None
    assert total == sum(r.pay_minor for r in calculation.results_of(found, made.company.bo.code))


def test_an_adjustment_by_form_says_what_is_wrong(made: Setting) -> None:
    client, code = client_of(made), made.company.bo.code
    assert client.get(address("adjust")).status_code == 200
    wrong = client.post(address("adjust"), {"person": code, "amount": "0", "why": "x"})
    assert wrong.status_code == 422
    assert "other than 0" in wrong.content.decode()
    fine = client.post(address("adjust"), {"person": code, "amount": "1.005", "why": "x"})
    assert "no such small part" in fine.content.decode()
    closed = client.post(address("adjust", "2026-Q3"), {"person": code, "amount": "5", "why": "x"})
    assert "is closed" in closed.content.decode()
    assert client.post(address("adjust"), {"person": code, "amount": "-5.25", "why": "x"}).status_code == 302
    assert calculation.Adjustment.objects.get().amount_minor == -525


@pytest.mark.parametrize("role", ["rep", "manager", "executive"])
def test_others_may_not(made: Setting, role: str) -> None:
    client = client_of(made, role)
    for name in ("changes", "changes_workbook", "adjust"):
        assert client.get(address(name)).status_code == 403


def test_a_recalculation_is_out_of_date_when_data_changed(made: Setting) -> None:
    add_deals([("L1", "Bo", "Late", made.period.ends_on, 10_000, "Won")], by=made.ops)
    client = client_of(made)
    client.post(address("recalculate"))
    with committed():
        jobs.run_pending()
    add_deals([("L2", "Bo", "Later", made.period.ends_on, 10_000, "Won")], by=made.ops)
    assert "have changed since" in client.get(address("changes")).content.decode()
    found = Recalculation.objects.get()
    with pytest.raises(Refused):
        actions.post_changes(recalculation=found, period=periods.find("2026-Q4"), why="x", by=made.ops, at=AT)


def test_a_difference_outside_the_scope_does_not_exist(made: Setting) -> None:
    add_deals([("W1", "Outsider", "Faraway", made.period.ends_on, 10_000, "Won")], by=made.ops)
    client_of(made).post(address("recalculate"))
    with committed():
        jobs.run_pending()
    assert "W1" in client_of(made).get(address("changes")).content.decode()
    east = Team.objects.get(code="east")
    Grant.objects.filter(user=made.ops).update(scope=Scope.TEAM_BELOW, team=east)
    narrow = client_of(made)
    assert "W1" not in narrow.get(address("changes")).content.decode()
    assert "Outsider" not in narrow.get(address("adjust")).content.decode()
