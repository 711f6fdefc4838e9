"""Hypothesis draws plans: every shape, with the edges people sign."""

from typing import Any

import yaml
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

Part = dict[str, Any]

DEAL_FILTERS = (
    None,
    "stage = 'Won'",
    "stage in ('Won', 'Refunded') and not product = 'B'",
    "amount >= 1000",
    "customer is not null and (stage = 'Won' or amount < 0)",
    "not (units > 3)",
)
ACTIVITY_FILTERS = (
    None,
    "kind = 'Visit'",
    "kind != 'Call'",
    "score >= 8 or score is null",
    "done_on > '2024-02-15'",
)
MISSING = ("block", "leave out", "zero")
RATES = ("0 %", "1 %", "3.3333 %", "5 %", "12.5 %", "100 %")


def rarely(strategy: SearchStrategy[Any]) -> SearchStrategy[Any]:
    """Draw from a strategy one time in four, else nothing."""
    return st.sampled_from((False, False, False, True)).flatmap(
        lambda wanted: strategy if wanted else st.none()
    )


def given(**fields: Any) -> Part:
    """Leave out the fields that have nothing in them; `from_` stands for `from`."""
    return {name.rstrip("_"): value for name, value in fields.items() if value is not None}


@st.composite
def credits_(draw: DrawFn) -> dict[str, Part]:
    """Draw who is credited with deals and with activities."""
    kind = draw(st.sampled_from(("owner", "split", "team")))
    deals = {"kind": kind, "counts_on": "closed_on", "amount": "amount"}
    if kind == "split":
        deals |= given(shares=draw(st.sampled_from((None, "total 100 %", "may differ from 100 %"))))
    if kind == "team":
        deals |= given(
            levels=draw(st.sampled_from((None, "1", "2", "3"))),
            shared_by=draw(st.sampled_from((None, "owner", "split"))),
            own=draw(st.sampled_from((None, "true", "false"))),
        )
    activities = given(
        kind=draw(st.sampled_from(("owner", "team"))),
        counts_on="done_on",
    )
    return {"deals": deals, "activities": activities}


@st.composite
def bands(draw: DrawFn, edges: tuple[str, ...], field: str, values: tuple[str, ...]) -> list[Part]:
    """Draw bands that leave no number out and none twice; each edge says on which side it belongs."""
    chosen = [edge for edge in edges if draw(st.booleans())]
    found = [{field: draw(st.sampled_from(values))} for _ in range(len(chosen) + 1)]
    for place, edge in enumerate(chosen):
        ends, begins = draw(st.sampled_from((("below", "from"), ("up_to", "above"))))
        found[place][ends], found[place + 1][begins] = edge, edge
    return found


@st.composite
def curves(draw: DrawFn) -> Part:
    """Draw a curve."""
    kind = draw(st.sampled_from(("ratio", "step", "linear", "piecewise")))
    if kind == "ratio":
        highest = draw(st.sampled_from((None, "120", "150")))
        return given(kind=kind, lowest=draw(st.sampled_from((None, "20"))), highest=highest)
    if kind == "step":
        edges = ("60 %", "80 %", "100 %", "120 %")
        return {"kind": kind, "bands": draw(bands(edges, "points", ("0", "40", "87.5", "100", "133.333333")))}
    corners = [
        {"at": at, "points": draw(st.sampled_from(("0", "30", "60", "66.6667", "100", "130")))}
        for at in ("50 %", "83.3333 %", "100 %", "130 %")
    ]
    if kind == "linear":
        return {"kind": kind, "from": corners[0], "to": corners[3]}
    return {"kind": kind, "through": corners}


@st.composite
def measured(draw: DrawFn, targets: tuple[str, ...], *, better: bool = True) -> Part:
    """Draw what every indicator may say of its target."""
    floor = draw(rarely(st.sampled_from(("50 %", "80 %"))))
    cap = draw(rarely(st.sampled_from(("100 %", "110 %"))))
    return given(
        target=draw(st.sampled_from(("personal", *targets))),
        better=draw(rarely(st.just("less"))) if better else None,
        floor=floor,
        cap=cap,
        if_missing=draw(st.sampled_from((None, *MISSING))),
    )


