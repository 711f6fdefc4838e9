"""docs/reference/benchmarks.md: one table a question, the machine named, what falls short said."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from bench.contenders import AT_EVERY_SIZE, DUCKDB, LARGEST_IN_MEMORY, PANDAS, STEELYARD
from bench.machine import machine, versions
from bench.rounds import Taken

MIB, GIB = 1024**2, 1024**3
HEAD = """# Benchmarks

One company's year, closed by Steelyard and by everything people would write instead: {shape}.
`make bench` draws the company, runs every contender in turn (each in a process of its own, round by round),
stops if two of them differ by a cent, and writes this page; `BIG=1 make bench` adds 100 million deals.

Taken on {day}: {machine}. {versions}. Seconds are from the first read to the last write, without starting
Python; medians of {rounds} rounds (at 100 million deals: one); `×` compares with Steelyard within each round.
Memory is the most the process and its children held.
"""
SHAPE = (
    "twelve months, a hierarchy of five levels above those who sell, 50 products, 30 regions, 5 currencies, "
    "a fifth of the deals shared by two or three people, a tenth of the people moving within the year, "
    "20 plan versions with 5 marginal tiers on attainment, a threshold, a factor for satisfaction, one "
    "for each product and a cap, an override over five levels, and 8 indicators a person, scored by curves, "
    "weighted, ranked and distributed 20/70/10"
)


@dataclass
class Findings:
    """Everything a page is written from."""

    rounds: int
    taken: list[Taken] = field(default_factory=list)
    limits: dict[str, tuple[float, float]] = field(default_factory=dict)  # by size: read, write
    rows: list[tuple[str, str, str]] = field(default_factory=list)  # what, at which size, what came out
    one_person: list[tuple[str, str, str]] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    orm_deals_a_second: float = 0.0


def page(findings: Findings, day: date) -> str:
    """Write the page."""
    head = HEAD.format(
        shape=SHAPE, day=day.isoformat(), machine=machine(), versions=versions(), rounds=findings.rounds
    )
    parts = [head, *_closes(findings), *_growth(findings), *_limits(findings), *_aims(findings)]
    for title, rows in (
        ("Smaller things", findings.rows),
        ("One person (aim: p95 under 20 ms)", findings.one_person),
    ):
        if rows:
            parts += [f"## {title}\n", table(("what", "size", "result"), rows)]
    if findings.left_out:
        parts += ["## Left out\n", "".join(f"- {reason}\n" for reason in findings.left_out)]
    return "\n".join(parts)


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Write a table; the first column is words, the others figures."""
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _closes(findings: Findings) -> Iterator[str]:
    for taken in findings.taken:
        yield f"## {taken.size.deals:,} deals, {taken.size.people:,} people, {taken.lines:,} pay lines\n"
        rows = [
            (
                contender.title,
                f"{taken.seconds(contender.code):.2f}",
                f"{taken.ratio(contender.code):.2f} ×",
                f"{taken.size.deals / taken.seconds(contender.code):,.0f}",
                memory(taken.peak_bytes(contender.code)),
            )
            for contender in AT_EVERY_SIZE
            if contender.code in taken.runs
        ]
        yield table(("contender", "seconds", "to Steelyard", "deals a second", "peak memory"), rows)


def _growth(findings: Findings) -> Iterator[str]:
    if len(findings.taken) < 2:  # noqa: PLR2004 - growth wants two sizes
        return
    yield "## Growth of cost with size: seconds a million deals, and peak memory\n"
    sizes = [taken.size for taken in findings.taken]
    rows = [
        (contender.title, *(_per_million(taken, contender.code) for taken in findings.taken))
        for contender in AT_EVERY_SIZE
    ]
    yield table(("contender", *(f"{size.deals:,}" for size in sizes)), rows)


def _per_million(taken: Taken, code: str) -> str:
    if code not in taken.runs:
        return "–"
    return f"{taken.seconds(code) / taken.size.deals * 1e6:.2f} s, {memory(taken.peak_bytes(code))}"


def _limits(findings: Findings) -> Iterator[str]:
    if not findings.limits:
        return
    yield "## The limits\n"
    rows = []
    for taken in findings.taken:
        if taken.size.code in findings.limits:
            read, write = findings.limits[taken.size.code]
            ours = taken.seconds(STEELYARD.code)
            rows.append(
                (f"{taken.size.deals:,}", f"{read:.2f}", f"{write:.2f}", f"{ours / (read + write):.2f} ×")
            )
    yield table(("deals", "read the columns, s", "write the pay lines, s", "Steelyard to read + write"), rows)


def _aims(findings: Findings) -> Iterator[str]:
    """Say which aims are met at the largest size they are set for."""
    whole = [taken for taken in findings.taken if taken.size.deals <= LARGEST_IN_MEMORY]
    if not whole:
        return
    taken = whole[-1]
    rows = []
    for contender, least in ((DUCKDB, 1.0), (PANDAS, 3.0)):
        if contender.code in taken.runs:
            ratio = taken.ratio(contender.code)
            rows.append((f"{contender.title}: at least {least:g} ×", f"{ratio:.2f} ×", _met(ratio >= least)))
    if taken.size.code in findings.limits:
        read, write = findings.limits[taken.size.code]
        ratio = taken.seconds(STEELYARD.code) / (read + write)
        rows.append(("read + write: at most 2.5 ×", f"{ratio:.2f} ×", _met(ratio <= 2.5)))  # noqa: PLR2004 - the aim
    if findings.orm_deals_a_second:
        ratio = taken.size.deals / taken.seconds(STEELYARD.code) / findings.orm_deals_a_second
        rows.append(("Django ORM, tuned, extrapolated: at least 100 ×", f"{ratio:.0f} ×", _met(ratio >= 100)))  # noqa: PLR2004 - the aim
    yield f"## Aims, at {taken.size.deals:,} deals\n"
    yield table(("aim", "measured", ""), rows)


def _met(met: bool) -> str:  # noqa: FBT001 - a yes or no is what it words
    return "met" if met else "not met"


def memory(size: float) -> str:
    """Write bytes as people do."""
    return f"{size / GIB:.1f} GB" if size >= GIB else f"{size / MIB:.0f} MB"
