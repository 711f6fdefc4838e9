"""What cannot bear the large sizes, or does less than a close: measured at a size of its own, and said so."""

from collections.abc import Callable
from pathlib import Path

from bench.answers import differences
from bench.company.draw import drawn_company
from bench.company.size import Size, size_of
from bench.contenders import DUCKDB, ORM, SPREADSHEET, STEELYARD, Contender
from bench.measuring import Failed, Run, measure
from bench.page import Findings, memory
from bench.peers.spreadsheet.office import Unavailable, office
from bench.rounds import Disagreement

ORM_SIZE, NAIVE_DEALS, SHEET_SIZE = size_of("20k"), 1_000, size_of("100k")
LARGE = 10_000_000  # deals that small sizes are extrapolated to
PEOPLE, SCENARIOS = 20_000, 1_000
Say = Callable[[str], None]
HOUR = 3600
QUESTIONS = {"what_if": "What if I close this deal? Pay recomputed", "why": "Why? Recomputed and told"}


def extras(findings: Findings, below: Path, say: Say) -> None:
    """Run them one after the other; what cannot run here is left out, with the reason."""
    for part in (_one_person, _orm, _spreadsheet, _openfisca, _simulation):
        try:
            part(findings, below)
        except (Failed, Unavailable) as reason:
            findings.left_out.append(str(reason).strip().splitlines()[-1])
        say(f"{part.__name__.strip('_')}: done")


def _run(contender: Contender, size: Size, below: Path) -> tuple[Run, Path]:
    out = below / f"{contender.code}-{size.code}"
    return measure(contender.module, drawn_company(size, below), out), out


def _same_as_ours(contender: Contender, size: Size, below: Path, out: Path) -> Run:
    """Compare with Steelyard at this size; gives Steelyard's own run."""
    ours, at = _run(STEELYARD, size, below)
    said = differences(STEELYARD.answers(at), contender.answers(out))
    if said:
        raise Disagreement("\n".join(said))
    return ours


def _one_person(findings: Findings, below: Path) -> None:
    for taken in findings.taken:
        if STEELYARD.code not in taken.runs or taken.size.deals > LARGE:
            continue
        run = measure(
            "bench.one_person", below / f"company-{taken.size.code}", below / f"one-{taken.size.code}"
        )
        once = f"facts sorted by person once: {run.told['steps']['prepare']:.1f} s"
        for name, what in QUESTIONS.items():
            took = f"median {run.told[f'{name}_median']:.0f} ms, p95 {run.told[f'{name}_p95']:.0f} ms; {once}"
            findings.one_person.append((what, f"{taken.size.deals:,} deals", took))


def _orm(findings: Findings, below: Path) -> None:
    run, out = _run(ORM, ORM_SIZE, below)
    _same_as_ours(ORM, ORM_SIZE, below, out)
    rate = ORM_SIZE.deals / run.seconds
    findings.rows.append(
        (
            f"{ORM.title}, tuned: lookups in dictionaries, batches",
            f"{ORM_SIZE.deals:,} deals",
            _rate(run, rate),
        )
    )
    findings.orm_deals_a_second = rate
    naive = measure(ORM.module, drawn_company(ORM_SIZE, below), out, "--naive", NAIVE_DEALS)
    rate = NAIVE_DEALS / naive.seconds
    findings.rows.append(
        (
            f"{ORM.title}, a query for each thing a row needs; pay lines only, without gates and caps",
            f"{NAIVE_DEALS:,} deals",
            _rate(naive, rate),
        )
    )


def _spreadsheet(findings: Findings, below: Path) -> None:
    office()
    run, out = _run(SPREADSHEET, SHEET_SIZE, below)
    ours = _same_as_ours(SPREADSHEET, SHEET_SIZE, below, out)
    findings.rows.append(
        (
            f"{SPREADSHEET.title}: recalculating lines and statements, without scores (SUMIFS, lookups)",
            f"{SHEET_SIZE.deals:,} deals",
            f"{run.seconds:.1f} s, {memory(run.peak_bytes)}; Steelyard, everything: {ours.seconds:.1f} s",
        )
    )


def _openfisca(findings: Findings, below: Path) -> None:
    for taken in findings.taken:
        lines = below / f"{DUCKDB.code}-{taken.size.code}"
        if (
            DUCKDB.code not in taken.runs
            or not (lines / "lines-0-01.parquet").exists()
            or taken.size.deals > LARGE
        ):
            continue
        run = measure("bench.peers.openfisca_scale", below / f"company-{taken.size.code}", lines)
        ours = taken.seconds(STEELYARD.code) if STEELYARD.code in taken.runs else 0.0
        findings.rows.append(
            (
                f"OpenFisca's marginal scale, the tier step alone, as floats: {run.told['off']} lines off",
                f"{run.told['lines']:,} pay lines",
                f"{run.seconds:.1f} s, {memory(run.peak_bytes)}; Steelyard, the whole close: {ours:.1f} s",
            )
        )


def _simulation(findings: Findings, below: Path) -> None:
    del below
    run = measure("bench.peers.numba_kernel", PEOPLE, SCENARIOS)
    ratio = run.told["ratio"]
    findings.rows.append(
        (
            "Drawing scenarios of a year: Steelyard beside a two-core Numba kernel",
            f"{SCENARIOS:,} × {PEOPLE * 12:,} person-months",
            f"{run.seconds:.1f} s and {run.told['kernel']:.1f} s, {ratio:.1f} × (aim: under 5 ×)",
        )
    )


def _rate(run: Run, rate: float) -> str:
    whole = f"10 M deals, extrapolated: {duration(LARGE / rate)}"
    return f"{run.seconds:.1f} s, {rate:,.0f} deals a second; {whole}"


def duration(seconds: float) -> str:
    """Write a long time in hours or minutes."""
    return f"{seconds / HOUR:.1f} h" if seconds >= HOUR else f"{seconds / 60:.0f} min"
