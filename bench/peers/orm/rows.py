"""The loop over rows.

Tuned: what can be looked up is in dictionaries before the loop, rows stream, lines are written in batches.
Untuned (`--naive`): a query for whatever a row needs, and a save for each line.
"""

import datetime as dt
from collections import defaultdict
from typing import Any

from bench.company.terms import OVERRIDE, PERCENT, product, versions
from bench.peers.orm import models as tables
from bench.peers.orm.results import Facts, Quotient, Sums, half_up
from bench.stopwatch import Stopwatch

MICRO, PICO = 1_000_000, 10**12
WON = frozenset({"won", "invoiced"})
FLUSH = 2_000
PLANS = {version.code: version for version in versions()}
PRODUCTS = {product(number): number for number in range(50)}
Slot = tuple[int, str, str]  # month, plan, person


class Books:
    """Everything a row looks up, by key."""

    def __init__(self) -> None:
        self.rates = {(r.currency, r.on_date): r.rate_pico for r in tables.Rate.objects.all()}
        self.targets = {(t.person, t.starts_on.month): t.value for t in tables.Target.objects.all()}
        self.places: dict[str, list[tuple[dt.date, dt.date, str, str | None]]] = defaultdict(list)
        for a in tables.Assignment.objects.order_by("person", "starts_on"):
            self.places[a.person].append((a.starts_on, a.ends_on, a.plan, a.manager))
        self.shares: dict[str, list[tuple[str, int]]] = defaultdict(list)
        for s in tables.Split.objects.order_by("fact_id", "person").iterator(chunk_size=FLUSH):
            self.shares[s.fact_id].append((s.person, s.share_ppm))

    def plan(self, person: str, day: dt.date) -> str:
        """Find the plan a person is on."""
        return next(plan for since, until, plan, _ in self.places[person] if since <= day <= until)

    def whole(self, deal: tables.Deal) -> int:
        """Convert a deal's amount."""
        rate = self.rates.get((deal.currency, deal.booked_on), PICO)
        return half_up(deal.amount_minor * rate, PICO)


