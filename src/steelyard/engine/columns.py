"""Finding a fact's columns by the names plans use.

Money stands as `<name>_minor`, a decimal number as `<name>` or `<name>_micro`.
"""

from typing import Any

import ibis

from steelyard.engine import number


def has(facts: ibis.Table, name: str) -> bool:
    """Tell whether a table of facts has a column under a plan's name for it."""
    return name in facts.columns or f"{name}_micro" in facts.columns


def find(facts: ibis.Table, name: str) -> Any:
    """Give the column."""
    return facts[name] if name in facts.columns else number.from_micro(facts[f"{name}_micro"])


def names(facts: ibis.Table) -> list[str]:
    """List the names plans may use."""
    return sorted({name.removesuffix("_micro").removesuffix("_minor") for name in facts.columns})
