"""A close as an engine of the first meaning of plans would have sealed it: it paid somebody more."""

import shutil
from dataclasses import replace

import pyarrow as pa
import pyarrow.parquet as pq

from steelyard.foundation.calculation.actions import SEAL
from steelyard.foundation.calculation.models import Run
from steelyard.foundation.calculation.pinned import (
    FIRST_MEANING,
    canonical,
    file_sha256,
    read_inputs,
    text_sha256,
    write_inputs,
)
from steelyard.foundation.calculation.places import OUTPUTS, runs_folder


def closed_by_first_meaning(*, person: str, component: str, more_minor: int) -> Run:
    """Seal the run that counts anew, with more paid to a person by a component, under the first meaning."""
    run = Run.objects.in_force().get()
    pinned = replace(read_inputs(run.folder), meaning=FIRST_MEANING)
    folder = runs_folder() / pinned.sha256
    shutil.rmtree(folder, ignore_errors=True)  # another test made it
    (folder / OUTPUTS).mkdir(parents=True)
    write_inputs(pinned, folder)
    for path in (runs_folder() / run.folder / OUTPUTS).iterdir():
        table = pq.read_table(path)
        if path.stem in {"pay_lines", "statements"}:
            table = _paid_more(table, person, component, more_minor)
        pq.write_table(table, folder / OUTPUTS / path.name)
    hashes = {path.stem: file_sha256(path) for path in (folder / OUTPUTS).iterdir()}
    (folder / SEAL).write_text(canonical(dict(sorted(hashes.items()))))
    run.folder = run.inputs_sha256 = pinned.sha256
    run.outputs_sha256, run.meaning = text_sha256((folder / SEAL).read_text()), FIRST_MEANING
    run.pins = {**run.pins, **pinned.document}
    run.save()
    return run


def _paid_more(table: pa.Table, person: str, component: str, more_minor: int) -> pa.Table:
    rows = table.to_pylist()
    row = next(one for one in rows if one["person"] == person and one["component"] == component)
    row["amount_minor"] += more_minor
    return pa.Table.from_pylist(rows, schema=table.schema)
