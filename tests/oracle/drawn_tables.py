"""Hypothesis draws a small company: people who move, deals on edges, splits, targets, rates."""

import datetime as dt
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from tests.oracle.amounts import MILLION

Row = dict[str, Any]
Tables = dict[str, list[Row]]

PEOPLE = ("ann", "bo", "cai", "dan", "eve", "fay", "Gus", "王芳")
AMOUNTS = (0, 1, -1, 333, 99_999, 100_000, 100_001, 150_000, -100_000, 250_050, 2_000_000, 68_212_208)
SHARES = (
    (1_000_000,),
    (600_000, 400_000),
    (333_333, 333_333, 333_334),
    (500_000, 300_000),
    (500_000, 500_000, 1),
)
INDICATORS = ("sales", "won", "customers", "size", "quality", "hours", "newest", "win-rate")
ONE = {"sales": 100, "won": 1, "customers": 1, "size": 100, "newest": 100, "hours": 1}


@st.composite
def days(draw: DrawFn, first: dt.date, last: dt.date) -> dt.date:
    """Draw a day, most often on an edge of the period."""
    edges = (first, last, first - dt.timedelta(1), last + dt.timedelta(1), first + dt.timedelta(14))
    return draw(st.sampled_from((*edges, first, last)) | st.dates(first, last))


@st.composite
def assignments(draw: DrawFn, first: dt.date, last: dt.date, plans: tuple[str | None, ...]) -> list[Row]:
    """Draw each person's places; some move in the middle of the period, some have no plan."""
    rows: list[Row] = []
    for person in PEOPLE:
        moves = draw(st.sampled_from((None, None, first + dt.timedelta(14), last)))
        begins = draw(st.sampled_from((first, dt.date(2020, 1, 1))))
        leaves = draw(st.sampled_from((None, last)))
        spans = [(begins, leaves)] if moves is None else [(begins, moves - dt.timedelta(1)), (moves, leaves)]
        for starts_on, ends_on in spans:
            rows.append(
                {
                    "person": person,
                    "team": "east",
                    "manager": draw(st.sampled_from((None, *PEOPLE))),
                    "position": "rep",
                    "plan": draw(st.sampled_from(plans)),
                    "starts_on": starts_on,
                    "ends_on": ends_on,
                }
            )
    return rows


@st.composite
def deals(draw: DrawFn, first: dt.date, last: dt.date, currencies: tuple[str, ...]) -> list[Row]:
    """Draw deals; some are refunds, some lack an owner, a date, an amount or a currency."""
    rows = []
    for place in range(draw(st.integers(0, 24))):
        amount = draw(st.sampled_from((*AMOUNTS, None)) | st.integers(-(10**9), 10**9))
        rows.append(
            {
                "id": f"d{place}",
                "owner": draw(st.sampled_from((*PEOPLE, *PEOPLE, None, "stranger"))),
                "stage": draw(st.sampled_from(("Won", "Won", "Lost", "Refunded", "Engaging", None))),
                "product": draw(st.sampled_from(("A", "B", None))),
                "customer": draw(st.sampled_from(("x", "y", "z", None))),
                "units": draw(st.sampled_from((None, 0, 1, 3, 4, 10))),
                "closed_on": draw(st.none() | days(first, last)) if place == 3 else draw(days(first, last)),
                "amount_minor": amount,
                "currency": draw(st.sampled_from((*currencies, None)))
                if place == 2
                else draw(st.sampled_from(currencies[:2])),
            }
        )
    return rows


@st.composite
def activities(draw: DrawFn, first: dt.date, last: dt.date) -> list[Row]:
    """Draw visits and calls."""
    return [
        {
            "id": f"a{place}",
            "owner": draw(st.sampled_from(PEOPLE)),
            "kind": draw(st.sampled_from(("Visit", "Visit", "Call", None))),
            "done_on": draw(days(first, last)),
            "score": draw(st.none() | st.integers(1, 10)),
            "hours": draw(st.sampled_from((None, Decimal("0.5"), Decimal("1.125"), Decimal(2)))),
        }
        for place in range(draw(st.integers(0, 14)))
    ]


@st.composite
def splits(draw: DrawFn, sold: list[Row]) -> list[Row]:
    """Draw shares for some deals; not all of them total 100 %."""
    rows = []
    for deal in sold:
        shares = draw(st.sampled_from(((), (), *SHARES)))
        people = draw(st.permutations(PEOPLE))
        rows += [
            {"dataset": "deals", "fact_id": deal["id"], "person": person, "share_ppm": share}
            for person, share in zip(people, shares, strict=False)
        ]
    return rows


@st.composite
def targets(draw: DrawFn, first: dt.date, last: dt.date) -> list[Row]:
    """Draw personal targets; some are missing, some are 0."""
    found: SearchStrategy[int | None] = st.sampled_from((None, 0, 1, 2, 3, 7, 1000))
    rows = []
    for person in PEOPLE:
        for indicator in INDICATORS:
            value = draw(found)
            if value is not None:
                scale = ONE.get(indicator, MILLION)
                rows.append(
                    {
                        "person": person,
                        "indicator": indicator,
                        "starts_on": first,
                        "ends_on": last,
                        "value": value * scale,
                    }
                )
    return rows


@st.composite
def rates(draw: DrawFn, first: dt.date, currency: str) -> list[Row]:
    """Draw the rates of one foreign currency, before the period and in its middle. GBP has none."""
    micro = st.sampled_from((7_100_000, 6_999_999, 150_000_001))
    days_ = (first - dt.timedelta(30), first + dt.timedelta(14))
    return [{"currency": foreign(currency), "on_date": day, "rate_micro": draw(micro)} for day in days_]


def foreign(currency: str) -> str:
    """Name the other currency of a company."""
    return "USD" if currency != "USD" else "CNY"


@st.composite
def branches(draw: DrawFn, first: dt.date, last: dt.date, plans: tuple[str, ...], currency: str) -> Tables:
    """Draw a branch: every table but the rates."""
    sold = draw(deals(first, last, (currency, foreign(currency), "GBP")))
    return {
        "deals": sold,
        "activities": draw(activities(first, last)),
        "splits": draw(splits(sold)),
        "assignments": draw(assignments(first, last, (*plans, *plans, None))),
        "targets": draw(targets(first, last)),
    }


@st.composite
def companies(
    draw: DrawFn, first: dt.date, last: dt.date, plans: tuple[str, ...], currency: str, *, size: int = 1
) -> Tables:
    """Draw a company; a close of many branches costs little more than a close of one."""
    company: Tables = {"rates": draw(rates(first, currency))}
    for place in range(size):
        for name, rows in draw(branches(first, last, plans, currency)).items():
            company.setdefault(name, []).extend(_of_branch(row, f"{place}-") for row in rows)
    return company


def _of_branch(row: Row, prefix: str) -> Row:
    """Give people and facts of a branch names of their own."""
    own = {"owner", "person", "manager", "id", "fact_id"}
    return {name: f"{prefix}{cell}" if name in own and cell else cell for name, cell in row.items()}
