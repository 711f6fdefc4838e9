"""Pin what goes into a run: every table and every plan text gets a hash, and stays as it is for good.

Tables lie among the snapshots as `<name>/<sha256>.parquet`; the list of hashes, `inputs.json`, is hashed
in turn, and that one hash names the run's folder.
"""

import hashlib
import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import Any
from uuid import uuid4

import pyarrow as pa

from steelyard import engine
from steelyard.foundation.calculation.places import INPUTS, PLANS, runs_folder, snapshots_folder
from steelyard.runtime import snapshots

FIRST_MEANING = 1  # of runs that do not name theirs
CALENDAR = {
    "start_month": "fiscal_start_month", "pattern": "year_pattern", "week_starts": "week_starts",
    "turn": "year_turn",
}  # fmt: skip


class InputsChanged(RuntimeError):  # noqa: N818 - it says what happened
    """A pinned table or text is not what its hash says: somebody altered the disk."""


@dataclass(frozen=True, kw_only=True)
class Pinned:
    """All that goes into a run. `plans` are YAML texts by code, `tables` hashes by name."""

    period: engine.Period
    plans: Mapping[str, str]
    tables: Mapping[str, str]
    program: str
    meaning: int  # the version of what plans mean

    @property
    def document(self) -> dict[str, Any]:
        """Return what `inputs.json` says."""
        return {
            "program": self.program,
            **({"meaning": self.meaning} if self.meaning != FIRST_MEANING else {}),
            "period": _told(self.period),
            "plans": {code: text_sha256(text) for code, text in sorted(self.plans.items())},
            "tables": dict(sorted(self.tables.items())),
        }

    @property
    def sha256(self) -> str:
        """Return the hash of the document: the name of the run's folder."""
        return text_sha256(canonical(self.document))

    def table_paths(self) -> dict[str, Path]:
        """Return where each table lies."""
        return {name: table_path(name, sha256) for name, sha256 in self.tables.items()}

    def read_plans(self) -> list[engine.Plan]:
        """Read the plan texts; they were read before they were pinned, so they read again."""
        return [read_plan(text, code) for code, text in sorted(self.plans.items())]


def _told(period: engine.Period) -> dict[str, Any]:
    """Write a period down; a year of calendar months from January goes without saying."""
    told: dict[str, Any] = {
        "code": period.code,
        "starts_on": period.starts_on.isoformat(),
        "ends_on": period.ends_on.isoformat(),
    }
    usual = engine.Calendar()
    for name, key in CALENDAR.items():
        if (chosen := getattr(period.calendar, name)) != getattr(usual, name):
            told[key] = chosen
    return told


def pin_inputs(
    *, period: engine.Period, plans: Mapping[str, str], tables: Mapping[str, Path | pa.Table]
) -> Pinned:
    """Freeze every table and return the hashes of all that goes in."""
    frozen = {name: freeze_table(name, table) for name, table in tables.items()}
    return Pinned(
        period=period,
        plans=dict(plans),
        tables=frozen,
        program=version("steelyard"),
        meaning=engine.MEANING,
    )


def freeze_table(name: str, table: Path | pa.Table) -> str:
    """Put a table among the snapshots, unless it is there already; return the hash of its bytes."""
    if isinstance(table, pa.Table):
        return snapshots.write(table, root=snapshots_folder(), dataset=name).sha256
    sha256 = file_sha256(table)
    final = table_path(name, sha256)
    if not final.exists():
        final.parent.mkdir(parents=True, exist_ok=True)
        aside = final.with_name(f".{uuid4().hex}")
        shutil.copyfile(table, aside)
        aside.rename(final)
    return sha256


def write_inputs(pinned: Pinned, folder: Path) -> None:
    """Write the document and the plan texts into a run's folder."""
    (folder / INPUTS).write_text(canonical(pinned.document))
    (folder / PLANS).mkdir()
    for code, text in pinned.plans.items():
        (folder / PLANS / f"{code}.yaml").write_text(text)


def read_inputs(folder_name: str) -> Pinned:
    """Read what went into a run.

    Raises:
        InputsChanged: A text or the document is not what the folder's name and hashes say.
    """
    folder = runs_folder() / folder_name
    document = json.loads((folder / INPUTS).read_text())
    span = document["period"]
    pinned = Pinned(
        period=engine.Period(
            code=span["code"],
            starts_on=date.fromisoformat(span["starts_on"]),
            ends_on=date.fromisoformat(span["ends_on"]),
            calendar=engine.Calendar(**{name: span[key] for name, key in CALENDAR.items() if key in span}),
        ),
        plans={code: (folder / PLANS / f"{code}.yaml").read_text() for code in document["plans"]},
        tables=document["tables"],
        program=document["program"],
        meaning=document.get("meaning", FIRST_MEANING),
    )
    if pinned.document != document or pinned.sha256 != folder_name:
        msg = f"the inputs in {folder} are not those that were pinned"
        raise InputsChanged(msg)
    return pinned


def read_plan(text: str, code: str) -> engine.Plan:
    """Read one plan text."""
    reading = engine.read(text, source=f"{code}.yaml")
    if reading.plan is None:
        msg = f"plan {code} cannot be read: {'; '.join(p.text('en') for p in reading.problems)}"
        raise ValueError(msg)
    return reading.plan


def table_path(name: str, sha256: str) -> Path:
    """Return where a frozen table lies."""
    return snapshots_folder() / name / f"{sha256}.parquet"


def file_sha256(path: Path) -> str:
    """Return the hash of a file's bytes."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def text_sha256(text: str) -> str:
    """Return the hash of a text's UTF-8 bytes."""
    return hashlib.sha256(text.encode()).hexdigest()


def canonical(document: Any) -> str:
    """Write JSON in the one way that hashes the same everywhere."""
    return json.dumps(document, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
