"""Totals of rows: what does not add up is not added up."""

from datetime import date

import pytest

from steelyard.foundation import people
from steelyard.foundation.facts.datasets import ALL
from steelyard.foundation.facts.queries.rows import Wanted, rows_page
from steelyard.foundation.facts.tests.makers import DEALS, bring
from steelyard.foundation.people import Role, Scope
from tests import factories

pytestmark = pytest.mark.django_db

FILE = DEALS + (
    "A1,Bo,Isdom,GTX Pro,Won,,2026-07-01,1000,\n"
    "A2,Bo,Isdom,GTX Pro,Lost,,2026-07-02,400,\n"
    "A3,Bo,Isdom,GTX Pro,Won,,2026-07-03,50,\n"
)


def test_won_and_lost_deals_have_totals_of_their_own() -> None:
    factories.person("Bo")
    bring("product,series\nGTX Pro,GTX\n", file_name="products.csv")
    bring(FILE)
    ops = people.viewer_of(factories.account(Role.SALES_OPS, Scope.ALL))
    page = rows_page(ALL["deals"], ops, date(2026, 7, 31), Wanted())
    found = {total.title: (total.amount_minor, total.count) for total in page.totals}
    assert found == {"Won": (105_000, 2), "Lost": (40_000, 1)}
