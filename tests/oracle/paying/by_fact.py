"""Components that pay for each fact: rate, tiers, bounty, override."""

from typing import Any

from tests.oracle.agreement import Part
from tests.oracle.amounts import checked
from tests.oracle.conditions import condition
from tests.oracle.facts import in_order
from tests.oracle.indicators.found import Found, Measure
from tests.oracle.paying.by_edge import beyond, edge_of
from tests.oracle.paying.by_unit import units_of
from tests.oracle.paying.known import STOPS, Known, Stopped
from tests.oracle.paying.mixed import of_mixed_way
from tests.oracle.paying.tiers import Tiers, rate_ppm
from tests.oracle.periods import Days

Row = dict[str, Any]
KINDS = frozenset(
    {"rate", "tiers_by_amount", "tiers_by_attainment", "bounty", "override", "beyond", "per_unit"}
)


def credits_in_order(found: Found, *, by_level: bool = False) -> list[Row]:
    """Put facts in order, with the running total before and after each; a person's parts of one added up."""
    facts: dict[Any, Row] = {}
    for row in found.counted:
        key = (*in_order(row), row["dataset"], row["level"] if by_level else 0)
        line = facts.setdefault(key, row | {"credit_minor": None, "share": 0})
        line["share"] += row["share_ppm"]
        if row["amount_minor"] is not None:
            line["credit_minor"] = (line["credit_minor"] or 0) + row["amount_minor"]
    running, lines = 0, [facts[key] for key in sorted(facts)]
    for line in lines:
        line["before"] = running
        running = checked(running + (line["credit_minor"] or 0))
        line["running_minor"] = running
    return [line | {"period": running} for line in lines]


def line_of(row: Row) -> Row:
    """Begin the line of a fact."""
    return {name: row[name] for name in ("dataset", "fact_id", "counted_on", "credit_minor", "running_minor")}


def exact_lines(known: Known, code: str, person: str) -> list[tuple[Row, Any, Row]] | Stopped:
    """Give (the line, its exact pay in millionths of a minor unit, the credit) of every fact."""
    says = known.plan.pay[code]
    if says["kind"] == "override":
        return _override(known, says, person)
    if says["kind"] == "per_unit":
        none = {"credit_minor": None, "running_minor": None}
        return [
            (line_of(row | none) | {"note": why}, exact, row)
            for row, exact, why in units_of(known, says, person)
        ]
    if says["kind"] == "beyond":
        return _beyond(known, says, person)
    if says["kind"] == "bounty":
        amount = known.plan.money(says["amount"])
        rows = credits_in_order(known.measures[person][says["on"]])
        return [
            (line_of(row) | {"credit_minor": None, "running_minor": None}, amount * row["share"], row)
            for row in rows
            if row["stands"]
        ]
    found: Found = known.measures[person][says["on"]]
    reached = reached_by(known, says, person, known.closing)
    if isinstance(reached, Stopped):
        return reached
    if says.get("over") == "year to date":
        found = known.measuring[person].found(says["on"], known.closing.year)
    rows = [row for row in credits_in_order(found) if row["counted_on"] in known.closing]
    start = rows[0]["before"] if rows else 0  # a line shows what was credited so far in the period
    return [
        (
            line_of(row) | {"running_minor": row["running_minor"] - start},
            _exact(known, says, reached, row),
            row,
        )
        for row in _with_their_first(rows)
    ]


def reached_by(known: Known, says: Part, person: str, days: Days) -> Measure | Stopped | None:
    """Find the attainment tiers look at, or why nobody can say; None where they look at none."""
    if says["kind"] != "tiers_by_attainment":
        return None
    of = str(says.get("of", says["on"]))
    measure = known.measures[person][of]
    if says.get("over") == "year to date":
        days = Days(known.closing.year.first, days.last)
        whole = says.get("target_of") == "whole year"
        measure = known.measuring[person].of_the_year(of, days, whole=whole)
    why = STOPS[measure.rule] if measure.attainment is None else None
    return measure if why is None else Stopped(why)


