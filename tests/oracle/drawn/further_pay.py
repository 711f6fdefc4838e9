"""Drawn pay beyond an edge, by the unit, by a formula, and by the tier."""

from typing import Any

from tests.oracle.drawn.chance import Chance, Part, given
from tests.oracle.drawn.scorecards import POINTS, along, edges_of

UNITS, AMOUNTS = ("1", "2.5", "4"), ("0", "10", "33.00", "100")

MIXED = "whole then marginal"


def mixed(chance: Chance, tiers: Part) -> Part:
    """Say from which tier on they are marginal; where there is one tier only, they are whole."""
    edges = [tier.get("from", tier.get("above")) for tier in tiers["tiers"][1:]]
    if not edges:
        return tiers | {"method": "whole"}
    return tiers | {"marginal_from": chance.one(*edges)}


def further(chance: Chance, kind: str, paying: Any) -> Part | None:
    """Draw one of these; nothing where the plan has nothing to pay for."""
    match kind:
        case "beyond":
            edge = chance.one(
                {"amount": chance.one("1,000", "333.00")}, {"attainment": chance.one("80 %", "133.3333 %")}
            )
            return {"kind": kind, "on": "sales", "rate": chance.one("3.3333 %", "12.5 %")} | edge
        case "per_unit":
            return _per_unit(chance, paying)
        case "formula":
            return {"kind": kind, "formula": _formula(chance, paying)}
        case "amount_by_tier":
            axis: Part = paying.axis()
            tiers = [band | {"amount": chance.one(*AMOUNTS)} for band in axis.pop("bands")]
            if chance.randrange(4) == 0:
                total = [{"below": "80", "amount": "0"}, {"from": "80", "amount": "500"}]
                return {"kind": kind, "of": "total score", "tiers": total}
            return {"kind": kind, "tiers": tiers} | axis
    return None


def _per_unit(chance: Chance, paying: Any) -> Part | None:
    counted = [code for code in ("won", "hours") if paying.units.get(code) == "count"]
    if not counted:
        return None
    found: Part = {"kind": "per_unit", "on": chance.one(*counted)}
    if chance.randrange(2):
        return found | {"amount": chance.one(*AMOUNTS[1:])}
    tiers = chance.bands(UNITS, "amount", AMOUNTS)
    return found | given(tiers=tiers, method=chance.one(None, "marginal", "whole"))


def _formula(chance: Chance, paying: Any) -> str:
    scored = [code for code in ("sales", "won", "size") if code in paying.scored]
    written = [
        "0.05 * sales + 33.33 * won",
        "1000 * min(attainment(sales), 1.5)",
        "max(sales - target(sales), 0) / 3",
        "10 * (total_score - 80)",
        "sales / won",
        "sales * attainment(won) - 7",
        *(f"score({code}) * 12.5" for code in scored),
    ]
    return chance.one(*written)


def payout_curve(chance: Chance, paying: Any) -> Part:
    """Draw a factor along an attainment, a value, a score or the total."""
    by = chance.one("attainment", "value", "score", "total")
    code = chance.one(*paying.codes)
    if by == "value":
        bands = chance.bands(edges_of(paying.units[code]), "points", POINTS)
        return {"kind": "curve", "of": code, "by": by, "curve": {"kind": "range", "bands": bands}}
    kind = chance.one("linear", "piecewise")
    curve: Part = {"kind": "ratio", "highest": "150"}
    if chance.randrange(3):
        curve = along(chance, kind)
    elif chance.randrange(2):
        curve = {"kind": "step", "bands": chance.bands(("60 %", "80 %", "100 %"), "points", POINTS)}
    if by == "score" and paying.scored:
        return {"kind": "curve", "of": chance.one(*paying.scored), "by": by, "curve": curve}
    return {"kind": "curve", "of": code if by == "attainment" else "total score", "curve": curve}
