"""Has every fact an id of its own, does a refund name what there is, and do facts reach far enough back?"""

from collections.abc import Iterator

from steelyard.engine import columns, number
from steelyard.engine.problems import Problem, Value
from steelyard.engine.table_checks.asked import Asked
from steelyard.engine.words import Listed

TAKES_BACK = "takes_back"  # how datasets call the column that names what a row takes back


def ids(asked: Asked) -> Iterator[Problem]:
    """See that every fact has an id of its own."""
    for dataset in asked.datasets:
        facts = asked.tables[dataset]
        each = facts.group_by("id").aggregate(times=facts.count())
        count, names = asked.names(each.filter(each.times > number.whole(1)), "id")
        if count:
            params: dict[str, Value] = {"count": count, "names": names, "dataset": dataset}
            yield Problem(dataset, 0, "id_twice", params)


def refunds(asked: Asked) -> Iterator[Problem]:
    """See that what is taken back is there, and takes nothing back itself."""
    for dataset in asked.datasets:
        named = {plan.credit[dataset].refunds for plan in asked.plans if dataset in plan.credit}
        for column in sorted(name for name in named if name):
            facts = asked.tables[dataset]
            backs = facts.filter(columns.find(facts, column).notnull())
            backs = backs.select("id", of=columns.find(backs, column))
            roots = facts.filter(columns.find(facts, column).isnull()).select(root="id")
            count, names = asked.names(backs.anti_join(roots, backs.of == roots.root), "id")
            if count:
                params: dict[str, Value] = {"count": count, "names": names, "dataset": dataset}
                yield Problem(dataset, 0, "refund_of_nothing", params, "warning")


def refunds_unnamed(asked: Asked) -> Iterator[Problem]:
    """See that plans look at what says of a row what it takes back, where any row says so."""
    for dataset in asked.datasets:
        blind = [
            plan.code for plan in asked.plans if dataset in plan.credit and not plan.credit[dataset].refunds
        ]
        facts = asked.tables[dataset]
        if not blind or TAKES_BACK not in facts.columns:
            continue
        if asked.ask(facts.filter(facts[TAKES_BACK].notnull()).select("id").limit(1)).num_rows:
            params: dict[str, Value] = {"name": TAKES_BACK, "plans": Listed(tuple(blind))}
            yield Problem(dataset, 0, "refunds_unnamed", params, "warning")


def reach(asked: Asked) -> Iterator[Problem]:
    """See that facts begin no later than what plans look back to."""
    for dataset in asked.datasets:
        for plan in asked.plans:
            windows = [asked.period.window(name) for name in plan.windows(dataset)]
            windows = [window for window in windows if window.starts_on <= window.ends_on]
            if not windows:
                continue
            facts = asked.tables[dataset]
            day = facts[plan.credit[dataset].counts_on]
            first = asked.ask(facts.aggregate(first=day.min()))["first"].to_pylist()[0]
            wanted = min(window.starts_on for window in windows)
            last = min(window.ends_on for window in windows)
            if first is None or first > last:
                params: dict[str, Value] = {"dataset": dataset, "day": wanted.isoformat(), "plan": plan.code}
                yield Problem(dataset, 0, "facts_begin_late", params, "warning")
