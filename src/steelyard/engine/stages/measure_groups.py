"""Values of groups: a team's, a position's, a plan's or the company's facts, once, beside every member."""

from collections.abc import Iterator
from functools import reduce
from operator import or_
from typing import Any

import ibis

from steelyard.engine import number
from steelyard.engine.batches import batch_of
from steelyard.engine.exact import Exact, figured
from steelyard.engine.indicators.of_facts import OfFacts
from steelyard.engine.indicators.within import Group, is_of_group
from steelyard.engine.stages.fact_sums import FactSums, filled
from steelyard.engine.stages.ground import Ground, valued
from steelyard.engine.stages.groups import facts_by_group, group_of


def of_groups(ground: Ground, sums: FactSums) -> list[ibis.Table]:
    """Value every indicator of a group, once for all plans that share it."""
    del sums
    return [_value(ground, place, *one) for place, one in enumerate(_shared(ground))]


def facts_of_groups(ground: Ground) -> Iterator[tuple[str, ibis.Table]]:
    """Name the facts that figures of groups count, whosever they are: their dataset, and used_id."""
    for _, indicator, plans in _shared(ground):
        people = ground.of(ground.roster, plans)
        seen = people.select(seen_group=group_of(people, indicator.within)).distinct()  # type: ignore[arg-type]  # a group
        for part in indicator.parts():
            batch = batch_of(ground.batches, plans[0], part.dataset)
            facts = facts_by_group(ground, batch, indicator.within)  # type: ignore[arg-type]  # likewise
            rows = facts.rows.filter(facts.only(part.where))
            rows = rows.semi_join(seen, rows.group == seen.seen_group)
            yield part.dataset, rows.select(used_id="fact_id")


def _shared(ground: Ground) -> list[tuple[str, OfFacts, list[str]]]:
    found: dict[tuple[Any, ...], tuple[str, OfFacts, list[str]]] = {}
    for plan, code, indicator in ground.of_kind(OfFacts):  # type: ignore[type-abstract]  # it is only asked about
        if is_of_group(indicator):
            used = tuple(id(batch_of(ground.batches, plan, part.dataset)) for part in indicator.parts())
            key = (code, indicator.definition(), used)
            found.setdefault(key, (code, indicator, []))[2].append(plan.code)
    return list(found.values())


def _value(ground: Ground, place: int, code: str, indicator: OfFacts, plans: list[str]) -> ibis.Table:
    within: Group = indicator.within  # type: ignore[assignment]  # only those of groups come here
    people = ground.of(ground.roster, plans)
    rows = people.select("plan", "person", group=group_of(people, within))
    found: dict[str, dict[str, Any]] = {}
    for turn, part in enumerate(indicator.parts()):
        facts = facts_by_group(ground, batch_of(ground.batches, plans[0], part.dataset), within)
        only = facts.only(part.where)
        made = {**indicator.gather(part, facts), "facts": facts.count(only)}
        if part.adds_up:
            empty = [facts.column(column).isnull() for column in part.adds_up]
            made["empty"] = facts.count(only & reduce(or_, empty))
        names = {of: f"{of}_{turn}" for of in made}
        sums = facts.rows.group_by(of_group="group").aggregate(**{names[of]: one for of, one in made.items()})
        sums = ground.keep(f"grouped_{place}_{turn}", sums)
        rows = rows.left_join(sums, rows.group == sums.of_group).drop("of_group")
        found[part.name] = names
    return _valued(ground, rows, code, indicator, found)


def _valued(
    ground: Ground, rows: ibis.Table, code: str, indicator: OfFacts, found: dict[str, dict[str, Any]]
) -> ibis.Table:
    sums = {part: {of: rows[name] for of, name in names.items()} for part, names in found.items()}
    empty = [filled(one["empty"]) for one in sums.values() if "empty" in one]
    made = figured(indicator.value(sums))
    rows = rows.mutate(made=made.over, divisor=made.divisor, nowhere=rows.group.isnull())
    value = rows.nowhere.ifelse(number.wide(number.nothing()), rows.made)
    why = indicator.why_missing(sums)
    return valued(
        rows,
        code,
        indicator,
        ground.currency,
        value=Exact(value, rows.divisor),
        why=rows.nowhere.ifelse(ibis.literal("no_group"), ibis.literal(why) if isinstance(why, str) else why),
        facts=filled(sums[indicator.parts()[-1].name]["facts"]),
        empty=sum(empty[1:], start=empty[0]) if empty else None,
    )
