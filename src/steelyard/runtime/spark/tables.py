"""Tables to Spark: files by their address, which workers read themselves; tables in memory are sent along."""

from collections.abc import Mapping
from pathlib import Path

import ibis
import pyarrow as pa
from ibis.backends.sql.datatypes import PySparkType
from pyspark.sql import DataFrame, SparkSession

from steelyard.engine.tables import ONLY_IF_GIVEN, STANDING
from steelyard.runtime.executor import Source


def open_tables(session: SparkSession, tables: Mapping[str, Source]) -> dict[str, pa.Schema]:
    """Show tables to a session under their names; standing tables that are not given are empty."""
    schemas = {}
    absent = {name: layout.empty() for name, layout in STANDING.items() if name not in ONLY_IF_GIVEN}
    for name, source in {**absent, **tables}.items():
        if isinstance(source, pa.Table):
            schemas[name], frame = source.schema, sent(session, source)
        else:
            frame = session.read.parquet(address(source))
            schemas[name] = _schema(frame)
        frame.createOrReplaceTempView(name)
    return schemas


def sent(session: SparkSession, table: pa.Table) -> DataFrame:
    """Send rows along, in one piece: a table of several, one of them empty, would end there in silence."""
    return session.createDataFrame(table.combine_chunks())


def address(place: Path | str) -> str:
    """Write a place as Spark wants it: a URI stays as it is."""
    return place if isinstance(place, str) else place.resolve().as_uri()


def _schema(frame: DataFrame) -> pa.Schema:
    kinds = {field.name: PySparkType.from_string(field.dataType.simpleString()) for field in frame.schema}
    return ibis.schema(kinds).to_pyarrow()