def divided(whole: int, shares: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """Divide by largest remainder, then by code."""
    parts = [(person, *divmod(whole * share, MICRO)) for person, share in shares]
    left = whole - sum(down for _, down, _ in parts)
    first = sorted(parts, key=lambda part: (-part[2], part[0]))[:left]
    lucky = {person for person, _, _ in first}
    return [(person, down + (person in lucky)) for person, down, _ in parts]


def tuned(watch: Stopwatch) -> tuple[dict[Slot, Sums], Facts]:
    """Close the year with dictionaries and batches."""
    with watch.step("look up"):
        books = Books()
        facts = Facts(books.places, books.targets, tables.Survey.objects.all())
    with watch.step("credit"):
        sums, won = _credited(books)
    with watch.step("lines"):
        _pay(sums, won, facts)
        _override(books, sums)
    return sums, facts


def _credited(books: Books) -> tuple[dict[Slot, Sums], dict[Slot, list[tuple[str, str, int]]]]:
    sums: dict[Slot, Sums] = defaultdict(Sums)
    won: dict[Slot, list[tuple[str, str, int]]] = defaultdict(list)
    for deal in tables.Deal.objects.order_by("booked_on", "id").iterator(chunk_size=FLUSH):
        whole = books.whole(deal)
        shares = books.shares.get(deal.id)
        for person, amount in divided(whole, shares) if shares else [(deal.owner, whole)]:
            slot = (deal.booked_on.month, books.plan(person, deal.booked_on), person)
            sums[slot].add(amount, deal)
            if deal.status in WON:
                won[slot].append((deal.id, deal.product, amount))
    return sums, won


def _pay(sums: dict[Slot, Sums], won: dict[Slot, list[tuple[str, str, int]]], facts: Facts) -> None:
    batch: list[tables.Line] = []
    for slot, deals in won.items():
        month, plan, person = slot
        terms, target = PLANS[plan], facts.targets[person, month]
        factor = _factor(terms, sums[slot].revenue, target, facts.answer(slot))
        edges = [half_up(target * edge, MICRO) for edge in terms.edges]
        running = paid = 0
        for fact, sold, amount in deals:
            exact = _slices(running, running + amount, edges, terms.rates) * terms.multipliers[PRODUCTS[sold]]
            running += amount
            pays = half_up(exact * factor, MICRO**3)
            paid += pays
            batch.append(_line(slot, "commission", pays, fact, amount, running))
        sums[slot].paid = min(paid, terms.cap)
        if paid > terms.cap:
            batch.append(_line(slot, "commission", terms.cap - paid))
        if len(batch) >= FLUSH:
            tables.Line.objects.bulk_create(batch)
            batch = []
    tables.Line.objects.bulk_create(batch)


def _factor(terms: Any, revenue: int, target: int, answer: Quotient | None) -> int:
    if revenue * MICRO < target * terms.threshold:
        return 0
    short = answer is not None and answer[0] * MICRO < answer[1] * terms.satisfaction
    return int(terms.satisfaction_factor) if short else 100 * PERCENT


def _slices(before: int, after: int, edges: list[int], rates: tuple[int, ...]) -> int:
    """Sum each tier's slice times its rate."""
    exact, low = 0, 0
    for rate, high in zip(rates, [*edges, after], strict=True):
        exact += (max(min(after, high), low) - max(min(before, high), low)) * rate
        low = high
    return exact


def _line(slot: Slot, component: str, pays: int, *fact: Any) -> tables.Line:
    month, plan, person = slot
    fact_id, credit, running = fact or (None, None, None)
    return tables.Line(
        month=month,
        plan=plan,
        person=person,
        component=component,
        fact_id=fact_id,
        credit_minor=credit,
        running_minor=running,
        amount_minor=pays,
    )


def _override(books: Books, sums: dict[Slot, Sums]) -> None:
    """Pay managers for what the levels below them sold, by the place each seller had."""
    sold: dict[tuple[int, str, int], int] = defaultdict(int)
    for (month, plan, person), found in sums.items():
        if not found.deals:
            continue
        manager = next(boss for _, _, on, boss in books.places[person] if on == plan)
        for level in OVERRIDE:
            if manager is None:
                break
            sold[month, manager, level] += found.revenue
            manager = books.places[manager][0][3]
    lines = []
    for (month, manager, level), revenue in sold.items():
        slot = (month, "lead", manager)
        pays = half_up(revenue * OVERRIDE[level], MICRO)
        sums[slot].paid += pays
        lines.append(_line(slot, "override", pays, None, revenue, None))
    tables.Line.objects.bulk_create(lines)


def naive(watch: Stopwatch, deals: int) -> int:
    """Pay the first deals with a query for each thing needed; gives how many lines that made."""
    written = 0
    with watch.step("lines"):
        for deal in tables.Deal.objects.filter(status__in=WON).order_by("booked_on", "id")[:deals]:
            found = tables.Rate.objects.filter(currency=deal.currency, on_date=deal.booked_on).first()
            whole = half_up(deal.amount_minor * (found.rate_pico if found else PICO), PICO)
            shares = [
                (s.person, s.share_ppm)
                for s in tables.Split.objects.filter(fact_id=deal.id).order_by("person")
            ]
            for person, amount in divided(whole, shares) if shares else [(deal.owner, whole)]:
                _naive_line(deal, person, amount)
                written += 1
    return written


def _naive_line(deal: tables.Deal, person: str, amount: int) -> None:
    day = deal.booked_on
    place = tables.Assignment.objects.get(person=person, starts_on__lte=day, ends_on__gte=day)
    target = tables.Target.objects.get(person=person, starts_on=day.replace(day=1))
    so_far = tables.Line.objects.filter(person=person, month=day.month, plan=place.plan)
    running = sum(line.credit_minor or 0 for line in so_far)
    terms = PLANS[place.plan]
    edges = [half_up(target.value * edge, MICRO) for edge in terms.edges]
    exact = _slices(running, running + amount, edges, terms.rates) * terms.multipliers[PRODUCTS[deal.product]]
    pays = half_up(exact, MICRO**2)
    _line((day.month, place.plan, person), "commission", pays, deal.id, amount, running + amount).save()
