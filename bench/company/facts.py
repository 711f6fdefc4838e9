"""What happened: deals in five currencies, how some were shared, what customers answered, and the rates."""

from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from bench.company.codes import CUSTOMER, DEAL, SURVEY, Numbers, chosen, codes, people
from bench.company.people import DAYS, FIRST_DAY, Staff
from bench.company.size import Size
from bench.company.terms import PERCENT, PRODUCTS, REGIONS, product
from bench.company.written import write

CURRENCIES = ("EUR", "USD", "GBP", "SEK", "PLN")  # the first is the plans'
WORTH = np.array([1.0, 0.92, 1.17, 0.088, 0.233])
USED = (0.6, 0.2, 0.1, 0.05, 0.05)
STATUSES = ("open", "won", "invoiced", "cancelled")
STATUS_SHARES = (0.08, 0.37, 0.45, 0.10)
SHARED, BY_THREE = 0.20, 0.5
ROWS_A_FILE = 2_000_000
MICRO = 1_000_000


def write_rates(folder: Path, draw: np.random.Generator) -> None:
    """Draw a rate a day for each foreign currency; six digits, so that contenders may count in millionths."""
    walk = np.exp(np.cumsum(draw.normal(0, 0.004, (DAYS, len(CURRENCIES) - 1)), axis=0))
    rate = np.round(WORTH[1:] * walk * MICRO).astype(np.int64)
    foreign = len(CURRENCIES) - 1
    table = pa.table(
        {
            "currency": chosen(np.tile(np.arange(foreign), DAYS), list(CURRENCIES[1:])),
            "on_date": pa.array(np.repeat(FIRST_DAY + np.arange(DAYS), foreign)),
            "rate_pico": pa.array(rate.ravel() * MICRO),
        }
    )
    write(table, folder / "rates.parquet")


def write_surveys(folder: Path, size: Size, staff: Staff, draw: np.random.Generator) -> None:
    """Draw what customers answered, from 1 to 10; some sellers please more than others."""
    count = size.surveys
    seller = _sellers(staff, count, draw)
    pleases = draw.normal(7.3, 1.0, len(staff.sellers))
    answer = np.clip(np.round(pleases[seller] + draw.normal(0, 1.5, count)), 1, 10)
    table = pa.table(
        {
            "id": codes(SURVEY, np.arange(count)),
            "owner": people(staff.sellers[seller], staff.count),
            "answered_on": pa.array(FIRST_DAY + draw.integers(0, DAYS, count)),
            "customer": codes(CUSTOMER, draw.integers(0, size.customers, count)),
            "score": pa.array(answer.astype(np.int64)),
        }
    )
    write(table, folder / "surveys.parquet", plain=("id", "customer"))


def write_deals(folder: Path, size: Size, staff: Staff, seed: int) -> None:
    """Draw deals and shares, file by file in the order of their days, so that memory stays flat."""
    strength = np.random.default_rng(seed).uniform(0.4, 1.8, PRODUCTS)
    for place, start in enumerate(range(0, size.deals, ROWS_A_FILE)):
        draw = np.random.default_rng([seed, place])
        number = np.arange(start, min(start + ROWS_A_FILE, size.deals))
        seller = staff.sellers[_sellers(staff, len(number), draw)]
        deals = _deals(number, seller, size, staff, strength, draw)
        write(deals, folder / "deals" / f"{place:04d}.parquet", plain=("id", "customer", "amount_minor"))
        shares = _splits(number, seller, staff, draw)
        write(shares, folder / "splits" / f"{place:04d}.parquet", plain=("fact_id",))


def _sellers(staff: Staff, count: int, draw: np.random.Generator) -> Numbers:
    ends = np.cumsum(staff.activity)
    ends[-1] = 1
    return np.searchsorted(ends, draw.random(count))


def _deals(
    number: Numbers, seller: Numbers, size: Size, staff: Staff, strength: Any, draw: np.random.Generator
) -> pa.Table:
    count = len(number)
    sold = draw.integers(0, PRODUCTS, count)
    currency = draw.choice(len(CURRENCIES), count, p=USED)
    worth = np.minimum(draw.lognormal(6.9, 1.0, count) * strength[sold], 2e6)
    amount = np.maximum(np.round(worth / WORTH[currency] * 100), 100).astype(np.int64)
    regions = [f"region-{place:02d}" for place in range(1, REGIONS + 1)]
    return pa.table(
        {
            "id": codes(DEAL, number),
            "owner": people(seller, staff.count),
            "booked_on": pa.array(FIRST_DAY + number * DAYS // size.deals),
            "product": chosen(sold, [product(place) for place in range(PRODUCTS)]),
            "region": chosen(draw.integers(0, REGIONS, count), regions),
            "customer": codes(CUSTOMER, draw.integers(0, size.customers, count)),
            "status": chosen(draw.choice(len(STATUSES), count, p=STATUS_SHARES), list(STATUSES)),
            "amount_minor": pa.array(amount),
            "currency": chosen(currency, list(CURRENCIES)),
        }
    )


def _splits(number: Numbers, seller: Numbers, staff: Staff, draw: np.random.Generator) -> pa.Table:
    """Share a fifth of the deals between two or three people: in whole percents and halves."""
    place = np.flatnonzero(draw.random(len(number)) < SHARED)
    three = draw.random(len(place)) < BY_THREE
    first = draw.integers(60, 101, len(place)) * PERCENT // 2
    second = np.where(three, draw.integers(20, 61, len(place)) * PERCENT // 2, MICRO - first)
    third = MICRO - first - second
    sellers = len(staff.sellers)
    one = seller[place] - staff.sellers[0]
    two = (one + 1 + draw.integers(0, sellers // 3, len(place))) % sellers
    six = (two + 1 + draw.integers(0, sellers // 3, len(place))) % sellers
    who = np.concatenate([one, two, six[three]]) + staff.sellers[0]
    fact = np.concatenate([number[place], number[place], number[place][three]])
    share = np.concatenate([first, second, third[three]])
    order = np.lexsort((who, fact))
    return pa.table(
        {
            "dataset": chosen(np.zeros(len(fact), int), ["deals"]),
            "fact_id": codes(DEAL, fact[order]),
            "person": people(who[order], staff.count),
            "share_ppm": pa.array(share[order]),
        }
    )
