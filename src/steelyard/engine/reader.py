"""Reading a plan: text in; the plan and every problem with it out.

Each part is read by itself, so that one mistake does not hide another; then the checker sees how the readable
parts fit together.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter, ValidationError

from steelyard.engine.checker import flaws_of
from steelyard.engine.draft import Draft
from steelyard.engine.figures import minor_digits
from steelyard.engine.incentives.rounding import Rounding
from steelyard.engine.kinds import (
    AnyCredit,
    AnyGate,
    AnyGrades,
    AnyIncentive,
    AnyIndicator,
    AnyScorecard,
    AnySettlement,
)
from steelyard.engine.named_gates import NamedGates
from steelyard.engine.names import is_code, suggestion
from steelyard.engine.nodes import Node, compose
from steelyard.engine.paying import PeriodKind
from steelyard.engine.plan import Plan
from steelyard.engine.problems import Flaw, Problem, Value
from steelyard.engine.retelling import fields_of, retold
from steelyard.engine.shape import Title
from steelyard.engine.written import shown

NAMED: dict[str, TypeAdapter[Any]] = {
    "gates": TypeAdapter(AnyGate),  # before those that name them
    "credit": TypeAdapter(AnyCredit),
    "indicators": TypeAdapter(AnyIndicator),
    "pay": TypeAdapter(AnyIncentive),
    "settlement": TypeAdapter(AnySettlement),
}
SINGLE: dict[str, TypeAdapter[Any]] = {
    **dict.fromkeys(("title", "because", "reference"), TypeAdapter(Title)),
    "scorecard": TypeAdapter(AnyScorecard),
    "grades": TypeAdapter(AnyGrades),
    "rounding": TypeAdapter(Rounding),
    "pays_every": TypeAdapter(PeriodKind),
}
TEXTS = ("plan", "currency")
REQUIRED = ("plan", "title", "currency", "credit", "indicators")
FIELDS = {
    "credit": fields_of(AnyCredit),
    "indicators": fields_of(AnyIndicator),
    "gates": fields_of(AnyGate),
    "pay": fields_of(AnyIncentive),
    "settlement": fields_of(AnySettlement),
    **dict.fromkeys(("title", "because", "reference"), fields_of(Title)),
    "scorecard": fields_of(AnyScorecard),
    "grades": fields_of(AnyGrades),
    "rounding": fields_of(Rounding),
    "pays_every": fields_of(PeriodKind),
}


@dataclass(frozen=True)
class Reading:
    """What came of reading a text: a plan, unless something in it is an error."""

    plan: Plan | None
    problems: tuple[Problem, ...]

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that keep the plan from being used."""
        return tuple(problem for problem in self.problems if problem.severity == "error")


def read(text: str, *, source: str) -> Reading:
    """Read a plan from YAML. Never raises for anything written in it; `source` names the file in problems."""
    node, problems = compose(text, source=source)
    if node is None:
        return Reading(None, tuple(problems))
    reader = _Reader(node, source, problems)
    parts = reader.parts()
    draft = reader.draft(parts)
    reader.check(draft)
    ordered = tuple(sorted(problems, key=lambda problem: (problem.line, problem.code, problem.text())))
    if any(problem.severity == "error" for problem in ordered):
        return Reading(None, ordered)
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Reading(_assembled(parts, draft, digest), ordered)


def _assembled(parts: dict[str, Any], draft: Draft, digest: str) -> Plan:
    """Put read parts together, giving indicators the units that follow from what they sum."""
    indicators = {
        code: indicator.model_copy(update={"unit": draft.unit(indicator)})
        for code, indicator in parts["indicators"].items()
    }
    return Plan.model_construct(
        code=parts["plan"],
        titles=parts["title"],
        currency=parts["currency"],
        pays_every=parts.get("pays_every"),
        because=parts.get("because"),
        reference=parts.get("reference"),
        credit=parts["credit"],
        indicators=indicators,
        scorecard=parts.get("scorecard"),
        grades=parts.get("grades"),
        gates=parts.get("gates") or {},
        pay=parts.get("pay") or {},
        rounding=parts.get("rounding"),
        settlement=parts.get("settlement") or {},
        sha256=digest,
    )


