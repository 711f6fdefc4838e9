"""One row: its values, where it came from, and what it said before."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import Http404

from steelyard.foundation import people
from steelyard.foundation.facts.asking import ask, ask_table
from steelyard.foundation.facts.datasets import ALL, Dataset
from steelyard.foundation.facts.models import Import, Snapshot
from steelyard.foundation.facts.queries.cells import Cell, cell_of
from steelyard.foundation.facts.queries.rows import person_names
from steelyard.foundation.facts.queries.scope import readable
from steelyard.foundation.facts.standing import head, path_of


@dataclass(frozen=True)
class Version:
    """A row as it stood after one import."""

    cells: list[Cell]
    changes: list[tuple[Cell, Cell]]  # (now, before) of what says something else than the version before
    made_by: Import
    snapshot: Snapshot
    source_row: int


@dataclass(frozen=True)
class FactRow:
    """A row of a snapshot."""

    dataset: Dataset
    id: str
    values: Mapping[str, Any]  # as the snapshot keeps them: amount_minor, closed_on …
    cells: list[Cell]
    snapshot: Snapshot
    versions: list[Version]  # newest first, this one included

    @property
    def owner(self) -> str:
        """Return the code of the person it belongs to, if to anyone."""
        return str(self.values[self.dataset.owner] or "") if self.dataset.owner else ""

    @property
    def source(self) -> tuple[str, str, int]:
        """Return file, sheet and row number: where it came from."""
        return self.values["source_file"], self.values["source_sheet"], self.values["source_row"]


def row(dataset: str, fact_id: str, snapshot: Snapshot | None = None) -> FactRow:
    """Return a row as it stands in a snapshot (the head unless one is given); Http404 if it is not there."""
    declared = ALL.get(dataset)
    one = snapshot or head(dataset)
    record = record_of(one, fact_id) if one else None
    if declared is None or one is None or record is None:
        raise Http404
    versions = versions_of(declared, fact_id, one)
    return FactRow(
        dataset=declared,
        id=fact_id,
        values=record,
        cells=versions[0].cells,
        snapshot=one,
        versions=versions,
    )


def find_row(
    dataset: str, fact_id: str, viewer: people.Viewer, on: date, snapshot: Snapshot | None = None
) -> FactRow:
    """Return a row that the viewer may read, on a day or as the teams stood when it counted; else Http404."""
    found = row(dataset, fact_id, snapshot)
    counted_on = found.values[found.dataset.counted_on] if found.dataset.counted_on else None
    allowed = readable(found.dataset, viewer, on, *([counted_on] if counted_on else []))
    asked = f"select 1 from read_parquet(?) where id = ? and {allowed.words}"  # noqa: S608 - our own words
    if not ask(asked, str(path_of(found.snapshot)), fact_id, *allowed.values):
        raise Http404
    return found


def record_of(one: Snapshot, fact_id: str) -> dict[str, Any] | None:
    """Return a row of a snapshot as the file has it."""
    found = ask_table("select * from read_parquet(?) where id = ?", [str(path_of(one)), fact_id]).to_pylist()
    return found[0] if found else None


def versions_of(dataset: Dataset, fact_id: str, one: Snapshot) -> list[Version]:
    """Return what a row said, newest first.

    A row names the import that wrote it; the version before is in that import's parent snapshot. So
    only snapshots in which the row changed are opened.
    """
    records: list[tuple[dict[str, Any], Snapshot]] = []
    at: Snapshot | None = one
    while at and (record := record_of(at, fact_id)):
        made = Snapshot.objects.select_related("made_by", "parent").get(
            dataset=dataset.code, made_by=record["source_import"]
        )
        records.append((record, made))
        at = made.parent
    names = person_names(dataset, [record for record, _made in records])
    told = [
        [cell_of(column, record, dataset, names) for column in dataset.columns] for record, _made in records
    ]
    return [
        Version(
            cells=cells,
            changes=[(now, then) for now, then in zip(cells, before, strict=True) if now != then],
            made_by=made.made_by,
            snapshot=made,
            source_row=record["source_row"],
        )
        for (record, made), cells, before in zip(records, told, [*told[1:], told[-1]], strict=True)
    ]
