"""What is drawn: the kinds of every family, and the words that stand in several of them."""

CREDITING: tuple[str, ...] = ("owner", "split", "team", "overlay")
INDICATORS: tuple[str, ...] = ("growth", "survey", "formula", "rating", "checklist", "reviews")
CURVES: tuple[str, ...] = (
    "ratio",
    "step",
    "linear",
    "piecewise",
    "range",
    "deduction",
    "add_and_subtract",
    "veto",
    "rank",
    "z_score",
)
SCORECARDS: tuple[str, ...] = ("weights", "groups")
GRADES: tuple[str, ...] = ("bands", "distribution")
PAY: tuple[str, ...] = (
    "flat",
    "rate",
    "tiers_by_amount",
    "tiers_by_attainment",
    "bounty",
    "objective_bonus",
    "bonus_by_grade",
    "merit_matrix",
    "pool",
    "contest",
    "override",
    "beyond",
    "per_unit",
    "formula",
    "amount_by_tier",
)
SEASON = {"season": ["5 %"] * 3 + ["8 %"] * 6 + ["12 %", "12 %", "13 %"]}
PRORATIONS = ("days", "months", "begun months", SEASON)
FACTORS: tuple[str, ...] = ("curve", "multiplier", "accelerator", "decelerator", "by_fact", "ramp", "days")
SETTLEMENT: tuple[str, ...] = (
    "cap",
    "guarantee",
    "penalty",
    "draw",
    "hold_back",
    "deferral",
    "when_paid",
    "claw_back",
)
MORE: frozenset[str] = frozenset(
    {
        "refunds",
        "targets",
        "extras",
        "between",
        "carry",
        "rates",
        "interpolated",
        "over",
        "all_any",
        "cap_each",
    }
)
