"""The snapshots that stand, and where their files are."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from django.conf import settings
from django.db.models import Count

from steelyard.foundation.facts.asking import ask
from steelyard.foundation.facts.datasets import ALL
from steelyard.foundation.facts.models import QuarantinedRow, RowState, Snapshot


def heads() -> dict[str, Snapshot]:
    """Return the newest standing snapshot of each dataset that has one."""
    found: dict[str, Snapshot] = {}
    for one in Snapshot.objects.filter(is_standing=True).order_by("-pk"):
        found.setdefault(one.dataset, one)
    return found


def head(dataset: str) -> Snapshot | None:
    """Return the newest standing snapshot of one dataset, if it has one."""
    return Snapshot.objects.filter(dataset=dataset, is_standing=True).order_by("-pk").first()


def snapshot(dataset: str, sha256: str) -> Snapshot:
    """Return a snapshot by its content, standing or not; Snapshot.DoesNotExist where there is none."""
    found = Snapshot.objects.filter(dataset=dataset, sha256=sha256).order_by("-pk").first()
    if found is None:
        raise Snapshot.DoesNotExist
    return found


def path_of(one: Snapshot) -> Path:
    """Return where a snapshot's file lies."""
    return Path(settings.SNAPSHOTS) / one.path


def table_paths(pins: Mapping[str, str] | None = None) -> dict[str, Path]:
    """Return each dataset's Parquet file: of these contents (dataset → sha256), or of the heads."""
    if pins is None:
        return {dataset: path_of(one) for dataset, one in heads().items()}
    return {dataset: path_of(snapshot(dataset, sha256)) for dataset, sha256 in pins.items()}


def freshness() -> dict[str, date]:
    """Return the newest date that counts in each dataset's head; lists and empty ones are left out."""
    newest = {}
    for code, one in heads().items():
        counted_on = ALL[code].counted_on
        if counted_on:
            [(day,)] = ask(
                f'select max("{counted_on}") from read_parquet(?)',  # noqa: S608 - a declared column
                str(path_of(one)),
            )
            if day:
                newest[code] = day
    return newest


def waiting_rows() -> dict[str, int]:
    """Return how many rows of each dataset wait in quarantine; datasets with none are left out."""
    waiting = QuarantinedRow.objects.filter(state=RowState.WAITING).order_by()
    return dict(waiting.values_list("dataset").annotate(rows=Count("pk")).order_by("dataset"))
