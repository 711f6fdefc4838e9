"""Which rows of a dataset somebody may read, as a condition that DuckDB understands."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from steelyard.foundation import people
from steelyard.foundation.facts.datasets import Dataset
from steelyard.foundation.facts.standing import head, path_of

NOTHING = "false"


@dataclass(frozen=True)
class Condition:
    """Part of a `where`, with the values of its question marks."""

    words: str = "true"
    values: list[Any] = field(default_factory=list)


def sees_all(viewer: people.Viewer) -> bool:
    """Tell whether a viewer's scope is everyone."""
    return any(grant.scope == people.Scope.ALL for grant in viewer.grants)


def readable(dataset: Dataset, viewer: people.Viewer, *days: date) -> Condition:
    """Return which rows the viewer may read, as the hierarchy stood on any of the days.

    A row is its owner's and that of whoever shares it. Rows without an owner are either everyone's
    (the lists of products and customers, rates) or read only by those who see all.
    """
    if sees_all(viewer) or dataset.is_everyones:
        return Condition()
    if not dataset.owner:
        return Condition(NOTHING)
    codes = sorted({code for day in days for code in visible_codes(viewer, day)})
    if not codes:
        return Condition(NOTHING)
    owned = f'"{dataset.owner}" in (select unnest(?))'
    splits = head("splits")
    if splits is None or dataset.code == "splits":
        return Condition(owned, [codes])
    shared = "id in (select fact_id from read_parquet(?) where dataset = ? and person in (select unnest(?)))"
    return Condition(f"({owned} or {shared})", [codes, str(path_of(splits)), dataset.code, codes])


def visible_codes(viewer: people.Viewer, day: date) -> set[str]:
    """Return the codes of whom the viewer sees on a day."""
    return set(people.visible_people(viewer, day).values_list("code", flat=True))
