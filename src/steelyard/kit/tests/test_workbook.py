"""Workbooks: numbers one can sum, words that stay words."""

import io
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from steelyard.kit import workbook
from steelyard.kit.workbook import Column, Sheet


@given(st.text())
def test_no_text_begins_like_a_formula(text: str) -> None:
    safe = workbook.safe(text)
    assert not safe.startswith(workbook.STARTS_A_FORMULA)
    assert safe in {text, f"'{text}"}


def read(content: bytes) -> list[list[object]]:
    return [
        list(row)
        for row in CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()
    ]


@given(st.integers(min_value=-(10**14), max_value=10**14))
def test_an_amount_keeps_every_minor_unit(minor: int) -> None:
    sheet = Sheet("S", [Column("Pay", "money", "CNY")], [(minor,)])
    ((_heading,), (cell,)) = read(workbook.write([sheet]))
    assert round(float(str(cell)) * 100) == minor


@pytest.mark.parametrize(
    ("column", "cell", "seen"),
    [
        (Column("A", "money", "JPY"), 1234, 1234.0),
        (Column("A", "money", "CNY"), -1050, -10.5),
        (Column("A", "ratio"), 1_034_000, 1.034),
        (Column("A", "points"), 79_200_000, 79.2),
        (Column("A", "count"), 7, 7.0),
        (Column("A", "date"), date(2026, 9, 30), date(2026, 9, 30)),
        (Column("A"), "=1+1", "'=1+1"),
        (Column("A"), None, ""),
    ],
)
def test_cells_are_of_their_kind(column: Column, cell: object, seen: object) -> None:
    rows = read(workbook.write([Sheet("S", [column, Column("B")], [(cell, "b")])]))
    assert rows[1][0] == seen
