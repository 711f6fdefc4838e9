"""The plans' texts, with each version's figures filled in."""

import re
from decimal import Decimal
from pathlib import Path
from string import Template

from bench.company.people import LEAD
from bench.company.terms import (
    BANDS,
    FOCUS,
    INDICATORS,
    LINES,
    OVERRIDE,
    SHARES,
    TARGETS,
    Version,
    product,
    versions,
)
from steelyard.engine import Plan, read

HERE = Path(__file__).parent
INDENT = " " * 4


def plans() -> tuple[Plan, ...]:
    """Read every version, and the managers' plan."""
    return tuple(_read(code, text) for code, text in texts().items())


def without_grades() -> tuple[Plan, ...]:
    """Read the sellers' versions without the forced distribution, for asking about one person."""
    cut = re.compile(r"^grades:\n( .*\n)+", re.MULTILINE)
    return tuple(_read(code, cut.sub("", text)) for code, text in texts().items() if code != LEAD)


def texts() -> dict[str, str]:
    """Write every plan."""
    seller = Template((HERE / "seller.yaml").read_text())
    lead = Template((HERE / "lead.yaml").read_text())
    override = ", ".join(f"{level}: {_percent(rate)}" for level, rate in OVERRIDE.items())
    made = {version.code: seller.substitute(_figures(version)) for version in versions()}
    return {**made, LEAD: lead.substitute(override=override)}


def _read(code: str, text: str) -> Plan:
    reading = read(text, source=f"{code}.yaml")
    if reading.plan is None:
        raise ValueError("\n".join(problem.text("en") for problem in reading.problems))
    return reading.plan


def _figures(version: Version) -> dict[str, str]:
    return {
        "code": version.code,
        "focus": ", ".join(f"'{name}'" for name in FOCUS),
        "parts": "".join(map(_part, INDICATORS, version.weights)),
        "shares": ", ".join(
            f"{{grade: {grade}, share: {_percent(share)}}}" for grade, share in SHARES.items()
        ),
        "tiers": _tiers(version),
        "threshold": _percent(version.threshold),
        "satisfaction": str(Decimal(version.satisfaction) / 1_000_000),
        "satisfaction_factor": _percent(version.satisfaction_factor),
        "multipliers": "".join(
            f"{INDENT}      - {{when: product = '{product(number)}', factor: {_percent(factor)}}}\n"
            for number, factor in enumerate(version.multipliers)
        ),
        "cap": str(Decimal(version.cap) / 100),
        **{f"target_{name}": _target(name, value) for name, value in TARGETS.items()},
    }


def _percent(ppm: int) -> str:
    return f"{Decimal(ppm) / 10_000:f} %"


def _target(name: str, value: int) -> str:
    if name in {"focus", "growth", "cancelled"}:
        return _percent(value)
    scale = {"size": 100, "satisfaction": 1_000_000}.get(name, 1)
    return f"{Decimal(value) / scale:f}"


def _part(name: str, weight: int) -> str:
    if name in LINES:
        (low, least), (high, most) = LINES[name]
        ends = f"from: {{at: {low} %, points: {least}}}, to: {{at: {high} %, points: {most}}}"
        curve = f"{{kind: linear, {ends}}}"
    else:
        curve = f"{{kind: step, bands: [{', '.join(_bands(BANDS[name]))}]}}"
    return f"{INDENT}{name}: {{weight: {_percent(weight)}, curve: {curve}}}\n"


def _bands(steps: tuple[tuple[int, int], ...]) -> list[str]:
    edges = [edge for edge, _ in steps]
    found = [f"{{below: {edges[0]} %, points: 0}}"]
    for (edge, points), following in zip(steps, [*edges[1:], None], strict=True):
        end = f", below: {following} %" if following else ""
        found.append(f"{{from: {edge} %{end}, points: {points}}}")
    return found


def _tiers(version: Version) -> str:
    edges = [0, *version.edges]
    found = []
    for place, rate in enumerate(version.rates):
        end = f", below: {_percent(edges[place + 1])}" if place + 1 < len(edges) else ""
        found.append(f"{INDENT}  - {{from: {_percent(edges[place])}{end}, rate: {_percent(rate)}}}\n")
    return "".join(found)
