"""Has everybody the figures that plans leave to each person, and one for each day?"""

from collections.abc import Iterator

import ibis

from steelyard.engine.personal import TABLE, Wanted, clashes, fitting, wanted
from steelyard.engine.personal_words import NAMES
from steelyard.engine.problems import Problem, Value
from steelyard.engine.table_checks.asked import Asked
from steelyard.engine.words import Listed


def personal(asked: Asked) -> Iterator[Problem]:
    """See that everybody has one figure where a plan says `personal`: without one nothing is paid."""
    for plan in asked.plans:
        for one in wanted([plan]):
            everybody = asked.on_plan(plan)
            rows = asked.tables[TABLE]
            rows = fitting(rows.filter(rows.plan.isnull() | (rows.plan == plan.code)), one, asked.period)
            rows = rows.semi_join(everybody, "person")
            twice = rows.mutate(clash=clashes(rows, [rows.person]))
            for code, found in (
                ("figure_missing", everybody.anti_join(rows, "person")),
                ("figures_overlap", twice.filter(twice.clash).select("person").distinct()),
            ):
                yield from _named(asked, code, one, plan.code, found)


def _named(asked: Asked, code: str, one: Wanted, plan: str, found: ibis.Table) -> Iterator[Problem]:
    count, names = asked.names(found, "person")
    if count:
        params: dict[str, Value] = {"count": count, "names": names, "figure": NAMES[one.name], "plan": plan}
        params |= {"part": one.part, "name": one.name, "period": asked.period.code}
        yield Problem(TABLE, 0, code, params, "warning")


def unknown(asked: Asked) -> Iterator[Problem]:
    """See that every row names a figure that some plan leaves to each person."""
    rows, known = asked.tables[TABLE], wanted(asked.plans)
    if not known:
        return
    fits = ibis.or_(
        *(
            (rows["figure"] == one.name) & (rows["part"].isnull() | (rows["part"] == one.part))
            for one in known
        )
    )
    theirs = rows.filter(~fits, rows.plan.isnull() | rows.plan.isin(sorted(p.code for p in asked.plans)))
    theirs = theirs.mutate(shown=theirs["part"].fill_null("…") + " · " + theirs["figure"])
    count, names = asked.names(theirs.select("shown").distinct(), "shown")
    if count:
        asked_for = Listed(tuple(f"{one.part} · {one.name}" for one in known))
        yield Problem(TABLE, 0, "figure_unknown", {"names": names, "known": asked_for}, "warning")
