"""Opportunities, one month at a time: who opened what with whom, and how it went."""

from dataclasses import dataclass

import numpy as np

from steelyard.site.demo.days import Calendar
from steelyard.site.demo.draw import (
    BRONZE,
    COPPER,
    GOLDEN,
    SILVER,
    Flags,
    Floats,
    Ints,
    apportion,
    even,
    pick,
    spread,
)
from steelyard.site.demo.selling.market import Market
from steelyard.site.demo.staff.potential import Potential
from steelyard.site.demo.words import Product

STAGES = ("Prospecting", "Engaging", "Won", "Lost", "Refunded")
PROSPECTING, ENGAGING, WON, LOST, REFUNDED = range(5)
KINDS = ("new", "expansion", "renewal")
KIND_SHARES = np.array([0.46, 0.34, 0.20])
KIND_ODDS = np.array([0.80, 1.10, 1.28])
KIND_PRICES = np.array([1.08, 0.95, 0.90])
NO_DAY = -1
LUCK = 0.12
WIN = 0.49
STALE = 0.035
POSTPONED = 0.75  # of what would be signed around Spring Festival
ON_WORKING_DAYS = 0.97
LARGE = 200_000  # yuan; such prices are rounded to thousands
GIVEN_BACK_WHOLE = 0.75  # of the refunds
REFUNDS = 0.014
YUAN_FOR_A_DOLLAR = 7.15
PULL_DAYS = 34
EVENED = 0.85
EVENED_AT_MOST = (0.35, 2.6)


@dataclass(frozen=True)
class Deals:
    """Columns of one length; places refer to staff, market and products; amounts in minor units."""

    number: Ints
    owner: Ints
    customer: Ints
    product: Ints
    kind: Ints
    stage: Ints
    opened: Ints
    closed: Ints
    amount: Ints
    dollars: Ints
    region: Ints
    refunded: Ints  # day of the refund, or NO_DAY
    refund: Ints  # negative amount of the refund

    @property
    def won(self) -> Flags:
        """Those signed, whatever came later."""
        signed: Flags = self.stage == WON
        return signed


@dataclass(frozen=True)
class Scene:
    """What a month of deals is drawn from."""

    calendar: Calendar
    potential: Potential
    market: Market
    products: tuple[Product, ...]
    unit_region: Ints


def deals_by_month(scene: Scene, total: int) -> Ints:
    """Share the opportunities out over the months by the rhythm of the year and who is there."""
    starts = scene.potential.starts
    weights = []
    for month in range(len(starts) - 1):
        days = np.arange(max(starts[month], scene.calendar.first), starts[month + 1])
        force = float((scene.potential.strength[month] * scene.potential.ability**0.5).sum())
        weights.append(float(scene.calendar.opening_weights(days).sum()) * force**0.5)
    return apportion(total, np.array(weights))


def draw_deals(scene: Scene, month: int, first_number: int, count: int, rng: np.random.Generator) -> Deals:
    """Draw one month's opportunities, in order of the day they were opened."""
    potential, market = scene.potential, scene.market
    weights = potential.strength[month] * potential.ability**0.55
    edges = np.cumsum(weights) / weights.sum()
    owner = np.searchsorted(edges, (np.arange(count) + rng.random(count)) / count, side="right")
    owner = np.minimum(owner, np.flatnonzero(weights)[-1])
    region = scene.unit_region[potential.unit[month, owner]]
    size = market.first[region + 1] - market.first[region]
    customer = market.first[region] + (rng.random(count) ** 1.35 * size).astype(np.int64)
    shares = np.array([product.share for product in scene.products])
    product = np.searchsorted(np.cumsum(shares) / shares.sum(), even(rng, count, SILVER, LUCK), side="right")
    product = np.minimum(product, len(scene.products) - 1)
    kind = pick(rng, KIND_SHARES, count)
    opened = draw_opened(scene, month, count, rng)
    closed = draw_closed(scene, opened, product, kind, rng)
    odds = np.array([line.odds for line in scene.products])[product] * KIND_ODDS[kind]
    chance = np.clip(WIN * odds * potential.ability[owner] ** 0.45, 0.05, 0.92)
    stage = np.where(even(rng, count, GOLDEN, LUCK) < chance, WON, LOST)
    dollars = market.dollars[customer]
    yuan = draw_values(scene, product, kind, rng)
    yuan *= evening_out(owner, np.where(stage == WON, yuan, 0.0), weights * potential.ability**0.45)
    amount = rounded(yuan, dollars)
    open_still = (closed > scene.calendar.ends) | (rng.random(count) < STALE)
    young = scene.calendar.ends - opened < 30 + 40 * rng.random(count)
    stage = np.where(open_still, np.where(young, PROSPECTING, ENGAGING), stage)
    closed = np.where(open_still, NO_DAY, closed)
    owner = np.where(
        np.where(closed < 0, scene.calendar.ends, closed) > potential.left[owner],
        potential.heir[owner],
        owner,
    )
    refunded, refund = draw_refunds(scene, stage, closed, amount, rng)
    order = np.argsort(opened, kind="stable")
    columns = (
        owner,
        customer,
        product,
        kind,
        stage,
        opened,
        closed,
        amount,
        dollars,
        region,
        refunded,
        refund,
    )
    return Deals(np.arange(first_number, first_number + count), *(column[order] for column in columns))


