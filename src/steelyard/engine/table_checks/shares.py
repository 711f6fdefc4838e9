"""Are shares parts, and do they total 100 % where a plan says so?"""

from collections.abc import Iterator

import ibis

from steelyard.engine import number
from steelyard.engine.crediting.split import OVERLAY, agreed
from steelyard.engine.problems import Problem, Value
from steelyard.engine.table_checks.asked import Asked

ROLES = ("split", OVERLAY)


def shares(asked: Asked) -> Iterator[Problem]:
    """See that every share is a part, in a role there is."""
    splits = asked.tables["splits"]
    count, names = asked.names(splits.filter(splits.share_ppm <= number.whole(0)), "fact_id")
    if count:
        yield Problem("splits", 0, "share_not_positive", {"count": count, "names": names})
    odd = splits.filter(splits.role.notnull(), ~splits.role.isin(ROLES)).select("role").distinct()
    count, names = asked.names(odd, "role")
    if count:
        yield Problem("splits", 0, "share_role_unknown", {"count": count, "names": names})


def whole_shares(asked: Asked) -> Iterator[Problem]:
    """See that shares total 100 % where a plan says so."""
    for dataset in asked.datasets:
        if not any(_whole(plan.credit.get(dataset)) for plan in asked.plans):
            continue
        rows = agreed(_of(asked, dataset))
        summed = rows.group_by("fact_id").aggregate(all_ppm=rows.share_ppm.sum())
        count, names = asked.names(summed.filter(summed.all_ppm != number.whole(number.MICRO)), "fact_id")
        if count:
            params: dict[str, Value] = {"count": count, "names": names, "dataset": dataset}
            yield Problem("splits", 0, "shares_not_whole", params, "warning")


def idle_overlays(asked: Asked) -> Iterator[Problem]:
    """See that some plan counts the overlay shares there are."""
    for dataset in asked.datasets:
        if any(plan.credit[dataset].kind == "overlay" for plan in asked.plans if dataset in plan.credit):
            continue
        rows = _of(asked, dataset)
        count, names = asked.names(rows.filter(rows.role == OVERLAY).select("fact_id").distinct(), "fact_id")
        if count:
            params: dict[str, Value] = {"count": count, "names": names, "dataset": dataset}
            yield Problem("splits", 0, "overlays_idle", params, "warning")


def _whole(credit: object) -> bool:
    return bool(getattr(credit, "shares_must_be_whole", False))


def _of(asked: Asked, dataset: str) -> ibis.Table:
    splits = asked.tables["splits"]
    return splits.filter(splits.dataset == dataset)
