"""Drawn plans."""

import yaml

from tests.oracle.agreement import read
from tests.oracle.drawn import kinds
from tests.oracle.drawn.chance import Chance, Part, given
from tests.oracle.drawn.gates import name_gates, named_gates
from tests.oracle.drawn.groups import of_groups
from tests.oracle.drawn.indicators import credits_of, further, over_facts
from tests.oracle.drawn.pay import Paying
from tests.oracle.drawn.scorecards import grades, scorecard
from tests.oracle.drawn.settlements import settlement
from tests.oracle.drawn.words import known
from tests.oracle.indicators.formula import formula

_DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


def plan(chance: Chance, code: str, currency: str, *, most: int = 5) -> str:
    """Draw a plan and write it down."""
    credit = credits_of(chance)
    own = over_facts(chance, credit)
    every = own | of_groups(chance, own) | further(chance)
    _without_lookback(every)
    codes = _chosen(chance, every, most)
    indicators = {name: part | {"title": name} for name, part in every.items() if name in codes}
    units = _units(code, currency, credit, indicators)
    card, named = scorecard(chance, indicators, units), grades(chance)
    says = given(
        plan=code,
        title=code,
        currency=currency,
        credit=credit,
        indicators=indicators,
        scorecard=card,
        grades=named,
    )
    letters = [row["grade"] for row in (named["bands"] if "bands" in named else named["shares"])]
    parts = card.get("parts") or {
        name: part for group in card["groups"].values() for name, part in group["parts"].items()
    }
    paying = Paying(chance, units, [*parts, *card.get("extras", {})], letters, deals=credit["deals"])
    pay = paying.components()
    gates = named_gates(chance, pay)
    items = settlement(chance, list(indicators), pay)
    name_gates(chance, gates, items or {})
    says |= known("plan", rounding=_rounding(chance, pay))
    says |= given(gates=gates or None, pay=pay or None, settlement=items)
    return write(says)


def _rounding(chance: Chance, pay: dict[str, Part]) -> str | Part | None:
    """Draw how pay is rounded; what a running year is due is rounded to no larger unit."""
    rules = ("by line", "by total")
    if any(part.get("over") == "year to date" or "cap_each" in part for part in pay.values()):
        return chance.rarely(*rules)
    unit = {"to": chance.one("1", "5", "50"), "direction": chance.one("half up", "up", "down")}
    options: tuple[str | Part, ...] = (*rules, {"rule": chance.one(*rules)} | unit)
    return chance.rarely(*options)


def write(says: Part) -> str:
    """Write a plan down."""
    return str(yaml.dump(says, Dumper=_DUMPER, allow_unicode=True, sort_keys=False))


def clone(text: str, code: str) -> str:
    """Give the same plan another code."""
    first, _, rest = text.partition("\n")
    assert first.startswith("plan: ")
    return f"plan: {code}\n{rest}"


def _chosen(chance: Chance, every: dict[str, Part], most: int) -> set[str]:
    """Choose a few indicators, and those they are made of."""
    others = [name for name in every if name in kinds.INDICATORS]
    chosen = {"sales", "won", *chance.some(list(every), 2), *chance.some(others, most - 3)}
    for name in list(chosen):
        if every[name]["kind"] == "growth":
            chosen.add(every[name]["of"])
        if every[name]["kind"] == "formula":
            chosen |= set(formula(every[name]["formula"])[1])
    return chosen


def _units(code: str, currency: str, credit: Part, indicators: dict[str, Part]) -> dict[str, str]:
    text = write({"plan": code, "currency": currency, "credit": credit, "indicators": indicators})
    agreement = read(text)
    return {name: agreement.unit(name) for name in indicators}


def _without_lookback(every: dict[str, Part]) -> None:
    """Take away what a year to date may not look at: targets for part of a period."""
    for part in (every["sales"],):
        for word in ("prorate", "ramp", "target_by"):
            part.pop(word, None)
