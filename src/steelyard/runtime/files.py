"""Tables from a folder of files, for `steelyard weigh`: CSV as people write it, Parquet as the engine has it.

Without a mapping a file is named after its dataset: deals.csv, deals.parquet, or a folder deals/ of Parquet.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pa_csv

from steelyard.engine import Period, Plan, Problem
from steelyard.engine.names import suggestion
from steelyard.engine.tables import STANDING
from steelyard.runtime.cells import ROW, Cell, Ways, typed
from steelyard.runtime.executor import Source
from steelyard.runtime.mapping import ORDERS, MappedFile, Mapping
from steelyard.runtime.period_column import dated
from steelyard.runtime.read_as import cells_of


def read_folder(
    folder: Path,
    plans: Sequence[Plan],
    period: Period,
    mapping: Mapping | None = None,
    ways: Ways | None = None,
) -> tuple[dict[str, Source], list[Problem]]:
    """Read every table the plans need from a folder; gives what could be read, and all problems.

    `ways` say how numbers and dates are written, where the cells do not show it and no mapping says it.
    """
    currency = plans[0].currency if plans else ""
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
                *(folder, source, cells, period, problems),
                ways=ways_of(source, ways or Ways()),
                currency=currency if any(cell.name == "currency" for cell in cells) else "",
                mapped=bool(mapping and mapping.of(dataset)),
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
    ways: Ways,
    currency: str,
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
        texts, unnamed = dated(texts, source.dataset, period, path.name)
        problems += unnamed
        if currency and source.dataset not in STANDING:
            texts = _in_currency(texts, currency)
        made, unreadable = typed(texts, cells, file=path.name, ways=ways)
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


def _in_currency(texts: pa.Table, currency: str) -> pa.Table:
    """Let rows that name no currency be in the plans' own."""
    if "currency" not in texts.column_names:
        return texts.append_column("currency", pa.array([currency] * texts.num_rows, pa.string()))
    place = texts.column_names.index("currency")
    return texts.set_column(place, "currency", pc.fill_null(texts["currency"], currency))


def ways_of(source: MappedFile, said: Ways) -> Ways:
    """Return how a file's numbers and dates are written: as its mapping says, else as the call says."""
    return Ways(
        numbers=source.numbers or said.numbers,
        dates=ORDERS.get(source.dates, said.dates),
        read_as={name: ORDERS.get(way, way) for name, way in source.read_as.items()},
    )


def _joined(tables: Sequence[pa.Table]) -> pa.Table:
    """Put the rows of several files together; those that are the same stand once."""
    every = pa.concat_tables([table.drop_columns([ROW]) for table in tables], promote_options="default")
    return every.group_by(every.column_names, use_threads=False).aggregate([])
