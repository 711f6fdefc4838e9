"""The numbers behind pay, for stories: what a component and each of its lines depended on. For one person."""

from collections.abc import Iterator, Mapping, Sequence

import ibis

from steelyard.engine.incentives.line import FIRST, NET_BEFORE
from steelyard.engine.stages.pay.facts import Facts, key_of
from steelyard.engine.stages.pay.taken_back import with_originals
from steelyard.engine.stages.pay.terms import Terms, union_of
from steelyard.engine.tables import TERMS


def explained(every: Sequence[Terms], facts: Mapping[str, Facts], roster: ibis.Table) -> ibis.Table:
    """List them one under another: name and value."""
    found = [table for one in every for table in (*_of_person(one), *_of_facts(one, facts))]
    if found:
        return union_of(found)
    nobody = roster.filter(ibis.literal(value=False))
    return nobody.select(**{one.name: ibis.null(ibis.dtype(one.kind)) for one in TERMS.columns})


def _of_person(terms: Terms) -> Iterator[ibis.Table]:
    if not terms.explained:
        return
    names = {name: name.removeprefix("own_") for name in terms.explained}
    rows = terms.rows.select("plan", "person", "component", **{short: name for name, short in names.items()})
    long = rows.pivot_longer(list(names.values()), names_to="term", values_to="value")
    long = long.filter(long.value.notnull())
    none = ibis.null("string")
    yield long.select("plan", "person", "component", dataset=none, fact_id=none, term="term", value="value")


def _of_facts(terms: Terms, facts: Mapping[str, Facts]) -> Iterator[ibis.Table]:
    component = terms.component
    if component.batch is None:
        return
    found = facts[key_of(component)]
    met = found.beside(terms.rows.select("plan", "person", "who"))
    columns = {name: found.choice(met, chosen) for name, chosen in component.versions[0].choices.items()}
    columns |= {name: met[name] for name in ("units", "units_after", "units_in_all") if name in met.columns}
    if "share_ppm" in met.columns:
        columns["share"] = met.share_ppm
    if "taken" in met.columns and component.shape.alone:
        met = with_originals(met)
        columns |= {FIRST: met.first_minor, NET_BEFORE: met.net_before_minor}
    for name, value in columns.items():
        yield met.select(
            "plan",
            "person",
            component=ibis.literal(component.code),
            dataset=ibis.literal(found.dataset),
            fact_id="fact_id",
            term=ibis.literal(name),
            value=value,
        )
