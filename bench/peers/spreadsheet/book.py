"""The workbook: what is known as values, what follows from it as formulas.

Sheets: `rates` (a row a day, a column a currency), `versions` (a row a plan version), `factors` (a row a
version, a column a product), `slots` (a row a person, plan and month), `lines` (a row a credited deal, in
running order) and `override` (a row a manager and month). All amounts are minor units and whole.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import xlsxwriter

from bench.company.facts import CURRENCIES
from bench.company.people import FIRST_DAY, YEAR
from bench.company.terms import OVERRIDE, versions

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Counts:
    """How many rows the sheets have."""

    slots: int
    lines: int
    managers: int


def write_book(folder: Path, path: Path) -> Counts:
    """Write the workbook of a company."""
    connection = duckdb.connect()
    known = {
        name: connection.execute(text.format(folder=folder, year=YEAR, first_day=FIRST_DAY)).fetchall()
        for name, text in _questions().items()
    }
    book = xlsxwriter.Workbook(str(path), {"constant_memory": True})
    _values(book.add_worksheet("rates"), known["rates"])
    _values(book.add_worksheet("versions"), _version_rows())
    _values(book.add_worksheet("factors"), [[f // 10_000 for f in v.multipliers] for v in versions()])
    counts = Counts(len(known["slots"]), len(known["lines"]), len(known["managers"]))
    _slots(book.add_worksheet("slots"), known["slots"], counts.lines)
    _lines(book.add_worksheet("lines"), known["lines"])
    _override(book.add_worksheet("override"), known["managers"], counts.slots)
    book.close()
    return counts


def _questions() -> dict[str, str]:
    parts = (HERE / "known.sql").read_text().split("\n----\n")
    return dict(zip(("rates", "slots", "lines", "managers"), parts, strict=True))


def _version_rows() -> list[list[Any]]:
    """Lay out: edges 2 to 5, rates in hundredths of a percent, threshold, satisfaction, its factor, cap."""
    return [
        [
            *v.edges,
            *(r // 100 for r in v.rates),
            v.threshold,
            v.satisfaction,
            v.satisfaction_factor // 10_000,
            v.cap,
        ]
        for v in versions()
    ]


def _values(sheet: Any, rows: list[Any]) -> None:
    for place, row in enumerate(rows):
        sheet.write_row(place, 0, row)


def _slots(sheet: Any, rows: list[Any], lines: int) -> None:
    """Give each slot: version, target, satisfaction (empty: none), managers; then what follows."""
    for place, (month, plan, person, version, target, answer, *managers) in enumerate(rows):
        n = place + 1
        sheet.write_row(place, 0, [month, plan, person, version, target, answer, *managers])
        look = f"INDEX(versions.$A$1:$M$20;$D{n};"
        short = f'IF(F{n}="";100;IF(F{n}<{look}11);{look}12);100))'
        formulas = [
            f"=SUMIFS(lines.$Q$1:$Q${lines};lines.$A$1:$A${lines};{n})",  # L revenue
            *(f"=INT($E{n}*{look}{edge})/1000000+0.5)" for edge in range(1, 5)),  # M to P: edges
            f"=IF(L{n}*1000000<E{n}*{look}10);0;{short})",  # Q factor
            f"=SUMIFS(lines.$S$1:$S${lines};lines.$A$1:$A${lines};{n})",  # R paid
            f"=MIN(R{n};{look}13))",  # S capped
        ]
        for column, formula in enumerate(formulas, start=11):
            sheet.write_formula(place, column, _comma(formula))


def _lines(sheet: Any, rows: list[Any]) -> None:
    """Give each line: slot, deal, day, product, currency, amount, turn, shares; then what follows."""
    for place, row in enumerate(rows):
        n = place + 1
        sheet.write_row(place, 0, row)  # A slot B fact C day D product E currency F amount G turn H–J shares
        slot, before = f"$A{n}", f"IF($A{n}=$A{place};R{place};0)" if place else "0"
        at = f"INDEX(slots.$M$1:$P$99999;{slot};"
        version = f"INDEX(slots.$D$1:$D$99999;{slot})"
        slices = "+".join(_slice(n, tier, at, version) for tier in range(1, 6))
        ahead = f"(M{n}>L{n})+(N{n}>L{n});(L{n}>=M{n})+(N{n}>M{n});(L{n}>=N{n})+(M{n}>=N{n})"
        paid = f"({slices})*INDEX(factors.$A$1:$AX$20;{version};D{n})*INDEX(slots.$Q$1:$Q$99999;{slot})"
        formulas = [
            f"=IF(E{n}=0;F{n};INT(F{n}*INDEX(rates.$A$1:$D$366;C{n};E{n})/1000000+0.5))",  # K whole
            *(f"=MOD(K{n}*{share}{n};1000000)" for share in "HIJ"),  # L M N rests
            f"=INT(K{n}*CHOOSE(G{n};H{n};I{n};J{n})/1000000)",  # O down
            f"=CHOOSE(G{n};{ahead})",  # P
            f"=O{n}+IF(P{n}<(L{n}+M{n}+N{n})/1000000;1;0)",  # Q credited
            f"={before}+Q{n}",  # R running
            f"=INT(({paid}+50000000)/100000000)",  # S paid
        ]
        for column, formula in enumerate(formulas, start=10):
            sheet.write_formula(place, column, _comma(formula))


def _slice(n: int, tier: int, at: str, version: str) -> str:
    """Write what one tier pays: its part of the running total times its rate."""
    low, high = f"{at}{tier - 1})", f"{at}{tier})"

    def held(total: str) -> str:
        most = total if tier == 5 else f"MIN({total};{high})"  # noqa: PLR2004 - the last tier has no end
        return most if tier == 1 else f"MAX({most};{low})"

    rate = f"INDEX(versions.$E$1:$I$20;{version};{tier})"
    return f"({held(f'R{n}')}-{held(f'R{n}-Q{n}')})*{rate}"


def _override(sheet: Any, rows: list[Any], slots: int) -> None:
    """Give each manager and month its level; pay what that level sold."""
    columns = dict(zip(OVERRIDE, "GHIJK", strict=True))
    for place, (month, person, level) in enumerate(rows):
        sheet.write_row(place, 0, [month, person, level])
        column = columns[level]
        sold = (
            f"SUMIFS(slots.$L$1:$L${slots};slots.$A$1:$A${slots};A{place + 1};"
            f"slots.${column}$1:${column}${slots};B{place + 1})"
        )
        sheet.write_formula(place, 3, _comma(f"={sold}"))
        sheet.write_formula(place, 4, f"=INT((D{place + 1}*{OVERRIDE[level]}+500000)/1000000)")


def _comma(formula: str) -> str:
    """Write a formula as files hold them: commas between arguments, an exclamation mark after sheets."""
    return formula.replace(".$", "!$").replace(";", ",")


assert len(CURRENCIES) == 5, "the rates' columns above are A to D"  # noqa: PLR2004, S101 - see there