def tiers_of(known: Known, says: Part, reached: Measure | None) -> Tiers:
    """Make somebody's tiers."""
    if reached is None:
        return Tiers(known.plan, says, None, None)
    return Tiers(known.plan, says, reached.attainment, reached.target)


def _exact(known: Known, says: Part, reached: Measure | None, row: Row) -> int:
    credit = row["credit_minor"]
    if says["kind"] == "rate":
        for special in says.get("rates", ()):
            if condition(special["when"])(row["origin"]):
                return int(credit * rate_ppm(special["rate"]))
        return int(credit * rate_ppm(says["rate"]))
    tiers = tiers_of(known, says, reached)
    if says.get("over") == "each transaction":
        if says["method"] == "marginal":
            return _both_ways(tiers, row["net_before"] + credit) - _both_ways(tiers, row["net_before"])
        return int(credit * tiers.at(abs(row["first_minor"])))
    if says["method"] == "marginal":
        return tiers.of_way(row["before"], row["running_minor"])
    mixed = says["method"] == "whole then marginal"
    return of_mixed_way(tiers, row) if mixed else int(credit * tiers.at(row["period"]))


def _both_ways(tiers: Tiers, credit: int) -> int:
    return tiers.of_way(0, abs(credit)) * (-1 if credit < 0 else 1)


def _with_their_first(rows: list[Row]) -> list[Row]:
    """Tell each credit how much the fact it takes back was, and what was left of that before it."""
    firsts = {
        (row["dataset"], row["root"]): row["credit_minor"] for row in rows if row["fact_id"] == row["root"]
    }
    nets: dict[Any, int] = {}
    found = []
    for row in rows:
        fact = (row["dataset"], row["root"])
        credit, before = row["credit_minor"] or 0, nets.get(fact, 0)
        found.append(row | {"first_minor": firsts.get(fact, credit), "net_before": before})
        nets[fact] = before + credit
    return found


def year_pay(known: Known, says: Part, person: str, days: Days) -> int:
    """Give the exact pay, in millionths, of all a year's credits up to a day."""
    reached = reached_by(known, says, person, days)
    rows = credits_in_order(known.measuring[person].found(says["on"], days))
    if not rows:
        return 0
    if isinstance(reached, Stopped):  # before anybody had a target, no higher tier was reached
        reached = None
    total, tiers = rows[-1]["running_minor"], tiers_of(known, says, reached)
    if says["method"] == "marginal":
        return tiers.of_way(0, total)
    return int(total * tiers.at(total))


def _beyond(known: Known, says: Part, person: str) -> list[tuple[Row, int, Row]] | Stopped:
    measure = known.measures[person][says["on"]]
    edge = edge_of(known, says, measure)
    if isinstance(edge, Stopped):
        return edge
    lines = []
    for row in credits_in_order(measure):
        exact, why = beyond(says, edge, row)
        lines.append((line_of(row) | {"note": why}, exact, row))
    return lines


def _override(known: Known, says: Part, person: str) -> list[tuple[Row, int, Row]]:
    rates = {int(level): rate_ppm(rate) for level, rate in says["rates"].items()}
    rates |= {0: rate_ppm(says["own"])} if "own" in says else {}
    rows = credits_in_order(known.measures[person][says["on"]], by_level=True)
    rows = [row for row in rows if row["level"] in rates and row["credit_minor"] is not None]
    if says.get("lines", "by fact") == "by fact":
        return [
            (
                line_of(row) | {"note": f"level_{row['level']}"},
                row["credit_minor"] * rates[row["level"]],
                row,
            )
            for row in rows
        ]
    sums: dict[int, int] = {}
    for row in rows:
        sums[row["level"]] = sums.get(row["level"], 0) + row["credit_minor"]
    return [
        (once(known) | {"credit_minor": credit, "note": f"level_{level}"}, credit * rates[level], {})
        for level, credit in sums.items()
    ]


def once(known: Known, fact: tuple[str, str] | None = None) -> Row:
    """Begin a line that comes once: for no fact, or for one among which something is shared out."""
    dataset, fact_id = fact or (None, None)
    return {
        "dataset": dataset,
        "fact_id": fact_id,
        "counted_on": known.closing.last,
        "credit_minor": None,
        "running_minor": None,
    }
