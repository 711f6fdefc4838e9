"""Drawn scorecards, curves, thresholds and grades."""

from tests.oracle.drawn import kinds
from tests.oracle.drawn.chance import Chance, Part, given
from tests.oracle.drawn.words import known

WEIGHTS = (("100",), ("60", "40"), ("33.3333", "33.3333", "33.3334"), ("50", "20", "20", "10"))
POINTS = ("0", "40", "87.5", "100", "133.333333")
VALUE_EDGES = {"money": ("100", "1,000.00", "20,000"), "count": ("1", "2", "5")}
OF_VALUE = frozenset({"range", "deduction"})


def edges_of(unit: str) -> tuple[str, ...]:
    """Give levels of an indicator that values come close to."""
    return VALUE_EDGES.get(unit, ("0.5", "1", "3", "8"))


def curve(chance: Chance, indicator: Part, unit: str) -> Part:  # noqa: C901, PLR0911 - a case a kind
    """Draw a curve for an indicator; one that reads its value forbids floor and cap."""
    kind = chance.one(*kinds.CURVES)
    reads = None
    if kind in {"rank", "z_score"}:
        reads = chance.one(None, "attainment", "value")
    veto = chance.one(
        "at_least", "at_most", "attainment_at_least", *known("veto", attainment_at_most="attainment_at_most")
    )
    if kind in OF_VALUE or reads == "value" or (kind == "veto" and not veto.startswith("attainment")):
        indicator.pop("floor", None)
        indicator.pop("cap", None)
    within = chance.one(None, "plan", "team", "position")
    held = {"at_least": chance.one("0", "20"), "at_most": chance.one("100", "120")}
    match kind:
        case "ratio":
            return given(kind=kind, lowest=chance.one(None, "20"), highest=chance.one(None, "120", "150"))
        case "step":
            edges = ("60 %", "80 %", "100 %", "120 %")
            return {"kind": kind, "bands": chance.bands(edges, "points", POINTS)}
        case "range":
            return {"kind": kind, "bands": chance.bands(edges_of(unit), "points", POINTS)}
        case "deduction":
            return given(
                kind=kind,
                start=chance.one("100", "80"),
                points=chance.one("5", "0.333333"),
                per=chance.one("1", "3"),
                free=chance.often("2", "1"),
                not_below=chance.often("0", "40"),
                count=chance.one(None, "whole", "parts"),
            )
        case "add_and_subtract":
            steps = {
                "up": chance.one("1", "2.5"),
                "down": chance.one("2", "0.75"),
                "per": chance.one("1 %", "0.3 %"),
            }
            return {"kind": kind, "base": chance.one("100", "80")} | steps | held
        case "veto":
            limit = "90 %" if veto.startswith("attainment") else chance.one(*edges_of(unit))
            return given(kind=kind, points=chance.often("100", "50")) | {veto: limit}
        case "rank":
            ends = given(low=chance.one(None, "40"), high=chance.one(None, "120"))
            return given(kind=kind, reads=reads, within=within) | ends
        case "z_score":
            scale = {"middle": chance.one("70", "100"), "step": chance.one("10", "15.5")}
            return given(kind=kind, reads=reads, within=within) | scale | held
    return along(chance, kind)


def along(chance: Chance, kind: str) -> Part:
    """Draw straight lines between corners."""
    corners = [
        {"at": at, "points": chance.one("0", "30", "60", "66.6667", "100", "130")}
        for at in ("50 %", "83.3333 %", "100 %", "130 %")
    ]
    if kind == "piecewise" and chance.randrange(3) == 0:
        place = chance.randrange(4)
        twin = {"at": corners[place]["at"], "points": chance.one("0", "45", "120")}
        corners.insert(place + 1, twin)
        corners[place + chance.randrange(2)]["belongs"] = "yes"
        return {"kind": kind, "through": corners}
    if kind == "linear":
        return {"kind": kind, "from": corners[0], "to": corners[3]}
    return {"kind": kind, "through": corners}


def threshold(chance: Chance, codes: list[str]) -> Part:
    """Draw an indicator and a limit it must keep."""
    limit = chance.one("at_least", "at_most", "above", "below")
    limit = chance.one(limit, limit, f"attainment_{limit}")
    shares = ("90 %", "100 %", "66.6667 %")
    written = chance.one(*shares) if limit.startswith("attainment") else chance.one("1", "3", "8")
    return {"indicator": chance.one(*codes), limit: written}


def scorecard(chance: Chance, indicators: dict[str, Part], units: dict[str, str]) -> Part:
    """Draw weights that total 100 %, perhaps in groups, with extras, limits, gates and a rounding step."""
    codes = list(indicators)

    def parts_of(chosen: list[str]) -> dict[str, Part]:
        weights = chance.one(*(weights for weights in WEIGHTS if len(weights) <= len(chosen)))
        return {
            code: {"weight": f"{weight} %", "curve": curve(chance, indicators[code], units[code])}
            for code, weight in zip(chosen, weights, strict=False)
        }

    kind, chosen = chance.one(*kinds.SCORECARDS), chance.some(codes, 4)
    if kind == "groups" and len(chosen) > 1:
        middle = chance.randrange(1, len(chosen))
        groups = {"one": parts_of(chosen[:middle]), "two": parts_of(chosen[middle:])}
        weights = chance.one(("60 %", "40 %"), ("33.3333 %", "66.6667 %"))
        found: Part = {
            "kind": kind,
            "groups": {
                code: {"title": code, "weight": weight, "parts": parts}
                for (code, parts), weight in zip(groups.items(), weights, strict=True)
            },
        }
        used = {code for parts in groups.values() for code in parts}
    else:
        found = {"parts": parts_of(chosen)}
        used = set(found["parts"])
    others = [code for code in codes if code not in used]
    if "extras" in kinds.MORE and others and chance.randrange(2):
        limits = given(at_least=chance.one("-10", "0", None), at_most=chance.one("10", "5"))
        code = chance.one(*others)
        found["extras"] = {code: {"curve": curve(chance, indicators[code], units[code])} | limits}
    if "between" in kinds.MORE:
        found |= given(
            between=chance.rarely({"at_least": "20", "at_most": "110"}, {"at_most": "100"}),
        )
    held = [
        threshold(chance, codes) | {"otherwise_at_most": chance.one("59.99", "80")}
        for _ in range(chance.one(0, 0, 1, 2))
    ]
    step = chance.one(None, None, "1", "0.1", "10")
    rounded = chance.rarely("parts", "total") if step and "between" in kinds.MORE else None
    return found | given(gates=held or None, rounded_to=step, rounded=rounded)


def grades(chance: Chance) -> Part:
    """Draw bands of totals, or so many of each grade."""
    bands = chance.bands(("60", "80", "100"), "grade", ("A",))
    for place, band in enumerate(bands):
        band["grade"] = "DCBA"[place]
    if chance.one(*kinds.GRADES) == "bands":
        return {"bands": bands}
    shares = chance.one(("20 %", "70 %", "10 %"), ("33.3333 %", "33.3333 %", "33.3334 %"), ("50 %", "50 %"))
    return given(
        kind="distribution",
        shares=[{"grade": grade, "share": share} for grade, share in zip("ABC", shares, strict=False)],
        within=chance.one(None, "plan", "team", "position"),
        smallest_group=chance.one(None, "1", "3", "5"),
        ties=chance.one(None, "better", "worse"),
        otherwise=chance.often(bands),
    )
