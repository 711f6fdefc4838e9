"""Refunds: a row that takes back a fact counts on that fact's day, for its owner and by its shares.

It meets every condition as that fact does, and takes its rate, tiers and factors. So a full refund nets to
nothing under every shape, and one of a closed period's deal corrects that period.
"""

import ibis

from steelyard.engine import number
from steelyard.engine.indicators.facts import OWN, PREFIX
from steelyard.engine.words import Words

SAYS = Words(
    "A row that names another in “{refunds}” takes it back: it counts on that one's day, "
    "for the same people, under the same conditions and at its rate.",
    "“{refunds}”列指明原记录的为冲回记录，按原记录的日期、归属、条件与比例计入。",
    "「{refunds}」欄指明原記錄的為沖回記錄，按原記錄的日期、歸屬、條件與比例計入。",
)
WITHOUT = Words(
    "A refund counts as a row of its own, on its own day: nothing says which one it takes back.",
    "冲回记录单独按自身日期计入：没有说明它冲回哪一条。",
    "沖回記錄單獨按自身日期計入：沒有說明它沖回哪一筆。",
)
INHERITED = ("counted_on", "owner", "by_territory", "territory_tie")


def with_originals(facts: ibis.Table) -> ibis.Table:
    """Give rows that take back the day and owner of what they take back. Adds root_id, stands and taken.

    `takes_back` names the original, which takes nothing back itself; where there is none, the row stays alone
    on its own day. `stands` is false for rows that take back, and for facts that were taken back in full.
    `taken` is true for both kinds of rows, and for facts that were taken back in part.
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
        taken=found | met.taken_id.notnull(),
        **{name: found.ifelse(met[f"of_{name}"], met[name]) for name in inherited},
    ).drop(
        "takes_back",
        "of_id",
        "taken_id",
        "taken_currency",
        "back_minor",
        *(f"of_{name}" for name in inherited),
    )


def as_originals(facts: ibis.Table) -> ibis.Table:
    """Let rows that take back be asked about as what they take back: its columns, and its amount.

    What they add themselves stays beside that: numbers under OWN, amounts in whole_minor. Adds asked_minor.
    """
    columns = [name for name in facts.columns if name.startswith(PREFIX)]
    own = {OWN + name: facts[name] for name in columns if facts[name].type().is_numeric()}
    facts = facts.mutate(**own, asked_minor=facts.whole_minor)
    backs = facts.filter(facts.root_id != facts.id).select(of_root="root_id").distinct()
    first = facts.semi_join(backs, facts.id == backs.of_root)
    first = first.select(of_id="id", **{f"of_{name}": name for name in (*columns, "asked_minor")})
    met = facts.left_join(first, [facts.root_id == first.of_id, facts.root_id != facts.id])
    is_back = met.of_id.notnull()
    asked = {name: is_back.ifelse(met[f"of_{name}"], met[name]) for name in (*columns, "asked_minor")}
    return met.mutate(**asked).drop("of_id", *(f"of_{name}" for name in asked))
