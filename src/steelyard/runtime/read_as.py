"""How the texts of a table are read: standing tables by their layout, datasets as the plans look at them."""

from collections.abc import Sequence

from steelyard.engine import Plan
from steelyard.engine.crediting.territory import NAMED
from steelyard.engine.figures import unit_scale
from steelyard.engine.filters.condition import Literal
from steelyard.engine.tables import STANDING
from steelyard.runtime.cells import Cell, Kind

STANDING_KINDS: dict[str, Kind] = {
    **dict.fromkeys(
        (
            *("starts_on", "ends_on", "on_date", "revised_on", "joined_on", "left_on"),
            *("given_on", "dated_on", "since"),
        ),
        "date",
    ),
    "share": "share",
    "rate": "exchange",
    "value": "level",
}


def cells_of(dataset: str, plans: Sequence[Plan]) -> list[Cell]:
    """Say how a dataset's columns are read: as the plans look at them, else as texts."""
    return _standing(dataset, plans) if dataset in STANDING else _facts(dataset, plans)


def _standing(dataset: str, plans: Sequence[Plan]) -> list[Cell]:
    levels = {
        code: unit_scale(indicator.unit, plan.currency)
        for plan in plans
        for code, indicator in plan.indicators.items()
    }
    currency = plans[0].currency if plans else ""
    return [_standing_cell(dataset, name, levels, currency) for name in STANDING[dataset].names]


def _standing_cell(dataset: str, name: str, levels: dict[str, int], currency: str) -> Cell:
    if name.endswith("_minor"):
        return Cell(name.removesuffix("_minor"), "amount", currency=currency)
    plain = name.removesuffix("_ppm").removesuffix("_micro").removesuffix("_pico")
    if dataset == "ratings" and plain == "value":
        return Cell(plain, "rate")
    return Cell(plain, STANDING_KINDS.get(plain, "text"), levels)


def _facts(dataset: str, plans: Sequence[Plan]) -> list[Cell]:
    kinds: dict[str, Kind] = {"id": "text", "owner": "text"}
    text: Kind = "text"
    for plan in plans:
        credit = plan.credit.get(dataset)
        if credit is not None:
            kinds[credit.counts_on] = "date"
            if credit.amount:
                kinds |= {credit.amount: "money", "currency": "text"}
            for column in sorted(plan.columns(dataset)):
                kinds.setdefault(column, _kind(plan, dataset, column))
            follows = (credit.refunds,) if credit.refunds else ()
            for column in (*follows, *(NAMED if credit.by_territory else ())):
                kinds.setdefault(column, "text")
        for item in plan.settlement.values():
            if dataset in item.datasets:
                counts_on, *others = item.datasets[dataset]
                kinds = dict.fromkeys(others, text) | kinds | {counts_on: "date"}
            if dataset in item.paid_in:
                kinds |= {item.paid_in[dataset]: "money", "currency": "text"}
    return [Cell(name, kind) for name, kind in kinds.items()]


def _kind(plan: Plan, dataset: str, column: str) -> Kind:
    for indicator in plan.indicators.values():
        for part in (part for part in indicator.parts() if part.dataset == dataset):
            if part.of == column:
                return "number"
    for condition in plan.conditions(dataset):
        for comparison in condition.comparisons():
            if comparison.column == column and comparison.values:
                return _kind_of(comparison.values[0])
    return "text"


def _kind_of(value: Literal) -> Kind:
    if isinstance(value, str | bool):
        return "text"
    return "date" if hasattr(value, "isoformat") else "number"
