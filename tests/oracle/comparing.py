"""Two closes side by side: every row of every output that only one of them has.

The engine's layouts say which columns there are; whatever else the oracle knows of a row is not compared.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from tests.oracle.closing import OUTPUTS
from tests.oracle.engine_side import COLUMNS

Row = dict[str, Any]
Outputs = Mapping[str, Sequence[Row]]


def differences(oracle: Outputs, engine: Outputs) -> list[str]:
    """List them, a row a line; none when both agree."""
    found = []
    for name in OUTPUTS:
        ours, theirs = (
            Counter(_written(row, COLUMNS[name]) for row in outputs[name]) for outputs in (oracle, engine)
        )
        found += [f"{name}: only the oracle has {row}" for row in sorted((ours - theirs).elements())]
        found += [f"{name}: only the engine has {row}" for row in sorted((theirs - ours).elements())]
    return found


def rows_in(outputs: Outputs) -> int:
    """Count the rows that are compared."""
    return sum(len(outputs[name]) for name in OUTPUTS)


def _written(row: Row, columns: Collection[str]) -> str:
    shown = {column: _told(column, row[column]) for column in row if column in columns}
    return ", ".join(f"{column}={shown[column]}" for column in sorted(shown) if shown[column] is not None)


def _told(column: str, cell: Any) -> Any:
    """Of what rounding left aside only the side is compared: below what is shown, or above."""
    if column.endswith("_rest"):
        return None if not cell else "above" if cell > 0 else "below"
    return cell
