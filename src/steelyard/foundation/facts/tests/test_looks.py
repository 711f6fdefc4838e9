"""The pages in a browser: in every look they fit, are accessible and run no forbidden script."""

import pytest
from django.urls import reverse
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from steelyard.foundation.facts import actions
from steelyard.foundation.facts.models import QuarantinedRow
from steelyard.foundation.facts.tests.makers import AT, DEALS, bring, upload
from steelyard.foundation.people import Role, Scope
from tests import factories
from tests.browser import LOOKS, Look, assert_accessible, assert_fits, no_complaints, sign_in, wear

FILE = DEALS + "A1,Bo,Isdom,GTXPro,Won,,2026-07-01,1000,\nA2,Bo,Isdom,GTX Pro,Won,,2026-07-02,2000,\n"
ASKED = (
    "Deal;Owner;Stage;Close date;Amount\n"
    "B1;Bo;Won;06.07.2026;12.500\nB2;Bo;Won;02.07.2026;8.000\nB3;Bo;Refunded;07.07.2026;950\n"
)


@pytest.fixture
def addresses(transactional_db: None) -> list[str]:
    factories.person("Bo")
    bring("product,series\nGTX Pro,GTX\n", file_name="products.csv")
    committed = bring(FILE)
    waiting = QuarantinedRow.objects.get()
    previewed = actions.check_import(import_=upload(FILE.replace("1000", "1500")))
    asked = actions.check_import(import_=upload(ASKED, file_name="asked.csv"))
    western = "Deals of Renée\n\nDeal,Owner,Stage,Clsng dat\nA1,Inés,Open,2026-07-06\nTotal,,,1\n"
    read = actions.upload_file(content=western.encode("cp1252"), file_name="western.csv", by=None, at=AT)
    unfit = actions.upload_file(
        content=b"Deal,Owner,Amount\nA1,Bo,1\n", file_name="unfit.csv", by=None, at=AT
    )
    return [
        reverse("facts:import", args=[asked.pk]),
        reverse("facts:match", args=[read.pk]),
        reverse("facts:match", args=[unfit.pk]),
        reverse("facts:index"),
        reverse("facts:imports"),
        reverse("facts:upload"),
        reverse("facts:match", args=[previewed.pk]),
        reverse("facts:import", args=[previewed.pk]),
        reverse("facts:import", args=[committed.pk]),
        reverse("facts:roll_back", args=[committed.pk]),
        reverse("facts:quarantine"),
        reverse("facts:repair", args=[waiting.pk]),
        reverse("facts:aliases"),
        reverse("facts:rows", args=["deals"]),
        reverse("facts:row", args=["deals", "A2"]),
    ]


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_every_page_in_every_look(
    page: Page, live_server: LiveServer, addresses: list[str], look: Look
) -> None:
    sign_in(page, live_server, factories.account(Role.SALES_OPS, Scope.ALL))
    wear(page, live_server, look)
    with no_complaints(page):
        for address in addresses:
            page.goto(live_server.url + address)
            assert_fits(page)
            assert_accessible(page)


def test_a_suggestion_is_accepted_by_one_click(
    page: Page, live_server: LiveServer, addresses: list[str]
) -> None:
    sign_in(page, live_server, factories.account(Role.SALES_OPS, Scope.ALL))
    page.goto(live_server.url + reverse("facts:quarantine"))
    page.get_by_role("button", name="GTX Pro", exact=True).click()
    page.get_by_text("1 row has been let in.").wait_for()


@pytest.mark.parametrize(("language", "comma", "day_first", "minus", "read"), [
    ("en", "With a comma", "Day first", "They take back", "Read so"),
    ("zh-hans", "用逗号", "日在前", "表示冲回", "按此读取"),
])  # fmt: skip
def test_what_a_file_does_not_say_is_answered_once_for_the_column(
    page: Page, live_server: LiveServer, addresses: list[str], language: str, comma: str,
    day_first: str, minus: str, read: str,
) -> None:  # fmt: skip
    sign_in(page, live_server, factories.account(Role.SALES_OPS, Scope.ALL))
    wear(page, live_server, Look(language))
    with no_complaints(page):
        page.goto(live_server.url + addresses[0])
        for answer in (comma, day_first, minus):
            page.get_by_label(answer).check()
        page.get_by_role("button", name=read).click()
        page.get_by_text("→ 2026-07-06").wait_for()
        assert_accessible(page)
