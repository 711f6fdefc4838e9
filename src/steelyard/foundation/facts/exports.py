"""Rows as a file to take along: CSV or a workbook."""

import csv
from collections.abc import Sequence

from django.http import HttpResponse

from steelyard.foundation.facts.datasets import Column, Dataset, Kind
from steelyard.foundation.facts.queries.rows import Line
from steelyard.kit import workbook
from steelyard.kit.ui import figures

BOM = "\ufeff"  # tells spreadsheets that the file is UTF-8


def as_csv(dataset: Dataset, lines: Sequence[Line]) -> HttpResponse:
    """Answer with a CSV file whose headers the import recognises; amounts in whole units."""
    response = HttpResponse(BOM, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{dataset.code}.csv"'
    writer = csv.writer(response)
    writer.writerow([column.name for column in dataset.columns])
    for line in lines:
        writer.writerow(["" if cell.exact is None else written(cell.exact) for cell in line.cells])
    return response


def written(value: object) -> str:
    """Write a value for CSV; words that a spreadsheet would calculate are made harmless, numbers stay."""
    return workbook.safe(value) if isinstance(value, str) else f"{value}"


def as_workbook(dataset: Dataset, lines: Sequence[Line]) -> HttpResponse:
    """Answer with a workbook; numbers are numbers that can be summed."""
    columns = [sheet_column(column, place, lines) for place, column in enumerate(dataset.columns)]
    rows = (
        [
            cell.exact if column.kind == "text" else cell.value
            for column, cell in zip(columns, line.cells, strict=True)
        ]
        for line in lines
    )
    return workbook.download(f"{dataset.code}.xlsx", [workbook.Sheet(str(dataset.title), columns, rows)])


def sheet_column(column: Column, place: int, lines: Sequence[Line]) -> workbook.Column:
    """Say how a column is written. Amounts in currencies of different decimals are written as text."""
    title = str(column.title)
    match column.kind:
        case Kind.DATE:
            return workbook.Column(title, "date")
        case Kind.INTEGER:
            return workbook.Column(title, "count")
        case Kind.SHARE:
            return workbook.Column(title, "ratio")
        case Kind.DECIMAL:
            return workbook.Column(title, "average")
        case Kind.MONEY:
            currencies = {line.cells[place].currency for line in lines}
            if len({figures.minor_digits(currency) for currency in currencies}) == 1:
                return workbook.Column(title, "money", currency=min(currencies))
    return workbook.Column(title)
