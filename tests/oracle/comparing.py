"""Two closes side by side: every row of every output that only one of them has."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from tests.oracle.closing import OUTPUTS

Row = dict[str, Any]
Outputs = Mapping[str, Sequence[Row]]


def differences(oracle: Outputs, engine: Outputs) -> list[str]:
    """List them, a row a line; none when both agree."""
    found = []
    for name in OUTPUTS:
        ours, theirs = (Counter(map(_written, outputs[name])) for outputs in (oracle, engine))
        found += [f"{name}: only the oracle has {row}" for row in sorted((ours - theirs).elements())]
        found += [f"{name}: only the engine has {row}" for row in sorted((theirs - ours).elements())]
    return found


def rows_in(outputs: Outputs) -> int:
    """Count the rows that are compared."""
    return sum(len(outputs[name]) for name in OUTPUTS)


def _written(row: Row) -> str:
    return ", ".join(f"{column}={row[column]}" for column in sorted(row) if row[column] is not None)