class _Reader:
    def __init__(self, node: Node, source: str, problems: list[Problem]) -> None:
        self.node, self.source, self.problems = node, source, problems
        self.top: dict[str, Node] = node.value if isinstance(node.value, dict) else {}
        currency = self.top["currency"].value if "currency" in self.top else None
        self.currency = currency if isinstance(currency, str) else ""
        self.context = {"minor_units": 10 ** minor_digits(self.currency)}
        self.gates = NamedGates({}, frozenset())

    def add(
        self, code: str, path: tuple[str | int, ...], params: dict[str, Value], severity: Any = "error"
    ) -> None:
        """Note a problem at a place."""
        self.problems.append(Problem(self.source, self.node.line_of(path), code, params, severity))

    def parts(self) -> dict[str, Any]:
        """Read every part that can be read."""
        known = (*TEXTS, *SINGLE, *NAMED)
        for name in self.top:
            if name not in known:
                self.add("unknown_key", (name,), {"name": shown(name), "known": suggestion(name, known)})
        for name in REQUIRED:
            if name not in self.top:
                self.add("missing_key", (), {"name": name})
        parts: dict[str, Any] = {name: self._text(name) for name in TEXTS if name in self.top}
        for name, adapter in SINGLE.items():
            if name in self.top and self.top[name].value is not None:
                parts[name] = self._one(adapter, self.top[name].plain(), (name,))
        for name, adapter in NAMED.items():
            if name in self.top:
                parts[name] = dict(self._named(name, adapter))
            if name == "gates" and self._is_group(name):
                self.gates = NamedGates(self.top[name].plain(), frozenset(parts[name]))
        return parts

    def check(self, draft: Draft) -> None:
        """Note all that is wrong between the parts; of a named gate, only where it is declared."""
        told: set[tuple[str, str]] = set()
        for flaw in [*flaws_of(draft), *self.gates.idle()]:
            if not self.gates.told_already(flaw, told):
                self.add(flaw.code, flaw.path, flaw.params, flaw.severity)
            if flaw.path[:1] == ("gates",):
                told.add((flaw.code, str(flaw.params)))

    def draft(self, parts: dict[str, Any]) -> Draft:
        """Put together what could be read, for the checker."""
        written = {
            name: frozenset(self.top[name].value or ()) if self._is_group(name) else frozenset()
            for name in NAMED
        }
        written["plan"] = frozenset(self.top)
        return Draft(
            self.currency,
            parts.get("credit") or {},
            parts.get("indicators") or {},
            parts.get("pay") or {},
            written,  # type: ignore[arg-type]  # groups have text for keys
            scorecard=parts.get("scorecard"),
            grades=parts.get("grades"),
            settlement=parts.get("settlement") or {},
            gates=parts.get("gates") or {},
            rounding=parts.get("rounding"),
        )

    def _is_group(self, name: str) -> bool:
        return name in self.top and isinstance(self.top[name].value, dict)

    def _text(self, name: str) -> str | None:
        value = self.top[name].value
        if not isinstance(value, str):
            self.add("not_text", (name,), {"name": name})
            return None
        if name == "plan" and not is_code(value):
            self.add("not_a_code", (name,), {"written": shown(value)})
        if name == "currency" and not (len(value) == 3 and value.isascii() and value.isupper()):  # noqa: PLR2004
            self.add("not_a_currency", (name,), {"written": shown(value)})
        return value

    def _named(self, section: str, adapter: TypeAdapter[Any]) -> Iterator[tuple[str, Any]]:
        if not self._is_group(section) or not self.top[section].value:
            self.add("not_a_group", (section,), {"name": section})
            return
        for name, item in self.top[section].plain().items():
            if not is_code(name):
                self.add("not_a_code", (section, name), {"written": shown(name)})
            flaws: list[Flaw] = []
            filled = self.gates.put_in(section, str(name), item, flaws)
            for flaw in flaws:
                self.add(flaw.code, flaw.path, flaw.params)
            read_item = self._one(adapter, filled, (section, name))
            if read_item is not None:
                yield name, read_item

    def _one(self, adapter: TypeAdapter[Any], data: Any, path: tuple[str | int, ...]) -> Any:
        try:
            return adapter.validate_python(data, context=self.context)
        except ValidationError as error:
            for flaw in retold(error, FIELDS[str(path[0])]):
                self.add(flaw.code, (*path, *flaw.path), flaw.params)
            return None
