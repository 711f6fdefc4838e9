"""What follows a signature: the order, its invoices and what was paid on them."""

from dataclasses import dataclass

import numpy as np

from steelyard.site.demo.days import Calendar
from steelyard.site.demo.draw import Ints, pick
from steelyard.site.demo.selling.deals import NO_DAY, Deals
from steelyard.site.demo.selling.market import Market

STATUSES = ("Issued", "Paid", "Cancelled")
ISSUED, PAID, CANCELLED = range(3)
INSTALMENTS = ((100, 0, 0), (30, 70, 0), (30, 60, 10))
INSTALMENT_SHARES = np.array([0.42, 0.33, 0.25])
INSTALMENT_DAYS = np.array([4, 50, 140])
USUAL_DAYS_TO_PAY = 34
NEVER_PAID = 0.02
VOID = 0.012
IN_TWO_PARTS = 0.12


@dataclass(frozen=True)
class Orders:
    """One order for each signed deal; `deal` is its place in the month's deals."""

    deal: Ints
    day: Ints
    quantity: Ints


@dataclass(frozen=True)
class Invoices:
    """Parts of an order's value, as they were billed; `part` counts from 1."""

    deal: Ints
    part: Ints
    day: Ints
    amount: Ints
    status: Ints


@dataclass(frozen=True)
class Payments:
    """What came in; `invoice` is a place in the invoices."""

    invoice: Ints
    part: Ints
    day: Ints
    amount: Ints


def draw_orders(deals: Deals, calendar: Calendar, rng: np.random.Generator) -> Orders:
    """Book every signed deal within some days."""
    deal = np.flatnonzero(deals.won)
    day = np.minimum(deals.closed[deal] + pick(rng, np.array([6, 3, 1, 1]), len(deal)), calendar.ends)
    return Orders(deal, day, 1 + pick(rng, np.array([12, 3, 2, 1, 1]), len(deal)))


def draw_invoices(deals: Deals, calendar: Calendar, rng: np.random.Generator) -> Invoices:
    """Bill in one, two or three parts; what is billed after a refund is void."""
    deal = np.flatnonzero(deals.won)
    shares = np.array(INSTALMENTS)[pick(rng, INSTALMENT_SHARES, len(deal))]
    amount = shares * (deals.amount[deal] // 10_000)[:, None] * 100
    amount[:, 0] += deals.amount[deal] - amount.sum(axis=1)  # the first part takes the rest
    jitter = (rng.random(shares.shape) * np.array([8, 30, 60])).astype(np.int64)
    day = calendar.work_day(deals.closed[deal][:, None] + INSTALMENT_DAYS + jitter)
    day = np.maximum(day, deals.closed[deal][:, None])
    refunded = deals.refunded[deal][:, None]
    void = ((refunded != NO_DAY) & (day > refunded)) | (rng.random(shares.shape) < VOID)
    kept = (shares > 0) & (day <= calendar.ends)
    row, part = np.nonzero(kept)
    return Invoices(deal[row], part + 1, day[kept], amount[kept], np.where(void[kept], CANCELLED, ISSUED))


def draw_payments(
    deals: Deals, invoices: Invoices, market: Market, calendar: Calendar, rng: np.random.Generator
) -> tuple[Payments, Ints]:
    """Let customers pay in their own time; return the payments and the invoices' status after them."""
    count = len(invoices.deal)
    slow = market.slow[deals.customer[invoices.deal]]
    wait = USUAL_DAYS_TO_PAY * slow * np.exp(rng.normal(0, 0.5, count))
    first = calendar.work_day(invoices.day + np.maximum(1, wait).astype(np.int64))
    first = np.maximum(first, invoices.day)
    second = first + 15 + (rng.random(count) * 40).astype(np.int64)
    pays = (invoices.status == ISSUED) & (rng.random(count) >= NEVER_PAID)
    parted = rng.random(count) < IN_TWO_PARTS
    down = np.where(parted, invoices.amount // 1000 * 600, invoices.amount)
    early, late = pays & (first <= calendar.ends), pays & parted & (second <= calendar.ends)
    invoice = np.concatenate([np.flatnonzero(early), np.flatnonzero(late)])
    part = np.repeat([1, 2], [int(early.sum()), int(late.sum())])
    day = np.concatenate([first[early], second[late]])
    amount = np.concatenate([down[early], (invoices.amount - down)[late]])
    order = np.lexsort((part, invoice))
    settled = early & (late | ~parted)
    status = np.where(settled, PAID, invoices.status)
    return Payments(invoice[order], part[order], day[order], amount[order]), status
