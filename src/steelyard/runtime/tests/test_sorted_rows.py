"""Rows found by their key are those a filter over all rows finds."""

from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from steelyard.runtime import sorted_rows

KEYS = st.sampled_from(["", "a", "ab", "b", "王芳", "é", "z" * 40])


def written(rows: pa.Table, path: Path, batch: int) -> None:
    sorted_rows.write(pa.RecordBatchReader.from_batches(rows.schema, rows.to_batches(batch)), path)


@settings(max_examples=200, deadline=None)
@given(st.lists(KEYS, max_size=60), st.lists(KEYS, max_size=4), st.integers(1, 7))
def test_found_is_what_a_filter_finds(
    tmp_path_factory: pytest.TempPathFactory, keys: list[str], asked: list[str], batch: int
) -> None:
    path = tmp_path_factory.mktemp("sorted") / "rows.arrow"
    keys.sort(key=str.encode)
    rows = pa.table({"key": pa.array(keys, pa.string()), "place": pa.array(range(len(keys)), pa.int64())})
    written(rows, path, batch)
    found = sorted_rows.find(path, asked)
    assert found.to_pylist() == [row for row in rows.to_pylist() if row["key"] in asked]


def test_a_file_written_anew_is_read_anew(tmp_path: Path) -> None:
    path = tmp_path / "rows.arrow"
    for place in (1, 2):
        written(pa.table({"key": ["a"], "place": [place]}), tmp_path / "aside", 1)
        (tmp_path / "aside").replace(path)
        assert sorted_rows.find(path, ["a"]).to_pylist() == [{"key": "a", "place": place}]


def test_what_is_no_such_file_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "rows.arrow").write_bytes(b"not Arrow")
    with pytest.raises(pa.ArrowException):
        sorted_rows.find(tmp_path / "rows.arrow", ["a"])
