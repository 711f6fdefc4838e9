"""Scripts kept in a folder, so that another process need not make them again. Losing one costs only time.

A script's name is a hash of all that it was made from: the plans, the tables' columns, the period where it
matters, and every line of the program that made it.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path
from uuid import uuid4

import steelyard
from steelyard.engine import Period, Plan

Columns = tuple[tuple[str, tuple[tuple[str, str], ...]], ...]  # table, then column and type
MAKERS = ("engine", "runtime")  # the program's folders that decide what a script says
KEPT = 500  # scripts
PARTS = ("ibis-framework", "sqlglot")


@dataclass(frozen=True)
class Script:
    """Stages to keep, in order, then outputs to ask for; each a name and a SELECT."""

    stages: tuple[tuple[str, str], ...]
    outputs: Mapping[str, str]

    def stages_for(self, outputs: Iterable[str]) -> list[tuple[str, str]]:
        """Give the stages that some of the outputs are made of, in order."""
        read = [self.outputs[name] for name in outputs]
        needed = []
        for name, select in reversed(self.stages):
            if any(f'"{name}"' in text for text in read):
                needed.append((name, select))
                read.append(select)
        return needed[::-1]


def place(
    plans: tuple[Plan, ...],
    columns: Columns,
    period: Period | None,
    folder: Path | None,
    dialect: str,
    *,
    one_person: bool,
) -> Path | None:
    """Say where a script would lie; nowhere, where there is no folder."""
    if folder is None:
        return None
    made_from = [
        _program(),
        [plan.model_dump_json(serialize_as_any=True) for plan in plans],
        columns,
        [period.code, period.starts_on.isoformat(), period.ends_on.isoformat()] if period else None,
        dialect,
        one_person,
    ]
    return folder / f"{hashlib.sha256(json.dumps(made_from).encode()).hexdigest()}.json"


def load(path: Path | None) -> Script | None:
    """Read a script, if it is there and whole."""
    if path is None:
        return None
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
        return Script(tuple((name, select) for name, select in kept["stages"]), kept["outputs"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def store(path: Path | None, script: Script) -> Script:
    """Write a script, if there is a place for it, and give it back. A full disk is no reason to fail."""
    if path is not None:
        aside = path.with_suffix(f".{uuid4().hex}")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            aside.write_text(json.dumps({"stages": script.stages, "outputs": dict(script.outputs)}), "utf-8")
            aside.replace(path)
            _forget_old(path.parent)
        except OSError:
            aside.unlink(missing_ok=True)
    return script


def _forget_old(folder: Path) -> None:
    """Keep the newest: what an older program made is never read again."""
    kept = sorted(folder.glob("*.json"), key=lambda file: file.stat().st_mtime_ns)
    for file in kept[:-KEPT]:
        file.unlink(missing_ok=True)


@cache
def _program() -> str:
    """Hash the program that makes scripts."""
    said = hashlib.sha256()
    root = Path(steelyard.__file__).parent
    for file in sorted(file for folder in MAKERS for file in (root / folder).rglob("*.py")):
        said.update(file.relative_to(root).as_posix().encode() + b"\0" + file.read_bytes())
    for part in PARTS:
        said.update(version(part).encode())
    return said.hexdigest()
