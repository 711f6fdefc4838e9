"""A plan as its YAML says it, every value still text: a reading of its own, without the engine's."""

import hashlib
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Any

import yaml

from tests.oracle.amounts import half_up, minor_units, number
from tests.oracle.gates import with_gates

Part = dict[str, Any]
_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # the same in C where there is one


@dataclass(frozen=True, eq=False)
class Agreement:
    """The sections of one plan."""

    code: str
    currency: str
    credit: dict[str, Part]
    indicators: dict[str, Part]
    scorecard: Part | None
    grades: Part | None
    pay: dict[str, Part]
    settlement: dict[str, Part]
    rounding: str | Part | None
    sha256: str

    def money(self, written: str) -> int:
        """Read an amount in the plan's currency, in minor units."""
        return half_up(number(written) * minor_units(self.currency))

    def amount_of(self, dataset: str) -> str | None:
        """Name the money column that is credited."""
        return self.credit[dataset].get("amount")

    def is_money(self, dataset: str, column: str | None) -> bool:
        """Tell whether a column is the credited money."""
        return column is not None and column == self.amount_of(dataset)

    def scale(self, code: str) -> int:
        """Tell how many whole units make one of an indicator's: 100 fen, 1 deal, millionths."""
        return {"money": minor_units(self.currency), "count": 1}.get(self.unit(code), 10**6)

    def unit(self, code: str) -> str:
        """Name an indicator's unit; ratio, average and points are all counted in millionths."""
        indicator = self.indicators[code]
        kind = indicator["kind"]
        if kind in {"total", "average", "latest"} and self.is_money(indicator["from"], indicator["of"]):
            return "money"
        if kind == "formula":
            return str(indicator["unit"])
        return "count" if kind in {"total", "count", "distinct", "in_a_row"} else "ratio"

    def level(self, code: str, written: str) -> Fraction:
        """Read a level of an indicator, in the whole units of its value."""
        return number(written) * self.scale(code)


@lru_cache(maxsize=64)
def read(text: str) -> Agreement:
    """Read the YAML; every scalar stays text."""
    plan = with_gates(yaml.load(text, Loader=_LOADER))  # noqa: S506 - it makes text, lists and groups only
    return Agreement(
        code=plan["plan"],
        currency=plan["currency"],
        credit=plan["credit"],
        indicators=plan["indicators"],
        scorecard=plan.get("scorecard"),
        grades=plan.get("grades"),
        pay=plan.get("pay", {}),
        settlement=plan.get("settlement", {}),
        rounding=plan.get("rounding"),
        sha256=hashlib.sha256(text.encode()).hexdigest(),
    )
