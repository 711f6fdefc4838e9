"""Write the whole company as the exports of its systems, ready to be imported."""

from pathlib import Path

import pyarrow as pa

from steelyard.site.demo.company import Company
from steelyard.site.demo.draw import stream
from steelyard.site.demo.exporting.deals import write_deals
from steelyard.site.demo.exporting.faults import (
    Cells,
    lose,
    numeric,
    repeated,
    some,
    with_spaces,
    written_date,
)
from steelyard.site.demo.exporting.sheets import write_csv, write_xlsx
from steelyard.site.demo.exporting.titles import (
    Spoken,
    all_months,
    cells_of,
    iso,
    named,
    said_as,
    spoken_words,
    titled,
    write_lists,
)

DATES = {"ordered_on", "issued_on", "paid_on", "done_on", "answered_on"}


def write_exports(company: Company, folder: Path) -> list[Path]:
    """Write all files; return them in the order in which they are best imported."""
    folder.mkdir(parents=True, exist_ok=True)
    spoken, facts = spoken_words(), all_months(company)
    names = {person.code: person.name for person in company.staff.people}
    lists = write_lists(company, spoken, folder)
    deals = write_deals(company, spoken, facts["deals"], folder)
    splits = cells_of(facts["splits"])
    splits["person"] = named(splits["person"], names)
    payments = plain(facts["payments"])
    payments["amount"] = numeric(payments["amount"])
    surveys = plain(facts["surveys"])
    surveys["owner"] = named(surveys["owner"], names)
    return [
        *lists,
        *deals,
        write_csv(folder / "splits.csv", titled(spoken, "splits", splits)),
        write_csv(folder / "orders.csv", titled(spoken, "orders", plain(facts["orders"]))),
        write_csv(folder / "invoices.csv", titled(spoken, "invoices", invoices(spoken, facts["invoices"]))),
        write_xlsx(folder / "payments.xlsx", "回款", titled(spoken, "payments", payments)),
        write_csv(
            folder / "activities.csv",
            titled(spoken, "activities", visits(company, spoken, facts["activities"], names)),
        ),
        write_csv(folder / "surveys.csv", titled(spoken, "surveys", surveys)),
    ]


def plain(table: pa.Table) -> dict[str, Cells]:
    """Write a table without faults, dates as 2026-03-01."""
    cells = cells_of(table)
    return {name: iso(column) if name in DATES else column for name, column in cells.items()}


def invoices(spoken: Spoken, table: pa.Table) -> dict[str, Cells]:
    """Write the invoices; finance names people by their codes and its states in Chinese."""
    cells = plain(table)
    cells["status"] = said_as(spoken.values["status"], cells["status"])
    return cells


def visits(company: Company, spoken: Spoken, table: pa.Table, names: dict[str, str]) -> dict[str, Cells]:
    """Write the activities as people typed them: blanks, odd dates, some twice, two by nobody."""
    rng = stream(company.size.seed, "faults of activities")
    cells = cells_of(table)
    cells["kind"] = said_as(spoken.values["activity"], cells["kind"])
    cells["owner"] = some(rng, named(cells["owner"], names), 0.006, with_spaces)
    cells["done_on"] = iso(some(rng, cells["done_on"], 0.03, written_date))
    cells["owner"] = lose(rng, cells["owner"], rng.random(len(cells["owner"])) < 0.5, 2, spoken.nobody)  # noqa: PLR2004
    return repeated(rng, cells, 0.002)
