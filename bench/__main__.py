"""`python -m bench`: draw, run, compare, write the page.

`--sizes 100k --rounds 1 --no-page` is a quick look.
"""

import os
from datetime import datetime
from pathlib import Path

import click

from bench.company.draw import drawn_company
from bench.company.size import Size, size_of
from bench.contenders import AT_EVERY_SIZE, DUCKDB
from bench.extras import extras
from bench.measuring import measure
from bench.page import Findings, page
from bench.rounds import take

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "reference" / "benchmarks.md"
USUAL, BIG = ("1m", "10m"), "100m"


@click.command()
@click.option("--sizes", default="", help="Such as 100k,1m; 1m,10m when left out, and 100m with BIG=1.")
@click.option("--rounds", default=5, show_default=True, help="How often each contender runs (at 100m: once).")
@click.option("--only", default="", help="Such as steelyard,duckdb; all when left out.")
@click.option(
    "--below",
    type=click.Path(path_type=Path),
    default=ROOT / ".bench",
    help="Where companies and answers go.",
)
@click.option(
    "--extras/--no-extras", "with_extras", default=True, help="ORM, spreadsheet, OpenFisca, one person."
)
@click.option("--page/--no-page", "write_page", default=True, help="Write docs/reference/benchmarks.md.")
def main(*, sizes: str, rounds: int, only: str, below: Path, with_extras: bool, write_page: bool) -> None:
    """Close the benchmark's year with every contender and compare."""
    findings = Findings(rounds)
    wanted = sizes.split(",") if sizes else [*USUAL, *([BIG] if os.environ.get("BIG") == "1" else [])]
    contenders = [one for one in AT_EVERY_SIZE if not only or one.code in only.split(",")]
    for size in map(size_of, wanted):
        click.echo(f"{size.code}: drawing the company")
        company = drawn_company(size, below)
        turns = 1 if size == size_of(BIG) else rounds
        taken = take(contenders, company, size, below, turns, click.echo)
        findings.taken.append(taken)
        if DUCKDB in contenders:
            findings.limits[size.code] = _limits(company, size, below)
    if with_extras:
        extras(findings, below, click.echo)
    text = page(findings, datetime.now().astimezone().date())
    click.echo(text)
    if write_page:
        PAGE.write_text(text)


def _limits(company: Path, size: Size, below: Path) -> tuple[float, float]:
    """Read the columns, and write the lines that were found; the best of three each, as limits are."""
    out = below / f"limits-{size.code}"
    lines = below / f"{DUCKDB.code}-{size.code}"
    read = min(measure("bench.peers.limits", company, out, "read").seconds for _ in range(3))
    write = min(measure("bench.peers.limits", lines, out, "write").seconds for _ in range(3))
    return read, write


if __name__ == "__main__":
    main()
