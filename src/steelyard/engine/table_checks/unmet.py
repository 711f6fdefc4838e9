"""Rows that meet nothing: shares, targets, ratings, rates and territories that nobody and nothing takes up.

They change no figure, so they are warnings; but whoever wrote them meant something by them. Each is counted,
the first few are named, with the name that may have been meant.
"""

from collections.abc import Iterable, Iterator

import ibis

from steelyard.engine.crediting.split import OVERLAY
from steelyard.engine.names import nearest
from steelyard.engine.problems import Problem, Value
from steelyard.engine.table_checks.asked import NAMED, Asked
from steelyard.engine.words import Listed, Sayable, Words

MEANT = Words("{name} (did you mean {near}?)", "{name}（是否指 {near}？）", "{name}（是否指 {near}？）")
MOST = 100_000  # names among which a near one is looked for
BESIDE = ("adjustments", "corrections", "balances")


def shares_unmet(asked: Asked) -> Iterator[Problem]:
    """See that shares are of facts there are, that a plan takes them, and that somebody has them."""
    splits = asked.tables["splits"]
    for dataset in asked.datasets:
        facts, shares = asked.tables[dataset], splits.filter(splits.dataset == dataset)
        clauses = [plan.credit[dataset] for plan in asked.plans if dataset in plan.credit]
        if not any(clause.takes_shares for clause in clauses):
            plain = shares.filter(shares.role.isnull() | (shares.role != OVERLAY))
            yield from _told(
                asked, "share_not_taken", plain.select(name="fact_id"), table="splits", of=dataset
            )
            continue
        lost = shares.anti_join(facts, shares.fact_id == facts.id).select(name="fact_id")
        yield from _told(asked, "share_of_no_fact", lost, table="splits", of=dataset)
        days = [facts[clause.counts_on] for clause in clauses]
        here = ibis.or_(*(day.between(asked.period.starts_on, asked.period.ends_on) for day in days))
        theirs = shares.semi_join(facts.filter(here), shares.fact_id == facts.id)
        yield from _of_nobody(asked, "splits", theirs, "person")


def targets_unmet(asked: Asked) -> Iterator[Problem]:
    """See that targets are for people with a place, and for indicators that ask for one."""
    rows = asked.tables["targets"]
    here = rows.filter(rows.starts_on <= asked.period.ends_on, rows.ends_on >= asked.period.starts_on)
    yield from _of_nobody(asked, "targets", here, "person")
    wanted = {code for plan in asked.plans for code, one in plan.indicators.items() if one.needs_target}
    stray = here.filter(~here.indicator.isin(sorted(wanted))) if wanted else here
    yield from _told(
        asked, "target_of_no_indicator", stray.select(name="indicator"), table="targets", known=wanted
    )


def ratings_unmet(asked: Asked) -> Iterator[Problem]:
    """See that ratings are of people with a place."""
    rows = asked.tables["ratings"]
    here = rows.filter(rows.given_on.between(asked.period.starts_on, asked.period.ends_on))
    yield from _of_nobody(asked, "ratings", here, "subject")


def territories_unmet(asked: Asked) -> Iterator[Problem]:
    """See that territories are of people with a place, and that a plan asks for them."""
    rows = asked.tables["territories"]
    if any(clause.by_territory for plan in asked.plans for clause in plan.credit.values()):
        yield from _of_nobody(asked, "territories", rows, "person")
    else:
        yield from _told(asked, "territory_not_taken", rows.select(name="person"), table="territories")


def rates_unmet(asked: Asked) -> Iterator[Problem]:
    """Count the currencies that have rates and no amount."""
    rates = asked.tables["rates"].select("currency").distinct()
    used = {plan.currency for plan in asked.plans}
    for name in sorted({dataset for plan in asked.plans for dataset in plan.datasets}):
        if "currency" in asked.tables[name].columns:
            there = asked.ask(asked.tables[name].select("currency").distinct())
            used |= {code for code in there["currency"].to_pylist() if code}
    idle = rates.filter(~rates.currency.isin(sorted(used))).select(name="currency")
    yield from _told(asked, "rates_idle", idle, table="rates")


def plans_unmet(asked: Asked) -> Iterator[Problem]:
    """See that what is added by hand, corrected or brought forward is of a plan that is computed."""
    codes = sorted(plan.code for plan in asked.plans)
    for table in BESIDE:
        if table in asked.tables:
            rows = asked.tables[table]
            stray = rows.filter(~rows.plan.isin(codes)).select(name="plan")
            yield from _told(asked, "row_of_no_plan", stray, table=table, known=codes)


def _of_nobody(asked: Asked, table: str, rows: ibis.Table, column: str) -> Iterator[Problem]:
    """Tell of rows about somebody who has no place and is not among the people."""
    placed = asked.tables["assignments"].select("person")
    known = placed.union(asked.tables["people"].select("person"), distinct=True)
    stray = rows.anti_join(known, rows[column] == known.person).select(name=column)
    if asked.ask(stray.limit(1)).num_rows:
        names = asked.ask(known.limit(MOST))["person"].to_pylist()
        yield from _told(asked, "row_of_nobody", stray, table=table, known=names)


def _told(
    asked: Asked, code: str, rows: ibis.Table, *, table: str, of: str = "", known: Iterable[str] = ()
) -> Iterator[Problem]:
    """Count the rows, and name the first few of what they name."""
    kept = rows.filter(rows["name"].notnull())
    counted = kept.aggregate(rows=kept.count(), names=kept["name"].nunique())
    found = asked.ask(counted).to_pylist()[0]
    if not found["names"]:
        return
    each = kept.select("name").distinct().order_by("name")
    first = [str(name) for name in asked.ask(each.limit(NAMED))["name"].to_pylist()]
    known = sorted(known)
    named: list[Sayable | str | int] = [_meant(name, nearest(name, known)) for name in first]
    more = ["…"] if found["names"] > NAMED else []
    params: dict[str, Value] = {"count": found["rows"], "names": Listed((*named, *more)), "dataset": of}
    yield Problem(table, 0, code, params, "warning")


def _meant(name: str, near: str | None) -> Sayable | str:
    return MEANT(name=name, near=near) if near and near != name else name
