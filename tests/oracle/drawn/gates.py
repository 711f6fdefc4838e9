"""Drawn gates that are declared once and named."""

from tests.oracle.drawn.chance import Chance, Part


def named_gates(chance: Chance, pay: dict[str, Part]) -> dict[str, Part]:
    """Declare some of the gates drawn, and name them where they stood; some in other components too."""
    gates: dict[str, Part] = {}
    for part in pay.values():
        if "gate" in part and chance.randrange(2):
            name = f"gate-{len(gates)}"
            gates[name], part["gate"] = part["gate"], name
        elif gates and chance.randrange(2):
            part["gate"] = chance.one(*gates)
    return gates


def name_gates(chance: Chance, gates: dict[str, Part], items: dict[str, Part]) -> None:
    """Let some penalties hang on a gate that is declared."""
    known = [name for name, gate in gates.items() if "any" not in gate]
    for item in items.values():
        for word in ("unless", "when"):
            if known and word in item and chance.randrange(2):
                item[word] = chance.one(*known)
