"""The facts a component pays for, in running order; made once for all components on the same facts."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import ibis

from steelyard.engine import number
from steelyard.engine.incentives.chosen import Chosen
from steelyard.engine.indicators.facts import CreditedFacts, in_order
from steelyard.engine.keeping import Keep
from steelyard.engine.stages.pay.components import Component
from steelyard.engine.stages.pay.units import in_units

LEVELS = "levels"


@dataclass(frozen=True)
class Facts:
    """Rows with who, fact_id, counted_on, credit_minor, and what components ask for."""

    rows: ibis.Table
    dataset: str
    choices: dict[str, str]  # conditions, and the column that says which a fact meets

    def choice(self, row: ibis.Table, chosen: Chosen) -> Any:
        """Give the column of a choice."""
        return row[self.choices[repr(chosen.whens)]]

    def beside(self, people: ibis.Table) -> ibis.Table:
        """Put what is known of the person beside each fact."""
        people = people.rename(of_who="who")
        return self.rows.inner_join(people, self.rows.who == people.of_who)


def facts_of(components: Sequence[Component], keep: Keep) -> dict[str, Facts]:
    """Make the facts of every component that pays by fact, by its key."""
    sharing: dict[str, list[Component]] = {}
    for component in components:
        if component.batch is not None:
            sharing.setdefault(key_of(component), []).append(component)
    return {key: _made(f"facts_{place}", alike, keep) for place, (key, alike) in enumerate(sharing.items())}


def key_of(component: Component) -> str:
    """Name what makes components look at the same facts."""
    leveled = LEVELS if component.shape.levels else ""
    part = component.base.parts()[0]
    counted = "" if component.shape.running or leveled else "counted"
    units = f"units of {part.of}" if component.shape.counts_units else ""
    looked_at = f"{part.where!r} {leveled} {counted} {units} {component.shape.basis}"
    return f"{id(component.batch)} {component.codes} {looked_at}"


def _made(name: str, components: Sequence[Component], keep: Keep) -> Facts:
    component = components[0]
    assert component.batch is not None  # noqa: S101 - for the type checker; callers have looked
    facts = component.batch.of(component.codes)
    choices: dict[str, Chosen] = {}
    for one in components:
        choices |= {repr(chosen.whens): chosen for chosen in one.versions[0].choices.values()}
    columns = {key: f"choice_{place}" for place, key in enumerate(choices)}
    made = {columns[key]: chosen.place(facts) for key, chosen in choices.items()}
    if component.shape.basis == LEVELS:
        rows = _by_level(component, facts)
    elif component.shape.counts_units:
        rows = in_units(component.base.parts()[0], facts, made)
    elif component.shape.levels:
        rows = _run(_grouped(_paid_for(component, facts), facts, made, leveled=True), leveled=True)
    elif component.shape.running:
        rows = _run(_grouped(_paid_for(component, facts), facts, made))
    else:
        rows = _counted(component, facts, made)
    return Facts(keep(name, rows) if len(components) > 1 else rows, component.batch.dataset, columns)


def _paid_for(component: Component, facts: CreditedFacts) -> Any:
    return facts.only(component.base.parts()[0].where) & facts.rows.amount_minor.notnull()


def _grouped(
    only: Any, facts: CreditedFacts, choices: dict[str, Any], *, leveled: bool = False
) -> ibis.Table:
    """Take one row a fact; several of a manager's people may share one."""
    rows = facts.rows.mutate(**choices) if choices else facts.rows
    rows = rows.filter(only)
    names = ["who", "fact_id", "counted_on", *(["root_id", "taken"] if "root_id" in rows.columns else [])]
    names += ["level"] if leveled else []
    if facts.one_row_a_fact:
        return rows.select(*names, *choices, credit_minor="amount_minor")
    return rows.group_by(*names).aggregate(
        credit_minor=number.total(rows.amount_minor), **{name: rows[name].max() for name in choices}
    )


def _run(rows: ibis.Table, *, leveled: bool = False) -> ibis.Table:
    """Run the total of each person."""
    order = in_order(rows) + ([rows.level] if leveled else [])
    so_far = ibis.window(group_by=rows.who, order_by=order, rows=(None, 0))
    return rows.mutate(running_minor=number.running(rows.credit_minor, so_far))


def _counted(component: Component, facts: CreditedFacts, choices: dict[str, Any]) -> ibis.Table:
    """Take the facts that stand, with the person's share in each."""
    rows = facts.rows.mutate(**choices) if choices else facts.rows
    rows = rows.filter(facts.stands(facts.only(component.base.parts()[0].where)))
    none = {"credit_minor": number.nothing(), "running_minor": number.nothing()}
    names = ["who", "fact_id", "counted_on"]
    if facts.one_row_a_fact:
        return rows.select(*names, *choices, "share_ppm", **none)
    each = rows.group_by(*names).aggregate(
        share_ppm=number.total(rows.share_ppm), **{name: rows[name].max() for name in choices}
    )
    return each.mutate(**none)


def _credit(facts: CreditedFacts) -> dict[str, Any]:
    return {"credit_minor": number.total(facts.rows.amount_minor)}


def _by_level(component: Component, facts: CreditedFacts) -> ibis.Table:
    """Add up each level below."""
    if component.batch is not None and component.batch.climb is not None:
        climb = component.batch.climb.of(component.codes).only(partial(_paid_for, component))
        each = climb.summed(_credit, by=("who", "level"), once=False)
    else:
        rows = facts.rows.filter(_paid_for(component, facts))
        each = rows.group_by("who", "level").aggregate(**_credit(replace(facts, rows=rows)))
    return each.mutate(
        fact_id=ibis.null("string"), counted_on=ibis.null("date"), running_minor=number.nothing()
    )
