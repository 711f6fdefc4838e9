"""What a sealed run says about people's scores, as frozen dataclasses."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from steelyard import engine
from steelyard.foundation.calculation.models import Run
from steelyard.foundation.calculation.sealed import rows

Row = Mapping[str, Any]
Key = tuple[str, str]


@dataclass(frozen=True, kw_only=True)
class IndicatorResult:
    """One indicator of one person. `value` and `target` are on the scale of the indicator's unit.

    A figure that is not quite a round one is not given as that (engine.shown).
    """

    code: str
    value: int | None
    target: int | None
    attainment_ppm: int | None
    fact_count: int
    missing: str
    score_micro: int | None
    weight_ppm: int
    contribution_micro: int | None
    note: str


@dataclass(frozen=True, kw_only=True)
class ComponentPay:
    """What one component of a plan pays one person."""

    component: str
    amount_minor: int
    note: str  # why it pays nothing (engine.tables.STATEMENTS)


@dataclass(frozen=True, kw_only=True)
class Warned:
    """Something the calculation could not use, or had to assume."""

    code: str
    subject: str
    detail: str
    count: int


@dataclass(frozen=True, kw_only=True)
class PersonResult:
    """All that a run says about one person under one plan."""

    person: str
    plan: str
    indicators: tuple[IndicatorResult, ...]
    components: tuple[ComponentPay, ...]
    raw_micro: int | None
    total_micro: int | None
    gate: str
    grade: str
    rank: int | None
    peers: int | None
    warnings: tuple[Warned, ...]

    @property
    def pay_minor(self) -> int:
        """Return the sum of the components."""
        return sum(part.amount_minor for part in self.components)

    @property
    def main(self) -> IndicatorResult | None:
        """Return the indicator with the greatest weight."""
        scored = [indicator for indicator in self.indicators if indicator.weight_ppm]
        return max(scored, key=lambda indicator: indicator.weight_ppm, default=None)


def results_of(run: Run, person: str) -> tuple[PersonResult, ...]:
    """Return one person's results, one a plan; empty where the run knows nothing of the person."""
    return _assemble(run, person=person)


def all_results(run: Run) -> tuple[PersonResult, ...]:
    """Return everyone's results, by person and plan."""
    return _assemble(run)


def _assemble(run: Run, *, person: str | None = None) -> tuple[PersonResult, ...]:
    tables = {name: _by_key(rows(run, name, person=person)) for name in _READ}
    keys = sorted({key for name in ("measures", "scores", "grades", "statements") for key in tables[name]})
    return tuple(_result(key, {name: tables[name].get(key, []) for name in _READ}) for key in keys)


_READ = ("measures", "scores", "grades", "statements", "warnings")


def _by_key(found: Iterable[Row]) -> dict[Key, list[Row]]:
    grouped: dict[Key, list[Row]] = defaultdict(list)
    for row in found:
        grouped[row["person"] or "", row["plan"] or ""].append(row)
    return grouped


def _result(key: Key, tables: Mapping[str, list[Row]]) -> PersonResult:
    grade: Row = next(iter(tables["grades"]), {})
    scores = {row["indicator"]: row for row in tables["scores"]}
    return PersonResult(
        person=key[0],
        plan=key[1],
        indicators=tuple(_indicator(row, scores.get(row["indicator"], {})) for row in tables["measures"]),
        components=tuple(
            ComponentPay(component=row["component"], amount_minor=row["amount_minor"], note=row["note"] or "")
            for row in tables["statements"]
        ),
        raw_micro=grade.get("raw_micro"),
        total_micro=engine.shown(grade.get("total_micro"), grade.get("total_rest")),
        gate=grade.get("gate") or "",
        grade=grade.get("grade") or "",
        rank=grade.get("rank"),
        peers=grade.get("peers"),
        warnings=tuple(
            Warned(
                code=row["code"],
                subject=row["subject"] or "",
                detail=row["detail"] or "",
                count=row["count"],
            )
            for row in tables["warnings"]
        ),
    )


def _indicator(measure: Row, score: Row) -> IndicatorResult:
    return IndicatorResult(
        code=measure["indicator"],
        value=engine.shown(measure["value"], measure.get("value_rest")),
        target=measure["target"],
        attainment_ppm=engine.shown(measure["attainment_ppm"], measure.get("attainment_rest")),
        fact_count=measure["fact_count"] or 0,
        missing=measure["missing"] or "",
        score_micro=engine.shown(score.get("score_micro"), score.get("score_rest")),
        weight_ppm=score.get("weight_ppm") or 0,
        contribution_micro=score.get("contribution_micro"),
        note=score.get("note") or "",
    )
