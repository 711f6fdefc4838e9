from datetime import date

import pytest
from django.http import Http404
from django.test import Client

from steelyard.engine.period import parse
from steelyard.foundation import periods
from steelyard.kit.audit import AuditEvent
from steelyard.kit.refusal import Refused
from tests import factories

pytestmark = pytest.mark.django_db


def ensure(code: str) -> periods.Period:
    return periods.ensure_period(code=code, by=None, at=factories.AT)


def settings(**changes: object) -> periods.Company:
    usual: dict[str, object] = {
        "name": "衡智科技",
        "currency": "CNY",
        "time_zone": "Asia/Shanghai",
        "fiscal_start_month": 1,
        "why": "Set up.",
    }
    return periods.change_company(**(usual | changes), by=None, at=factories.AT)  # type: ignore[arg-type]


def test_a_period_is_made_once() -> None:
    assert ensure("2026-Q2") == ensure("2026-Q2")
    assert periods.find("2026-Q2").ends_on == date(2026, 6, 30)
    assert AuditEvent.objects.filter(verb="ensure_period").count() == 1
    with pytest.raises(Http404):
        periods.find("2026-Q3")
    with pytest.raises(Refused, match="is no period"):
        ensure("soon")


def test_a_close_and_a_reopening_are_told_and_need_a_reason() -> None:
    period = periods.mark_closed(period=ensure("2026-Q2"), by=None, at=factories.AT)
    assert (list(periods.open_periods()), list(periods.closed_periods())) == ([], [period])
    with pytest.raises(Refused, match="closed already"):
        periods.mark_closed(period=period, by=None, at=factories.AT)
    with pytest.raises(Refused, match="Say why"):
        periods.reopen(period=period, why="", by=None, at=factories.AT)
    assert not periods.reopen(period=period, why="A late invoice.", by=None, at=factories.AT).is_closed
    assert AuditEvent.objects.filter(verb="reopen").get().why == "A late invoice."


def test_the_company_is_one_and_its_fiscal_year_fixed_once_used() -> None:
    settings(fiscal_start_month=4)
    assert ensure("2026-Q1").starts_on == date(2026, 4, 1)
    with pytest.raises(Refused, match="would mean other days: 2026-Q1"):
        settings(fiscal_start_month=1)
    for wrong in ({"currency": "cny"}, {"time_zone": "Moon/North"}, {"why": ""}):
        with pytest.raises(Refused):
            settings(**{"fiscal_start_month": 4} | wrong)
    assert settings(fiscal_start_month=4, name="衡").name == "衡"
    assert periods.Company.objects.count() == 1


def test_a_company_of_weeks_has_months_of_weeks() -> None:
    """The 4-5-4 Calendar of the National Retail Federation: 2023 has 53 weeks, 2025 begins on 2 February."""
    retail = {"fiscal_start_month": 2, "year_pattern": "4-5-4", "week_starts": "sunday"}
    settings(**retail)
    april = ensure("2025-P03")
    assert (april.kind, april.starts_on, april.ends_on) == ("month", date(2025, 4, 6), date(2025, 5, 3))
    week = ensure("2023-W53")
    assert (week.kind, week.ends_on) == ("week", date(2024, 2, 3))
    assert parse(april.code, periods.company().calendar).window("year_before").days == (
        date(2025, 2, 2),
        date(2025, 4, 5),
    )
    with pytest.raises(Refused, match="Write 2025-P04"):
        ensure("2025-04")
    with pytest.raises(Refused, match="2024 has 52 weeks"):
        ensure("2024-W53")
    with pytest.raises(Refused, match="would mean other days: 2025-P03"):
        settings(**retail | {"year_pattern": "months"})
    with pytest.raises(Refused, match="is no calendar"):
        settings(**retail | {"year_pattern": "4-4-4"})
    assert periods.company().year_pattern == "4-5-4"


def test_today_is_the_companys() -> None:
    settings(time_zone="Pacific/Kiritimati")
    ahead = periods.today()
    settings(time_zone="Pacific/Pago_Pago")
    assert ahead > periods.today()


@pytest.mark.parametrize(
    ("role", "page", "status"),
    [
        ("rep", "", 200),
        ("rep", "new/", 403),
        ("rep", "company/", 403),
        ("sales_ops", "new/", 200),
        ("sales_ops", "company/", 403),
        ("administrator", "company/", 200),
    ],
)
def test_who_may(client: Client, role: str, page: str, status: int) -> None:
    client.force_login(factories.company().users[role])
    assert client.get(f"/periods/{page}").status_code == status


def test_pages_make_a_period_and_change_the_company(client: Client) -> None:
    client.force_login(factories.company().users["administrator"])
    assert client.post("/periods/new/", {"code": "2026-Q2"}).status_code == 302
    assert client.post("/periods/new/", {"code": "2026-Q9"}).status_code == 422
    form = {
        "name": "衡",
        "currency": "USD",
        "time_zone": "Asia/Tokyo",
        "fiscal_start_month": "1",
        "year_pattern": "4-4-5",
        "week_starts": "sunday",
        "year_turn": "last",
        "why": "Moved.",
    }
    assert client.post("/periods/company/", form).status_code == 422  # the quarter would have other days
    form |= {"year_pattern": "months"}
    assert client.post("/periods/company/", form).status_code == 302
    page = client.get("/periods/").content.decode()
    assert "Asia/Tokyo" in page
    assert "2026" in page
    assert client.get("/api/periods/2026-Q2").json()["ends_on"] == "2026-06-30"
    assert client.get("/api/periods/company").json()["currency"] == "USD"
