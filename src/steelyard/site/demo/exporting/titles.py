"""What the company's systems would export: CSV and XLSX with Chinese titles."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pyarrow as pa

from steelyard.site.demo import words
from steelyard.site.demo.company import Company
from steelyard.site.demo.exporting.faults import Cells, plain_amount, plain_share
from steelyard.site.demo.exporting.sheets import Rows, write_csv, write_xlsx
from steelyard.site.demo.facts import Tables, months
from steelyard.site.demo.lists import customer_table, product_table, rate_table, stays

SUFFIXES = ("_minor", "_pico", "_ppm")


@dataclass(frozen=True)
class Spoken:
    """Titles and values of the exports."""

    titles: Mapping[str, Mapping[str, str]]
    values: Mapping[str, Mapping[str, str]]
    slips: Mapping[str, str]
    nobody: Sequence[str]


def spoken_words() -> Spoken:
    """Read headers.yaml."""
    raw = words.read("headers.yaml")
    slips = dict(pair.split(":") for pair in raw["slips"].split())
    return Spoken(raw, raw["values"], slips, raw["nobody"])


def all_months(company: Company) -> Tables:
    """Draw every month and put them behind each other."""
    parts = list(months(company))
    return {name: pa.concat_tables([part[name] for part in parts]) for name in parts[0]}


def write_lists(company: Company, spoken: Spoken, folder: Path) -> list[Path]:
    """Write roster, products, customers and rates."""
    return [
        write_xlsx(folder / "roster.xlsx", "花名册", titled(spoken, "roster", roster(company))),
        write_csv(folder / "products.csv", titled(spoken, "products", cells_of(product_table(company)))),
        write_xlsx(
            folder / "customers.xlsx",
            "客户名单",
            titled(spoken, "customers", cells_of(customer_table(company))),
        ),
        write_csv(folder / "rates.csv", titled(spoken, "rates", cells_of(rate_table(company)))),
    ]


def roster(company: Company) -> dict[str, Cells]:
    """Give the roster: one row for each stay, the day of leaving on a person's last."""
    rows, titles = stays(company), words.read("positions.yaml")
    final = {row.person.code: row for row in rows}
    return {
        "name": [row.person.name for row in rows],
        "name_en": [row.person.name_en for row in rows],
        "code": [row.person.code for row in rows],
        "email": [row.person.email for row in rows],
        "team": [row.team for row in rows],
        "region": [row.region for row in rows],
        "position": [titles[row.position]["zh_hans"] for row in rows],
        "manager": [row.manager.name if row.manager else None for row in rows],
        "starts_on": [row.starts_on for row in rows],
        "left_on": [row.ends_on if final[row.person.code] is row else None for row in rows],
    }


def cells_of(table: pa.Table) -> dict[str, Cells]:
    """Write a clean table's columns as an export would, by the names of the dataset's columns."""
    found: dict[str, Cells] = {}
    for name in table.column_names:
        cells = table[name].to_pylist()
        if name.endswith("_minor"):
            cells = [None if cell is None else plain_amount(cell) for cell in cells]
        elif name.endswith("_pico"):
            cells = [f"{cell / 10**12:.4f}" for cell in cells]
        elif name.endswith("_ppm"):
            cells = [plain_share(cell) for cell in cells]
        found[short(name)] = cells
    return found


def short(name: str) -> str:
    """Return the name of the dataset's column: amount for amount_minor."""
    return next((name.removesuffix(suffix) for suffix in SUFFIXES if name.endswith(suffix)), name)


def titled(spoken: Spoken, kind: str, cells: Mapping[str, Cells]) -> Rows:
    """Put the export's titles over the columns, in the titles' order."""
    return {title: cells[name] for name, title in spoken.titles[kind].items()}


def said_as(values: Mapping[str, str], cells: Cells) -> Cells:
    """Write values as the export calls them."""
    return [values.get(cell, cell) for cell in cells]


def iso(cells: Cells) -> Cells:
    """Write dates as 2026-03-01, whatever else as it stands."""
    return [cell.isoformat() if isinstance(cell, date) else cell for cell in cells]


def named(cells: Cells, names: Mapping[str, str]) -> Cells:
    """Write people's names for their codes."""
    return [names.get(cell, cell) for cell in cells]
