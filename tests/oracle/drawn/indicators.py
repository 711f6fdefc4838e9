"""Drawn indicators: over deals, over activities, over ratings, over each other."""

from tests.oracle.drawn import kinds
from tests.oracle.drawn.chance import Chance, Part, given

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
MISSING = ("block", "leave out", "zero", "leave out", "zero")
ITEMS = ("calls", "tidy", "polite", "prompt")
ROLES = ("manager", "peer", "self")
FORMULAS = (
    ("(sales - 100) / won", "money"),
    ("sales / 1000 + won * 0.5", "points"),
    ("max(won, 2) * min(hours, 3.25) - -1", "count"),
    ("hours / (won - 1)", "ratio"),
    ("sales * 0.333333 / max(customers, 1)", "average"),
)


def credits_of(chance: Chance) -> dict[str, Part]:
    """Draw who is credited with deals and with activities."""
    kind = chance.one(*kinds.CREDITING)
    deals: Part = {"kind": kind, "counts_on": "closed_on", "amount": "amount"}
    if kind == "split":
        deals |= given(shares=chance.one(None, "total 100 %", "may differ from 100 %"))
    if kind == "team":
        levels, own = chance.one(None, "1", "2", "3"), chance.one(None, "true", "false")
        deals |= given(levels=levels, shared_by=chance.one(None, "owner", "split"), own=own)
    if kind == "overlay":
        deals |= given(shared_by=chance.one("owner", "split"))
    if "refunds" in kinds.MORE:
        deals |= given(refunds=chance.often("takes_back"))
    if "territory" in kinds.MORE:
        deals |= given(without_owner=chance.rarely("territory"))
    activities: Part = {"kind": chance.one("owner", "team"), "counts_on": "done_on"}
    return {"deals": deals, "activities": activities}


def measured(chance: Chance, targets: tuple[str, ...], *, better: bool = True) -> Part:
    """Draw what every indicator may say of its target."""
    rule = chance.one(None, *MISSING, *(("carry",) if "carry" in kinds.MORE else ()))
    found = given(
        target=chance.one("personal", *targets),
        better=chance.rarely("less") if better else None,
        floor=chance.rarely("50 %", "80 %"),
        cap=chance.rarely("100 %", "110 %"),
        if_missing=rule,
    )
    if "targets" in kinds.MORE:
        if found["target"] == "personal":
            found |= given(target_by=chance.rarely("days", "months", kinds.SEASON))
        found |= given(
            prorate=chance.rarely(*kinds.PRORATIONS),
            ramp=chance.rarely(["50 %", "75 %"], ["33.3333 %"], ["0 %", "90 %"]),
        )
    return found


def over_facts(chance: Chance, credit: dict[str, Part]) -> dict[str, Part]:
    """Draw one indicator of each kind, over deals or activities."""

    def deals() -> str | None:
        return chance.one(*DEAL_FILTERS)

    def visits() -> str | None:
        return chance.one(*ACTIVITY_FILTERS)

    owned = credit["deals"]["kind"] == "owner" or (
        credit["deals"]["kind"] in {"team", "overlay"}
        and credit["deals"].get("shared_by", "owner") == "owner"
    )
    number = "units" if owned and chance.randrange(2) else "amount"
    found: dict[str, Part] = {
        "sales": given(kind="total", from_="deals", of="amount", where=deals())
        | measured(chance, ("1,000.00", "2500"), better=False),
        "won": given(kind="count", from_="deals", where=deals()) | measured(chance, ("2", "7")),
        "customers": given(
            kind="distinct", from_="deals", of=chance.one("customer", "product"), where=deals()
        )
        | measured(chance, ("1", "3")),
        "size": given(kind="average", from_="deals", of=number, where=deals())
        | measured(chance, ("3", "800")),
        "quality": given(kind=chance.one("average", "latest"), from_="activities", of="score", where=visits())
        | measured(chance, ("7.5", "10")),
        "hours": given(kind=chance.one("total", "latest"), from_="activities", of="hours", where=visits())
        | measured(chance, ("2", "12")),
        "win-rate": {
            "kind": "ratio",
            "from": "deals",
            "numerator": given(where=deals(), of=chance.one(None, "amount")),
            "denominator": chance.one(
                {"where": "stage != 'Engaging'"},
                {"where": "stage = 'Won'"},
                {"from": "activities", "where": "kind = 'Visit'"},
                {"from": "activities", "of": "score"},
            ),
        }
        | measured(chance, ("50 %", "0.333333")),
    }
    if (
        credit["deals"].get("shared_by") != "split" and credit["deals"]["kind"] != "overlay"
    ):  # the newest of a shared deal is refused
        newest = given(kind="latest", from_="deals", of="amount", where=deals())
        found["newest"] = newest | measured(chance, ("500",))
    return found


def further(chance: Chance) -> dict[str, Part]:
    """Draw one indicator of each kind over others, over answers and over ratings."""
    roles = chance.one(("50 %", "30 %", "20 %"), ("33.3333 %", "33.3333 %", "33.3334 %"))
    formula, unit = chance.one(*FORMULAS)
    target = {"money": "500", "count": "3", "ratio": "50 %"}.get(unit, "10")
    found: dict[str, Part] = {
        "growth": given(
            kind="growth",
            of=chance.one("sales", "won", "size", "customers"),
            on=chance.one("previous period", "same period last year"),
        )
        | measured(chance, ("10 %", "50 %")),
        "survey": given(
            kind="survey",
            from_="activities",
            of="score",
            method=chance.one("mean", "top box", "net promoter"),
            where=chance.one(*ACTIVITY_FILTERS),
            top=chance.one(None, "8", "10"),
            bottom=chance.one(None, "3"),
            at_least=chance.one(None, "2", "3"),
        ),
        "rating": given(
            kind="rating",
            items=chance.one(list(ITEMS[:2]), list(ITEMS)),
            roles=chance.rarely(["manager", "peer"]),
        )
        | measured(chance, ("4", "5")),
        "checklist": given(
            kind="checklist",
            items=list(ITEMS[: chance.one(1, 2, 3, 4)]),
            roles=chance.rarely(["manager"]),
            unanswered=chance.one(None, "not done", "left out"),
        )
        | measured(chance, ("80 %", "100 %")),
        "reviews": given(
            kind="reviews",
            items=chance.often(list(ITEMS[:2])),
            roles=dict(zip(ROLES, roles, strict=True)),
            at_least=chance.rarely({"peer": "2"}),
            absent=chance.one(None, "re-weight", {"merge": {"peer": "manager", "self": "peer"}}, "block"),
            leniency=chance.one(None, "none", "by rater", "by rater"),
            scale={"from": "1", "to": "5"},
        )
        | measured(chance, ("4", "5")),
        "formula": given(kind="formula", formula=formula, unit=unit) | measured(chance, (target,)),
    }
    survey = found["survey"]
    if survey["method"] != "net promoter":
        survey.pop("bottom", None)
    if survey["method"] == "mean":
        survey.pop("top", None)
    survey |= measured(chance, {"mean": ("7", "9"), "top box": ("50 %",)}.get(survey["method"], ("10", "50")))
    return {code: part for code, part in found.items() if code in kinds.INDICATORS}
