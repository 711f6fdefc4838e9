from collections import Counter, defaultdict
from datetime import date, timedelta
from itertools import pairwise

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pytest

from steelyard.site.demo.company import Company, found_company
from steelyard.site.demo.draw import Floats
from steelyard.site.demo.exporting.titles import all_months
from steelyard.site.demo.facts import Tables
from steelyard.site.demo.lists import assignment_table, rate_table, stays
from steelyard.site.demo.quotas import draw_quotas
from steelyard.site.demo.size import Size

DAY = timedelta(days=1)


@pytest.fixture(scope="module")
def company() -> Company:
    return found_company(Size())


@pytest.fixture(scope="module")
def facts(company: Company) -> Tables:
    return all_months(company)


def test_it_is_as_large_as_asked(company: Company, facts: Tables) -> None:
    assert len(company.staff.people) == 200
    refunds = pc.sum(pc.equal(facts["deals"]["stage"], "Refunded")).as_py()
    assert facts["deals"].num_rows - refunds == 16_000
    names = [person.name for person in company.staff.people]
    assert len(set(names)) == len(names)


def test_everybody_has_one_place_at_a_time(company: Company) -> None:
    by_person = defaultdict(list)
    for stay in stays(company):
        by_person[stay.person.code].append(stay)
    assert set(by_person) == set(company.codes)
    for rows in by_person.values():
        for before, after in pairwise(rows):
            assert before.ends_on is not None
            assert before.ends_on + DAY == after.starts_on
        assert all(row.manager is not row.person for row in rows)


def test_some_move_in_the_middle_of_a_quarter(company: Company) -> None:
    moves = [
        spell for spell in company.staff.spells if spell.starts != company.staff.people[spell.person].hired
    ]
    assert len(moves) > 8
    left = [person for person in company.staff.people if person.left]
    assert 10 < len(left) < 45


def test_the_history_is_two_years_of_closings(facts: Tables) -> None:
    closed = facts["deals"]["closed_on"]
    assert pc.min(closed).as_py() >= date(2024, 10, 1)
    assert pc.max(closed).as_py() <= date(2026, 9, 30)
    assert pc.all(pc.greater_equal(pc.drop_null(closed), date(2024, 10, 1))).as_py()


def test_sales_have_seasons(facts: Tables) -> None:
    won = facts["deals"].filter(pc.equal(facts["deals"]["stage"], "Won"))
    by_month = Counter(day.strftime("%Y-%m") for day in won["closed_on"].to_pylist())
    assert by_month["2025-12"] > 1.4 * by_month["2025-10"]  # the end of the year
    assert by_month["2026-02"] < 0.75 * by_month["2026-03"]  # Spring Festival
    assert sum(by_month[f"2025-{month}"] for month in (10, 11, 12)) > sum(
        by_month[f"2025-{month:02d}"] for month in (1, 2, 3)
    )


def test_shares_of_a_split_deal_make_a_whole(facts: Tables) -> None:
    shares = (
        facts["splits"].group_by("fact_id").aggregate([("share_ppm", "sum"), ("person", "count_distinct")])
    )
    assert set(shares["share_ppm_sum"].to_pylist()) == {1_000_000}
    assert set(shares["person_count_distinct"].to_pylist()) <= {2, 3}


def test_a_refund_is_never_more_than_what_was_sold(facts: Tables) -> None:
    amounts = dict(
        zip(facts["deals"]["id"].to_pylist(), facts["deals"]["amount_minor"].to_pylist(), strict=True)
    )
    refunds = {name: amount for name, amount in amounts.items() if name.endswith("-R")}
    assert len(refunds) > 30
    assert all(-amounts[name.removesuffix("-R")] <= amount < 0 for name, amount in refunds.items())


def test_invoices_make_up_the_order_and_payments_no_more_than_the_invoice(facts: Tables) -> None:
    invoices = facts["invoices"]
    billed = dict(zip(invoices["id"].to_pylist(), invoices["amount_minor"].to_pylist(), strict=True))
    paid: Counter[str] = Counter()
    for invoice, amount in zip(
        facts["payments"]["invoice_id"].to_pylist(),
        facts["payments"]["amount_minor"].to_pylist(),
        strict=True,
    ):
        paid[invoice] += amount
    assert all(amount <= billed[invoice] for invoice, amount in paid.items())
    states = dict(zip(invoices["id"].to_pylist(), invoices["status"].to_pylist(), strict=True))
    assert all(paid[invoice] == billed[invoice] for invoice, state in states.items() if state == "Paid")


def test_ids_are_their_own(facts: Tables) -> None:
    for name in ("deals", "orders", "invoices", "payments", "activities", "surveys"):
        ids = facts[name]["id"]
        assert pc.count_distinct(ids).as_py() == len(ids), name


def test_every_dollar_has_a_rate(company: Company, facts: Tables) -> None:
    rates = rate_table(company)["on_date"]
    first = pc.min(facts["deals"]["opened_on"]).as_py()
    assert pc.min(rates).as_py() <= first
    assert 0.02 < pc.mean(pc.cast(pc.equal(facts["deals"]["currency"], "USD"), pa.float64())).as_py() < 0.09


def test_attainment_looks_like_a_real_sales_force(company: Company, facts: Tables) -> None:
    """Most reach 70 to 120 % of a quota of one to two million yuan or so; few reach nothing or the double."""
    attained, quotas = attainments(company, facts)
    assert 0.55 < np.mean((attained > 0.7) & (attained < 1.2)) < 0.85
    assert 0.85 < np.median(attained) < 1.05
    assert np.mean(attained > 1.9) < 0.02
    assert 1_000_000 < np.median(quotas) / 100 < 2_200_000


def attainments(company: Company, facts: Tables) -> tuple[Floats, Floats]:
    deals = facts["deals"]
    sold: Counter[tuple[str, date]] = Counter()
    starts = {first for first, _ in company.size.quarters}
    for owner, stage, closed, amount, currency in zip(
        *(deals[name].to_pylist() for name in ("owner", "stage", "closed_on", "amount_minor", "currency")),
        strict=True,
    ):
        if stage == "Won":
            quarter = max(start for start in starts if start <= closed)
            sold[owner, quarter] += amount * (7.15 if currency == "USD" else 1)
    quotas = draw_quotas(company.tally, company.staff, company.scene.potential)
    rows = [
        (sold[code, first] / quotas[place, who], quotas[place, who])
        for place, (first, _last) in enumerate(company.size.quarters)
        for who, code in enumerate(company.codes)
        if quotas[place, who]
    ]
    found = np.array(rows)
    return found[:, 0], found[:, 1]


def test_assignments_name_known_people(company: Company) -> None:
    table = assignment_table(company, {})
    assert set(table["manager"].drop_null().to_pylist()) <= set(company.codes)
    assert table["manager"].null_count >= 1
