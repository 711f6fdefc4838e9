"""A month of deals, and all that springs from it, as clean tables."""

from collections.abc import Iterator

import numpy as np
import pyarrow as pa

from steelyard.site.demo.company import Company
from steelyard.site.demo.draw import Ints, stream
from steelyard.site.demo.selling.columns import dates, joined, labels, month_number, numbered
from steelyard.site.demo.selling.contacts import KINDS as ACTIVITY_KINDS
from steelyard.site.demo.selling.contacts import draw_activities, draw_surveys, said
from steelyard.site.demo.selling.contracts import STATUSES, draw_invoices, draw_orders, draw_payments
from steelyard.site.demo.selling.deals import (
    KINDS,
    NO_DAY,
    REFUNDED,
    STAGES,
    Deals,
    deals_by_month,
    draw_deals,
)
from steelyard.site.demo.selling.market import CURRENCIES
from steelyard.site.demo.selling.sharing import draw_splits

Tables = dict[str, pa.Table]


def months(company: Company) -> Iterator[Tables]:
    """Draw the facts, one month of opened deals at a time, in order."""
    number = 1
    for month, count in enumerate(deals_by_month(company.scene, company.size.deals)):
        deals = draw_deals(company.scene, month, number, int(count), draw(company, "deals", month))
        number += int(count)
        company.tally.add(deals)
        yield month_tables(company, deals, month)


def draw(company: Company, subject: str, month: int) -> np.random.Generator:
    """Open the stream of a subject in a month."""
    return stream(company.size.seed, subject, month)


def month_tables(company: Company, deals: Deals, month: int) -> Tables:
    """Make every dataset's rows that spring from a month's deals."""
    ids = numbered("OP", deals.number)
    return {
        "deals": deal_table(company, deals, ids),
        "splits": split_table(company, deals, ids, month),
        **contract_tables(company, deals, ids, month),
        **contact_tables(company, deals, month),
    }


def deal_table(company: Company, deals: Deals, ids: pa.Array) -> pa.Table:
    """Give the deals, then the refunds as rows of their own: negative, on the day of the refund."""
    market, scene = company.scene.market, company.scene
    back = np.flatnonzero(deals.refunded != NO_DAY)
    row = np.concatenate([np.arange(len(deals.number)), back])
    fresh = len(deals.number)
    refund_ids = [f"{code}-R" for code in ids.take(pa.array(back)).to_pylist()]
    return pa.table(
        {
            "id": pa.concat_arrays([ids, pa.array(refund_ids, pa.string())]),
            "owner": labels(company.codes, deals.owner[row]),
            "customer": labels(market.names, deals.customer[row]),
            "product": labels([line.name for line in scene.products], deals.product[row]),
            "stage": labels(STAGES, np.concatenate([deals.stage, np.full(len(back), REFUNDED)])),
            "opened_on": dates(deals.opened[row]),
            "closed_on": dates(np.concatenate([deals.closed, deals.refunded[back]])),
            "amount_minor": pa.array(np.concatenate([deals.amount[:fresh], deals.refund[back]])),
            "currency": labels(CURRENCIES, deals.dollars[row]),
            "takes_back": pa.concat_arrays([pa.nulls(fresh, pa.string()), ids.take(pa.array(back))]),
            "region": labels(market.regions, deals.region[row]),
            "kind": labels([company.texts["kinds"][kind] for kind in KINDS], deals.kind[row]),
        }
    )


def split_table(company: Company, deals: Deals, ids: pa.Array, month: int) -> pa.Table:
    """Give the shares of the signed deals, and the same shares of what was given back."""
    splits = draw_splits(deals, company.scene, month, draw(company, "splits", month))
    back = np.flatnonzero(deals.refunded[splits.deal] != NO_DAY)
    row = np.concatenate([np.arange(len(splits.deal)), back])
    fact = ids.take(pa.array(splits.deal[row])).to_pylist()
    marks = ["" if place < len(splits.deal) else "-R" for place in range(len(row))]
    return pa.table(
        {
            "dataset": pa.array(["deals"] * len(row), pa.string()),
            "fact_id": pa.array([code + mark for code, mark in zip(fact, marks, strict=True)], pa.string()),
            "person": labels(company.codes, splits.person[row]),
            "share_ppm": pa.array(splits.percent[row] * 10_000),
        }
    )


