"""The CRM's exports of deals: each as things stood on its day, with the faults of its time."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from steelyard.site.demo.company import Company
from steelyard.site.demo.draw import stream
from steelyard.site.demo.exporting.faults import (
    Cells,
    lose,
    misnamed,
    numeric,
    repeated,
    respelt,
    some,
    with_spaces,
    written_amount,
    written_date,
)
from steelyard.site.demo.exporting.sheets import write_csv, write_xlsx
from steelyard.site.demo.exporting.titles import Spoken, cells_of, iso, named, said_as, titled
from steelyard.site.demo.staff.people import REP, SENIOR_REP

HABITUAL = 5  # people whose names are written wrongly now and then


@dataclass(frozen=True, kw_only=True)
class Era:
    """One export: rows opened or closed after `since`, as they stood on `until`; shares of faults."""

    since: date
    until: date
    spellings: float
    slips: float
    nobody: int
    lost: int
    is_newest: bool = False  # products have spellings not seen before, and another name is wrong


def eras(company: Company) -> list[Era]:
    """Export three times: long ago with many faults, a half-year, and the last quarter, fresh and faulty."""
    ends = [last for _, last in company.size.quarters]
    if len(ends) <= 3:  # noqa: PLR2004 - too short a history for three
        return [
            Era(since=date.min, until=ends[-1], spellings=0.02, slips=0.1, nobody=3, lost=3, is_newest=True)
        ]
    first, second = ends[-4], ends[-2]
    return [
        Era(since=date.min, until=first, spellings=0.07, slips=0.3, nobody=5, lost=6),
        Era(since=first, until=second, spellings=0.03, slips=0.25, nobody=3, lost=3),
        Era(since=second, until=ends[-1], spellings=0.03, slips=0.25, nobody=4, lost=5, is_newest=True),
    ]


def write_deals(company: Company, spoken: Spoken, deals: pa.Table, folder: Path) -> list[Path]:
    """Write one file for each era; the last is a workbook with titles of its own."""
    found = []
    for place, era in enumerate(eras(company)):
        newest = era.until >= company.size.ends_on
        cells = faulty(company, spoken, as_of(deals, era), era, place)
        if newest:
            cells = {**cells, "amount": numeric(cells["amount"])}
            rows = titled(spoken, "deals_new", cells)
            found.append(write_xlsx(folder / company.size.newest_export, "商机", rows))
        else:
            cells = {**cells, "opened_on": iso(cells["opened_on"]), "closed_on": iso(cells["closed_on"])}
            encoding = "gb18030" if place == 0 else "utf-8-sig"
            rows = titled(spoken, "deals", cells)
            found.append(write_csv(folder / f"deals_{era.until}.csv", rows, encoding=encoding))
    return found


def as_of(deals: pa.Table, era: Era) -> pa.Table:
    """Keep what was opened or closed in the era; what closed later was still open then."""
    opened, closed = deals["opened_on"], deals["closed_on"]
    until, since = pa.scalar(era.until, pa.date32()), pa.scalar(era.since, pa.date32())
    later = pc.fill_null(pc.greater(closed, until), fill_value=False)
    is_refund = pc.equal(deals["stage"], "Refunded")
    touched = pc.or_(pc.greater(opened, since), pc.fill_null(pc.greater(closed, since), fill_value=False))
    kept = pc.and_(pc.and_(touched, pc.less_equal(opened, until)), pc.invert(pc.and_(is_refund, later)))
    stage = pc.if_else(later, "Engaging", deals["stage"])
    seen = pc.if_else(later, pa.scalar(None, pa.date32()), closed)
    places = deals.column_names
    deals = deals.set_column(places.index("stage"), "stage", stage)
    return deals.set_column(places.index("closed_on"), "closed_on", seen).filter(kept)


def faulty(company: Company, spoken: Spoken, deals: pa.Table, era: Era, place: int) -> dict[str, Cells]:
    """Write the cells as the CRM does, and spoil some."""
    rng = stream(company.size.seed, "faults of deals", place)
    names = {person.code: person.name for person in company.staff.people}
    minor, currency = deals["amount_minor"].to_pylist(), deals["currency"].to_pylist()
    stages = deals["stage"].to_pylist()
    cells = cells_of(deals)
    signed = np.array([stage == "Won" for stage in stages])
    cells["amount"] = [
        written_amount(amount, how, is_yuan=money == "CNY") if much < 0.24 else plain  # noqa: PLR2004
        for plain, amount, money, much, how in zip(
            cells["amount"], minor, currency, rng.random(len(minor)), rng.random(len(minor)), strict=True
        )
    ]
    cells["owner"] = misnamed(
        rng, named(cells["owner"], names), habits(company, spoken, newest=era.is_newest), era.slips
    )
    cells["owner"] = some(rng, cells["owner"], 0.012, with_spaces)
    cells["product"] = respelt(rng, cells["product"], spellings(company, newest=era.is_newest), era.spellings)
    cells["product"] = some(rng, cells["product"], 0.01, with_spaces)
    cells["customer"] = some(rng, cells["customer"], 0.012, with_spaces)
    cells["customer"] = some(rng, cells["customer"], 0.015, lambda _cell, _how: None)
    for column in ("opened_on", "closed_on"):
        cells[column] = some(rng, cells[column], 0.04, written_date)
    cells["closed_on"] = lose(rng, cells["closed_on"], signed, era.lost)
    cells["amount"] = lose(rng, cells["amount"], signed, max(1, era.lost // 3))
    cells["owner"] = lose(rng, cells["owner"], ~signed, era.nobody, spoken.nobody)
    cells["stage"] = said_as(spoken.values["stage"], stages)
    return repeated(rng, cells, 0.003)


def habits(company: Company, spoken: Spoken, *, newest: bool = False) -> dict[str, str]:
    """Name the few sellers whose names the CRM now and then has wrong, and how; one only of late."""
    sellers = [person for person in company.staff.people if person.position in {REP, SENIOR_REP}]
    known = {person.name for person in company.staff.people}
    found = [
        (person.name, wrong)
        for person in sellers[:: max(1, len(sellers) // 48)]
        if (wrong := slip(person.name, spoken)) and wrong not in known and person.left is None
    ]
    return dict(found[HABITUAL - 1 : HABITUAL + 1] if newest else found[:HABITUAL])


def slip(name: str, spoken: Spoken) -> str:
    """Write the name's last character as another that sounds the same; empty when there is none."""
    return name[:-1] + spoken.slips[name[-1]] if name[-1] in spoken.slips else ""


def spellings(company: Company, *, newest: bool = False) -> dict[str, tuple[str, ...]]:
    """Name the products that an export writes in other ways."""
    lines = company.scene.products
    return {line.name: found for line in lines if (found := line.late if newest else line.spellings)}
