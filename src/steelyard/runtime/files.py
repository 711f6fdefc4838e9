"""Tables from a folder of files, for `steelyard weigh`: CSV as people write it, Parquet as the engine has it.

Without a mapping a file is named after its dataset: deals.csv, deals.parquet, or a folder deals/ of Parquet.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pa_csv

from steelyard.engine import NoPeriod, Period, Plan, Problem
from steelyard.engine.names import suggestion
from steelyard.engine.period import parse
from steelyard.engine.tables import STANDING
from steelyard.runtime.cells import ROW, Cell, typed
from steelyard.runtime.executor import Source
from steelyard.runtime.mapping import MappedFile, Mapping
from steelyard.runtime.read_as import cells_of


def read_folder(
    folder: Path, plans: Sequence[Plan], period: Period, mapping: Mapping | None = None
) -> tuple[dict[str, Source], list[Problem]]:
    """Read every table the plans need from a folder; gives what could be read, and all problems."""
    tables: dict[str, Source] = {}
    problems: list[Problem] = []
    for dataset in (*sorted({dataset for plan in plans for dataset in plan.datasets}), *STANDING):
        cells = cells_of(dataset, plans)
        ready = None if mapping and mapping.of(dataset) else _ready(folder, dataset)
        if ready is not None:
            tables[dataset] = ready
            continue
        sources = mapping.of(dataset) if mapping else ()
        sources = sources or (MappedFile(dataset=dataset, file=f"{dataset}.csv", columns={"id": "id"}),)
        found = [
            made
            for source in sources
            for made in _files(
                folder, source, cells, period, problems, mapped=bool(mapping and mapping.of(dataset))
            )
        ]
        if found:
            tables[dataset] = _joined(found) if len(found) > 1 else found[0]
    return tables, problems


def _ready(folder: Path, dataset: str) -> Path | None:
    """Find Parquet, which needs no reading."""
    for place in (folder / f"{dataset}.parquet", folder / dataset):
        if place.is_file() or any(place.glob("*.parquet")):
            return place
    return None


def _files(
    folder: Path,
    source: MappedFile,
    cells: Sequence[Cell],
    period: Period,
    problems: list[Problem],
    *,
    mapped: bool,
) -> Iterator[pa.Table]:
    paths = sorted(folder.glob(source.file))
    if mapped and not paths:
        problems.append(
            Problem(source.file, 0, "file_missing", {"name": source.file, "dataset": source.dataset})
        )
    for path in paths:
        try:
            texts = _texts(path)
        except (pa.ArrowInvalid, UnicodeDecodeError):
            problems.append(Problem(path.name, 0, "file_unreadable", {"name": path.name}))
            continue
        if mapped:
            absent = [theirs for theirs in source.columns.values() if theirs not in texts.column_names]
            for theirs in absent:
                known = suggestion(theirs, texts.column_names)
                problems.append(Problem(path.name, 1, "column_missing", {"name": theirs, "known": known}))
            texts = _renamed(texts, source)
        texts = _dated(texts, period)
        made, unreadable = typed(texts, cells, file=path.name)
        problems += unreadable
        yield made


def _texts(path: Path) -> pa.Table:
    """Read a CSV file as texts: trimmed, empty ones missing, and each row's line."""
    with pa_csv.open_csv(path) as reader:
        names = reader.schema.names
    options = pa_csv.ConvertOptions(
        column_types=dict.fromkeys(names, pa.string()), strings_can_be_null=True, null_values=[""]
    )
    table = pa_csv.read_csv(
        path, convert_options=options, parse_options=pa_csv.ParseOptions(newlines_in_values=True)
    )
    columns = [_filled(pc.utf8_trim_whitespace(column)) for column in table.columns]
    lines = pa.array(range(2, table.num_rows + 2), pa.int64())
    return pa.table([*columns, lines], names=[*(name.strip() for name in names), ROW])


def _filled(column: pa.ChunkedArray) -> pa.ChunkedArray:
    return pc.if_else(pc.equal(column, ""), None, column)


def _renamed(texts: pa.Table, source: MappedFile) -> pa.Table:
    """Give columns our names, fill in values, put spellings right."""
    columns = {ours: texts[theirs] for ours, theirs in source.columns.items() if theirs in texts.column_names}
    for ours, value in source.values.items():
        columns[ours] = pa.chunked_array([pa.array([value] * texts.num_rows, pa.string())])
    for ours, spellings in source.aliases.items():
        if ours in columns:
            columns[ours] = _spelt(columns[ours], spellings)
    return pa.table({**columns, ROW: texts[ROW]})


def _spelt(column: pa.ChunkedArray, spellings: dict[str, str]) -> pa.ChunkedArray:
    for wrong, right in spellings.items():
        column = pc.if_else(pc.equal(column, wrong), right, column)
    return column


def _dated(texts: pa.Table, period: Period) -> pa.Table:
    """Let a table of targets name its period by code instead of by its days."""
    if "period" not in texts.column_names or "starts_on" in texts.column_names:
        return texts
    days = {code: _days_of(code, period) for code in set(texts["period"].to_pylist()) - {None}}
    for place, name in enumerate(("starts_on", "ends_on")):
        written = [days[code][place] if code else None for code in texts["period"].to_pylist()]
        texts = texts.append_column(name, pa.array(written, pa.string()))
    return texts


def _days_of(code: str, period: Period) -> tuple[str | None, str | None]:
    """Read a period's code in the calendar of the one that is weighed."""
    try:
        days = parse(code, period.calendar).days
    except NoPeriod:
        return None, None
    return days.first.isoformat(), days.last.isoformat()


def _joined(tables: Sequence[pa.Table]) -> pa.Table:
    """Put the rows of several files together; those that are the same stand once."""
    every = pa.concat_tables([table.drop_columns([ROW]) for table in tables], promote_options="default")
    return every.group_by(every.column_names, use_threads=False).aggregate([])
