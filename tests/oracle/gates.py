"""Gates that are named: each name gives way to what was declared under it."""

from typing import Any

Part = dict[str, Any]


def with_gates(plan: Part) -> Part:
    """Put the plan's gates in the place of their names."""
    gates = plan.get("gates", {})
    for component in plan.get("pay", {}).values():
        if isinstance(component.get("gate"), str):
            component["gate"] = gates[component["gate"]]
    for item in plan.get("settlement", {}).values():
        for word in ("unless", "when"):
            asked = item.get(word)
            if isinstance(asked, str) or (
                isinstance(asked, list) and any(isinstance(one, str) for one in asked)
            ):
                listed = asked if isinstance(asked, list) else [asked]
                item[word] = [limit for one in listed for limit in _limits(gates, one)]
    return plan


def _limits(gates: Part, asked: str | Part) -> list[Part]:
    """List the thresholds a gate is made of."""
    gate = gates[asked] if isinstance(asked, str) else asked
    return list(gate["all"]) if "all" in gate else [gate]
