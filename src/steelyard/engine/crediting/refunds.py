"""Refunds: a row that takes back a fact counts on that fact's day, for its owner and by its shares.

So a full refund nets to nothing under every shape, and one of a closed period's deal corrects that period.
"""

import ibis

from steelyard.engine import number
from steelyard.engine.words import Words

SAYS = Words(
    "A row that names another in “{refunds}” takes it back: it counts on that one's day, "
    "for the same people.",
    "“{refunds}”列所指记录的冲回记录，按原记录的日期与归属计入。",
    "「{refunds}」欄所指記錄的沖回記錄，按原記錄的日期與歸屬計入。",
)
INHERITED = ("counted_on", "owner", "by_territory", "territory_tie")


def with_originals(facts: ibis.Table) -> ibis.Table:
    """Give rows that take back the day and owner of what they take back. Adds root_id and stands.

    `takes_back` names the original, which takes nothing back itself; where there is none, the row stays alone
    on its own day. `stands` is false for rows that take back, and for facts that were taken back in full.
    """
    inherited = [name for name in INHERITED if name in facts.columns]
    backs = facts.filter(facts.takes_back.notnull())
    taken = backs.group_by(taken_id="takes_back", taken_currency="currency").aggregate(
        back_minor=number.total(backs.original_minor)
    )
    roots = facts.filter(facts.takes_back.isnull())
    roots = roots.select(of_id="id", **{f"of_{name}": name for name in inherited})
    roots = roots.semi_join(taken, roots.of_id == taken.taken_id)
    met = facts.left_join(roots, facts.takes_back == roots.of_id)
    alike = (met.currency == taken.taken_currency) | (met.currency.isnull() & taken.taken_currency.isnull())
    met = met.left_join(taken, [met.id == taken.taken_id, alike])
    found = met.of_id.notnull()
    whole = met.back_minor.isnull() | (met.original_minor + met.back_minor == number.whole(0))
    fallen = met.taken_id.notnull() & whole.fill_null(ibis.literal(value=False))
    return met.mutate(
        root_id=ibis.coalesce(met.of_id, met.id),
        stands=met.takes_back.isnull() & ~fallen,
        **{name: found.ifelse(met[f"of_{name}"], met[name]) for name in inherited},
    ).drop(
        "takes_back",
        "of_id",
        "taken_id",
        "taken_currency",
        "back_minor",
        *(f"of_{name}" for name in inherited),
    )
