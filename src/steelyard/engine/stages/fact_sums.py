"""Everyone on a plan with every sum any indicator needs: one grouped pass a dataset and stretch of days."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial, reduce
from operator import or_
from typing import Any

import ibis

from steelyard.engine import number
from steelyard.engine.batches import Batch, batch_of
from steelyard.engine.indicators.facts import CreditedFacts
from steelyard.engine.indicators.of_facts import OfFacts
from steelyard.engine.indicators.part import Part, Sums
from steelyard.engine.indicators.within import is_of_group
from steelyard.engine.period import WindowName
from steelyard.engine.stages.ground import Ground

Key = tuple[int, WindowName, str, str, str]  # batch, days, what is counted, part, sum


@dataclass(frozen=True)
class FactSums:
    """One row for each plan and person; `columns` names the column of each sum."""

    ground: Ground
    people: ibis.Table
    columns: Mapping[Key, str]

    def of(self, plans: Sequence[str]) -> ibis.Table:
        """Take those on some plans."""
        return self.ground.of(self.people, plans)

    def found(
        self, rows: ibis.Table, indicator: OfFacts, plan: str, window: WindowName = "period"
    ) -> dict[str, Sums]:
        """Give an indicator's sums, by part, as columns of rows that `of` gave."""
        found: dict[str, Sums] = {}
        for part in indicator.parts():
            batch = batch_of(self.ground.batches, plan, part.dataset)
            place = self.ground.batches.index(batch)
            names = [*indicator.gather(part, batch.facts), "facts", "empty"]
            keys = {of: (place, window, indicator.counts(), part.name, of) for of in names}
            found[part.name] = {
                of: rows[self.columns[key]] for of, key in keys.items() if key in self.columns
            }
        return found


def fact_sums(ground: Ground) -> FactSums:
    """Gather the sums of all indicators of all plans."""
    people, columns = ground.roster.select("plan", "person", "who"), dict[Key, str]()
    for place, batch in enumerate(ground.batches):
        for window in ("period", *_lookbacks(batch)):
            facts = batch.within(window)
            keys = [(place, window, *key) for key, _ in _sums(batch, window, facts)]
            if not keys:
                continue
            names = {key: f"sum_{len(columns) + turn}" for turn, key in enumerate(keys)}
            if batch.climb is not None and window == "period" and _climbs(batch):
                made = batch.climb.summed(partial(_named, batch, names, place))
            else:
                made = facts.rows.group_by("who").aggregate(**_named(batch, names, place, facts, window))
            made = made.rename(sums_who="who")
            made = ground.keep(f"gathered_{place}" + (f"_{window}" if window != "period" else ""), made)
            met = people.left_join(made, people.who == made.sums_who)
            people, columns = met.drop("sums_who"), columns | names
    return FactSums(ground, ground.keep("sums", people) if columns else people, columns)


def _named(
    batch: Batch, names: Mapping[Key, str], place: int, facts: CreditedFacts, window: WindowName = "period"
) -> dict[str, Any]:
    """Make the sums under their columns' names."""
    return {names[place, window, *key]: made for key, made in _sums(batch, window, facts)}


def _climbs(batch: Batch) -> bool:
    """Tell whether all that is made of a batch can be added up step by step."""
    return all(indicator.adds_up for indicator, _ in _needs(batch, "period"))


def _sums(
    batch: Batch, window: WindowName, facts: CreditedFacts
) -> Iterator[tuple[tuple[str, str, str], Any]]:
    """Name every sum any plan needs of a dataset in some days."""
    for indicator, part in _needs(batch, window):
        only = facts.only(part.where)
        empty = [facts.own(column).isnull() for column in part.adds_up]
        key = (indicator.counts(), part.name)
        for of, made in indicator.gather(part, facts).items():
            yield (*key, of), made
        yield (*key, "facts"), facts.count(only)
        if empty and window == "period":
            yield (*key, "empty"), facts.count(only & reduce(or_, empty))


def _lookbacks(batch: Batch) -> list[WindowName]:
    looks = {then for plan in batch.plans for one in plan.indicators.values() for _, then in one.lookbacks}
    return [window for window in batch.windows if window in looks]


def _needs(batch: Batch, window: WindowName) -> Iterator[tuple[OfFacts, Part]]:
    seen = set()
    for plan in batch.plans:
        for indicator in plan.looked_at(window):
            if is_of_group(indicator):  # its facts are not those a person is credited with
                continue
            for part in indicator.parts():
                key = (indicator.counts(), part.name)
                if part.dataset == batch.dataset and key not in seen:
                    seen.add(key)
                    yield indicator, part


def filled(count: Any) -> Any:
    """Take no count for 0."""
    return count.fill_null(number.whole(0))