def draw_opened(scene: Scene, month: int, count: int, rng: np.random.Generator) -> Ints:
    """Draw the days within the month."""
    starts = scene.potential.starts
    days = np.arange(max(starts[month], scene.calendar.first), starts[month + 1])
    return days[pick(rng, scene.calendar.opening_weights(days), count)]


def draw_closed(scene: Scene, opened: Ints, product: Ints, kind: Ints, rng: np.random.Generator) -> Ints:
    """Draw the day each would be decided; what is due soon after a quarter's end is pulled before it."""
    calendar, rhythm = scene.calendar, scene.calendar.rhythm
    usual = np.array([line.days for line in scene.products])[product] * np.array([1.1, 0.9, 0.65])[kind]
    closed = opened + np.maximum(3, usual * spread(even(rng, len(opened), BRONZE, LUCK), 0.5)).astype(
        np.int64
    )
    before = calendar.starts > closed
    closed[before] = calendar.starts + (rng.random(int(before.sum())) * 80).astype(np.int64)
    idle = calendar.idle[np.clip(closed - calendar.origin, 0, len(calendar.idle) - 1)]
    postponed = idle & (rng.random(len(closed)) < POSTPONED)
    closed = np.where(postponed, closed + 14 + (rng.random(len(closed)) * 20).astype(np.int64), closed)
    end = calendar.quarter_end_before[np.clip(closed - calendar.origin, 0, len(calendar.working) - 1)]
    is_year_end = (end + 1).astype("datetime64[D]").astype("datetime64[M]").astype(np.int64) % 12 == 0
    pull = np.where(is_year_end, rhythm.fourth_quarter_pull, rhythm.quarter_end_pull)
    due = (
        (closed - end <= PULL_DAYS)
        & (opened < end - 8)
        & (end >= calendar.starts)
        & (rng.random(len(opened)) < pull)
    )
    closed = np.where(due, end - (rng.random(len(opened)) ** 1.8 * 14).astype(np.int64), closed)
    working = np.where(rng.random(len(opened)) < ON_WORKING_DAYS, calendar.work_day(closed), closed)
    return np.maximum(np.maximum(working, opened), calendar.starts)


def draw_values(scene: Scene, product: Ints, kind: Ints, rng: np.random.Generator) -> Floats:
    """Draw the contract values in yuan."""
    prices = np.array([line.price for line in scene.products])[product] * KIND_PRICES[kind]
    values: Floats = prices * spread(even(rng, len(product), COPPER, LUCK), 0.38)
    return values


def evening_out(owner: Ints, signed: Floats, weights: Floats) -> Floats:
    """Factors that draw everybody's month towards what they are able to: who won little, won it dear."""
    got = np.bincount(owner, weights=signed, minlength=len(weights))
    due = weights / weights.sum() * signed.sum()
    factor: Floats = np.clip((due + 1) / np.maximum(got, 1), *EVENED_AT_MOST) ** EVENED
    return factor[owner]


def rounded(yuan: Floats, dollars: Ints) -> Ints:
    """Round as prices are, in the currency of the customer; minor units."""
    step = np.where(yuan > LARGE, 1000, 100)
    value = np.where(dollars == 1, yuan / YUAN_FOR_A_DOLLAR, yuan)
    return (np.maximum(1, np.round(value / step)) * step * 100).astype(np.int64)


def draw_refunds(
    scene: Scene, stage: Ints, closed: Ints, amount: Ints, rng: np.random.Generator
) -> tuple[Ints, Ints]:
    """Draw which signed deals were given back, when, and how much of them."""
    count = len(stage)
    day = scene.calendar.work_day(closed + 20 + (rng.random(count) * 130).astype(np.int64))
    given_back = (stage == WON) & (rng.random(count) < REFUNDS) & (day <= scene.calendar.ends)
    part = np.where(rng.random(count) < GIVEN_BACK_WHOLE, 1.0, np.round(0.2 + rng.random(count) * 0.4, 1))
    refund = -(np.round(amount / 10_000 * part) * 10_000).astype(np.int64)
    refund = np.where(part == 1.0, -amount, refund)
    return np.where(given_back, day, NO_DAY), np.where(given_back, refund, 0)


def in_yuan(amount: Ints, dollars: Ints) -> Floats:
    """About how much this is in yuan (minor units), to plan quotas with."""
    return np.where(dollars == 1, amount * YUAN_FOR_A_DOLLAR, amount)
