"""Gates declared once, under `gates`, and named wherever they are asked for: in components and in settlement.

A name stands for what was written under it, so that all else (checks, words, stories, what is computed) sees
a gate like any other. In settlement it stands for its thresholds; what it lets through matters in pay only.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from steelyard.engine.names import suggestion
from steelyard.engine.problems import Flaw

NAMED_IN = {"pay": ("gate",), "settlement": ("unless", "when")}
OTHERWISE = "otherwise"


@dataclass
class NamedGates:
    """What was written under `gates`, and who asks for it."""

    written: Mapping[str, Any]  # plain data, by name
    readable: frozenset[str]
    used: set[str] = field(default_factory=set)
    places: list[tuple[str | int, ...]] = field(default_factory=list)  # where a name stood for a gate

    def put_in(self, section: str, code: str, item: Any, flaws: list[Flaw]) -> Any:
        """Put gates in the place of their names; a name that is none is a flaw, and left out."""
        if not isinstance(item, Mapping):
            return item
        filled = dict(item)
        for name in NAMED_IN.get(section, ()):
            if _names(item.get(name)):
                found = self._found(item[name], (section, code, name), flaws, as_list=section == "settlement")
                filled.pop(name)
                filled |= {} if found is None else {name: found}
        return filled

    def _found(self, asked: Any, place: tuple[str, ...], flaws: list[Flaw], *, as_list: bool) -> Any:
        """Give what stands for a name, or for a list with names in it."""
        self.places.append(place)
        if not as_list:
            return self._gate(asked, place, flaws)
        listed: list[Any] = []
        for one in asked if isinstance(asked, list) else [asked]:
            gate = self._gate(one, place, flaws) if isinstance(one, str) else {"all": [one]}
            if gate is not None and "any" in gate:
                flaws.append(Flaw("gate_of_any", place, {"name": str(one)}))
                gate = None
            single = {} if gate is None else {k: v for k, v in gate.items() if k != OTHERWISE}
            listed += single.get("all") or ([single] if single else [])
        return listed or None

    def _gate(self, name: str, place: tuple[str, ...], flaws: list[Flaw]) -> dict[str, Any] | None:
        if name not in self.written:
            flaws.append(Flaw("unknown_gate", place, {"name": name, "known": suggestion(name, self.written)}))
            return None
        self.used.add(name)
        return dict(self.written[name]) if name in self.readable else None

    def told_already(self, flaw: Flaw, told: set[tuple[str, str]]) -> bool:
        """Tell whether a flaw of a gate stands where it is only named, and was told where it is declared."""
        named = any(flaw.path[:2] == place[:2] for place in self.places)
        return named and (flaw.code, str(flaw.params)) in told

    def idle(self) -> list[Flaw]:
        """List the gates that nothing names."""
        names = [name for name in self.written if name not in self.used]
        return [Flaw("gate_idle", ("gates", name), {"name": name}, "warning") for name in names]


def _names(asked: Any) -> bool:
    """Tell whether a gate is asked for by its name."""
    return isinstance(asked, str) or (isinstance(asked, list) and any(isinstance(one, str) for one in asked))
