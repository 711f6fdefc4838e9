"""The room's front page: what we have, how fresh it is, what waits."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Max

from steelyard.foundation import people
from steelyard.foundation.facts.datasets import ALL, Dataset
from steelyard.foundation.facts.models import Import, ImportState, Snapshot
from steelyard.foundation.facts.queries.scope import sees_all
from steelyard.foundation.facts.standing import freshness, heads, waiting_rows


@dataclass(frozen=True)
class Card:
    """One dataset."""

    dataset: Dataset
    head: Snapshot | None
    rows: int | None  # None: not told to whom sees only a part
    newest: date | None  # the newest date that counts
    last: Import | None
    waiting: int


@dataclass(frozen=True)
class OverviewPage:
    """All datasets."""

    cards: list[Card]
    may_import: bool
    reads_imports: bool
    waiting: int
    unfinished: list[Import]  # uploaded but not committed


def overview(viewer: people.Viewer) -> OverviewPage:
    """Return the front page; counts only for those who see all rows."""
    reads = reads_imports(viewer)
    everything = sees_all(viewer)
    standing, newest, waiting = heads(), freshness(), waiting_rows() if reads else {}
    latest = Import.objects.filter(state=ImportState.COMMITTED).values("dataset").annotate(newest=Max("pk"))
    last = {one.dataset: one for one in Import.objects.filter(pk__in=[row["newest"] for row in latest])}
    cards = []
    for code, dataset in ALL.items():
        if not (everything or dataset.is_everyones or dataset.owner):
            continue
        head = standing.get(code)
        told = everything or dataset.is_everyones
        cards.append(
            Card(
                dataset=dataset,
                head=head,
                rows=head.row_count if head and told else None,
                newest=newest.get(code),
                last=last.get(code),
                waiting=waiting.get(code, 0),
            )
        )
    unfinished = Import.objects.filter(state__in=[ImportState.UPLOADED, ImportState.MATCHED])
    return OverviewPage(
        cards=cards,
        may_import=may_import(viewer),
        reads_imports=reads,
        waiting=sum(waiting.values()),
        unfinished=list(unfinished[:5]) if reads else [],
    )


def may_import(viewer: people.Viewer) -> bool:
    """Tell who brings files in."""
    return viewer.has(people.Role.SALES_OPS, people.Role.ADMINISTRATOR)


def reads_imports(viewer: people.Viewer) -> bool:
    """Tell who sees what was brought in, and what could not be used."""
    return viewer.has(people.Role.SALES_OPS, people.Role.ADMINISTRATOR, people.Role.AUDITOR)