@st.composite
def indicators(draw: DrawFn, credit: dict[str, Part]) -> dict[str, Part]:
    """Draw one indicator of each kind, over deals or activities."""
    deals, visits = st.sampled_from(DEAL_FILTERS), st.sampled_from(ACTIVITY_FILTERS)
    owned = credit["deals"]["kind"] == "owner" or credit["deals"].get("shared_by") == "owner"
    number = "units" if owned and draw(st.booleans()) else "amount"
    found = {
        "sales": {"kind": "total", "from": "deals", "of": "amount"}
        | given(where=draw(deals))
        | draw(measured(("1,000.00", "2500"), better=False)),
        "won": {"kind": "count", "from": "deals"} | given(where=draw(deals)) | draw(measured(("2", "7"))),
        "customers": {
            "kind": "distinct",
            "from": "deals",
            "of": draw(st.sampled_from(("customer", "product"))),
        }
        | given(where=draw(deals))
        | draw(measured(("1", "3"))),
        "size": {"kind": "average", "from": "deals", "of": number}
        | given(where=draw(deals))
        | draw(measured(("3", "800"))),
        "quality": {"kind": draw(st.sampled_from(("average", "latest"))), "from": "activities", "of": "score"}
        | given(where=draw(visits))
        | draw(measured(("7.5", "10"))),
        "hours": {"kind": draw(st.sampled_from(("total", "latest"))), "from": "activities", "of": "hours"}
        | given(where=draw(visits))
        | draw(measured(("2", "12"))),
        "newest": {"kind": "latest", "from": "deals", "of": "amount"}
        | given(where=draw(deals))
        | draw(measured(("500",))),
        "win-rate": {
            "kind": "ratio",
            "from": "deals",
            "numerator": given(where=draw(deals), of=draw(st.sampled_from((None, "amount")))),
            "denominator": draw(
                st.sampled_from(
                    (
                        {"where": "stage != 'Engaging'"},
                        {"where": "stage = 'Won'"},
                        {"from": "activities", "where": "kind = 'Visit'"},
                        {"from": "activities", "of": "score"},
                    )
                )
            ),
        }
        | draw(measured(("50 %", "0.333333"))),
    }
    if credit["deals"].get("shared_by") == "split":
        del found["newest"]  # see test_found.py
    used = {"sales", *draw(st.permutations(list(found)))[:3]}
    return {code: part | {"title": code} for code, part in found.items() if code in used}


@st.composite
def gates(draw: DrawFn, codes: list[str]) -> Part:
    """Draw an indicator and a limit it must keep."""
    limit = draw(st.sampled_from(("at_least", "at_most", "attainment_at_least")))
    written = draw(st.sampled_from(("90 %", "100 %") if limit == "attainment_at_least" else ("1", "3", "8")))
    return {"indicator": draw(st.sampled_from(codes)), limit: written}


@st.composite
def scorecards(draw: DrawFn, codes: list[str]) -> Part:
    """Draw weights that total 100 %, gates and a rounding step."""
    weights = draw(
        st.sampled_from((("100",), ("60", "40"), ("33.3333", "33.3333", "33.3334"), ("50", "20", "20", "10")))
    )
    chosen = draw(st.permutations(codes))[: len(weights)]
    weights = weights if len(chosen) == len(weights) else ("100",)
    parts = {
        code: {"weight": f"{weight} %", "curve": draw(curves())}
        for code, weight in zip(chosen, weights, strict=False)
    }
    held = [
        draw(gates(codes)) | {"otherwise_at_most": draw(st.sampled_from(("59.99", "80")))}
        for _ in range(draw(st.sampled_from((0, 0, 1, 2))))
    ]
    return given(parts=parts, gates=held or None, rounded_to=draw(st.sampled_from((None, "1", "0.1", "10"))))


@st.composite
def components(draw: DrawFn, codes: list[str]) -> dict[str, Part]:
    """Draw a few components."""
    amounts, reached = ("100", "1,000", "1,500.00", "20,000"), ("50 %", "80 %", "100 %", "133.3333 %")
    kinds: dict[str, Part] = {
        "flat": {"kind": "flat", "amount": draw(st.sampled_from(("0", "500", "1,234.00")))},
        "rate": {"kind": "rate", "on": "sales", "rate": draw(st.sampled_from(RATES))},
        "amount-marginal": {
            "kind": "tiers_by_amount",
            "on": "sales",
            "method": "marginal",
            "tiers": draw(bands(amounts, "rate", RATES)),
        },
        "amount-whole": {
            "kind": "tiers_by_amount",
            "on": "sales",
            "method": "whole",
            "tiers": draw(bands(amounts, "rate", RATES)),
        },
        "reached-marginal": {
            "kind": "tiers_by_attainment",
            "on": "sales",
            "method": "marginal",
            "tiers": draw(bands(reached, "rate", RATES)),
        },
        "reached-whole": {
            "kind": "tiers_by_attainment",
            "on": "sales",
            "of": draw(st.sampled_from(codes)),
            "method": "whole",
            "tiers": draw(bands(reached, "rate", RATES)),
        },
    }
    chosen = draw(st.permutations(list(kinds)))[: draw(st.integers(1, 3))]
    for code, part in kinds.items():
        if draw(st.booleans()) and "tiers" in part and not {"from", "above"} & set(part["tiers"][0]):
            part["tiers"][0]["from"] = "0 %" if code.startswith("reached") else "0"
        gate = draw(rarely(gates(codes)))
        if gate:
            part["gate"] = gate | given(otherwise=draw(st.sampled_from((None, "50 %", "33.3333 %"))))
        part.update(given(cap=draw(rarely(st.sampled_from(("100", "999", "20,000")))), title=code))
    return {code: kinds[code] for code in chosen}


@st.composite
def plans(draw: DrawFn, code: str, currency: str) -> str:
    """Draw a plan and write it down."""
    credit = draw(credits_())
    measured_ = draw(indicators(credit))
    codes = list(measured_)
    plan = given(
        plan=code,
        title=code,
        currency=currency,
        credit=credit,
        indicators=measured_,
        scorecard=draw(scorecards(codes)),
        grades={"bands": draw(bands(("60", "80", "100"), "grade", ("A",)))},
        pay=draw(components(codes)),
    )
    for place, band in enumerate(plan["grades"]["bands"]):
        band["grade"] = "DCBA"[place]
    return yaml.safe_dump(plan, allow_unicode=True, sort_keys=False)
