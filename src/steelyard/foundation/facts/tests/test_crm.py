"""The published CRM set, from its four files; skipped where it is absent."""

import os
from pathlib import Path

import pytest

from steelyard.foundation import people
from steelyard.foundation.facts import actions, queries
from steelyard.foundation.facts.asking import ask
from steelyard.foundation.facts.models import Import
from steelyard.foundation.facts.tests.makers import AT, counts

ROOT = Path(__file__).resolve().parents[5]
CRM = ROOT / os.environ.get("STEELYARD_CRM_DATA", "../shared/data/crm")
FILES = ("sales_teams.csv", "products.csv", "accounts.csv", "sales_pipeline.csv")
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not CRM.exists(), reason="the CRM set is not part of the project"),
]


def bring_all(*, accept_suggestions: bool) -> list[Import]:
    return [
        actions.import_file(path=CRM / name, accept_suggestions=accept_suggestions, by=None, at=AT)
        for name in FILES
    ]


def won_in_the_second_quarter(where: str = "true") -> tuple[int, int]:
    [found] = ask(
        f"""select count(*), sum(amount_minor)::bigint from read_parquet(?)
        where stage = 'Won' and closed_on between '2017-04-01' and '2017-06-30' and {where}""",  # noqa: S608 - our own words
        str(queries.table_paths()["deals"]),
    )
    return found[0], found[1]


def test_the_files_are_recognised_and_counted() -> None:
    imports = bring_all(accept_suggestions=True)
    assert [one.dataset for one in imports] == ["roster", "products", "customers", "deals"]
    assert [counts(one) for one in imports] == [(35, 0, 0, 0), (7, 0, 0, 0), (85, 0, 0, 0), (8800, 0, 0, 0)]
    assert won_in_the_second_quarter() == (1254, 308_611_100)
    darcel = people.Person.objects.get(name="Darcel Schlecht")
    assert won_in_the_second_quarter(f"owner = '{darcel.code}'")[1] == 31_007_500


def test_a_near_miss_is_suggested_and_one_click_lets_its_rows_in() -> None:
    *_lists, deals = bring_all(accept_suggestions=False)
    assert counts(deals) == (7320, 0, 0, 1480)
    [suggested] = deals.findings["suggestions"]
    assert (suggested["cell"], suggested["rows"], suggested["hints"][0][0]) == ("GTXPro", 1480, "GTX Pro")
    [repair] = actions.accept_in_quarantine(kind="product", raw="GTXPro", canonical="GTX Pro", by=None, at=AT)
    assert counts(repair) == (1480, 0, 0, 0)
    assert queries.waiting_rows() == {}
    assert won_in_the_second_quarter() == (1254, 308_611_100)
    assert queries.row("deals", "Z063OYW0").source == ("sales_pipeline.csv", "", 3)


def test_the_same_files_again_change_nothing() -> None:
    bring_all(accept_suggestions=True)
    heads = queries.heads()
    assert [counts(one) for one in bring_all(accept_suggestions=False)] == [
        *((0, 0, 35, 0), (0, 0, 7, 0), (0, 0, 85, 0), (0, 0, 8800, 0)),
    ]
    assert queries.heads() == heads