def contract_tables(company: Company, deals: Deals, ids: pa.Array, month: int) -> Tables:
    """Make orders, invoices and payments."""
    days, market = company.scene.calendar, company.scene.market
    orders = draw_orders(deals, days, draw(company, "orders", month))
    invoices = draw_invoices(deals, days, draw(company, "invoices", month))
    payments, status = draw_payments(deals, invoices, market, days, draw(company, "payments", month))
    invoice_ids = joined(numbered("FP", deals.number[invoices.deal]), "-", invoices.part)
    return {
        "orders": pa.table(
            {
                "id": numbered("SO", deals.number[orders.deal]),
                **of_deal(company, deals, ids, orders.deal),
                "ordered_on": dates(orders.day),
                "quantity": pa.array(orders.quantity),
                **money(deals, orders.deal, deals.amount[orders.deal]),
            }
        ),
        "invoices": pa.table(
            {
                "id": invoice_ids,
                **of_deal(company, deals, ids, invoices.deal),
                "issued_on": dates(invoices.day),
                **money(deals, invoices.deal, invoices.amount),
                "status": labels(STATUSES, status),
            }
        ),
        "payments": pa.table(
            {
                "id": joined(
                    joined(
                        numbered("HK", deals.number[invoices.deal[payments.invoice]]),
                        "-",
                        invoices.part[payments.invoice],
                    ),
                    "-",
                    payments.part,
                ),
                "invoice_id": invoice_ids.take(pa.array(payments.invoice)),
                "paid_on": dates(payments.day),
                **money(deals, invoices.deal[payments.invoice], payments.amount),
            }
        ),
    }


def of_deal(company: Company, deals: Deals, ids: pa.Array, deal: Ints) -> dict[str, pa.Array]:
    """Columns that a contract takes over from its deal."""
    return {
        "deal_id": ids.take(pa.array(deal)),
        "owner": labels(company.codes, deals.owner[deal]),
        "customer": labels(company.scene.market.names, deals.customer[deal]),
        "product": labels([line.name for line in company.scene.products], deals.product[deal]),
    }


def money(deals: Deals, deal: Ints, amount: Ints) -> dict[str, pa.Array]:
    """Amount and currency."""
    return {"amount_minor": pa.array(amount), "currency": labels(CURRENCIES, deals.dollars[deal])}


def contact_tables(company: Company, deals: Deals, month: int) -> Tables:
    """Make activities and survey answers."""
    days, names = company.scene.calendar, company.scene.market.names
    acts = draw_activities(deals, company.engineers, days, draw(company, "activities", month))
    answers = draw_surveys(deals, company.staff, company.engineers, days, draw(company, "surveys", month))
    head = month_number(days, month)
    scores, spoken = answers.score.tolist(), answers.word.tolist()
    comments = [said(score, word, company.texts) for score, word in zip(scores, spoken, strict=True)]
    return {
        "activities": pa.table(
            {
                "id": numbered(f"HD{head}-", np.arange(1, len(acts.owner) + 1), 5),
                "owner": labels(company.codes, acts.owner),
                "customer": labels(names, acts.customer),
                "kind": labels(ACTIVITY_KINDS, acts.kind),
                "done_on": dates(acts.day),
                "minutes": pa.array(acts.minutes),
            }
        ),
        "surveys": pa.table(
            {
                "id": numbered(f"MY{head}-", np.arange(1, len(answers.owner) + 1), 5),
                "owner": labels(company.codes, answers.owner),
                "customer": labels(names, answers.customer),
                "answered_on": dates(answers.day),
                "score": pa.array(answers.score),
                "comment": pa.array(comments, pa.string()),
            }
        ),
    }
