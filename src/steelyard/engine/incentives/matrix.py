"""Cells of a table of shares: as many as its sides have bands."""

from collections.abc import Iterator, Sequence
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from steelyard.engine.figures import Figure
from steelyard.engine.problems import Flaw
from steelyard.engine.written import Percent


def _listed(written: Any) -> Any:
    """Let a table of one side be written as a plain list."""
    if isinstance(written, list):
        return [line if isinstance(line, list) else [line] for line in written]
    return written


Cells = Annotated[
    tuple[Annotated[tuple[Percent, ...], Field(min_length=1)], ...],
    BeforeValidator(_listed),
    Field(min_length=1),
]


def cell_flaws(
    cells: Sequence[Sequence[int]], height: int, width: int, name: str, *, lowest: int = 0
) -> Iterator[Flaw]:
    """Yield tables of another size than their sides, and cells below what makes sense."""
    if len(cells) != height:
        yield Flaw("matrix_size", (name,), {"found": len(cells), "wanted": height})
    for place, line in enumerate(cells):
        if len(line) != width:
            yield Flaw("matrix_size", (name, place), {"found": len(line), "wanted": width})
        for cell in (cell for cell in line if cell < lowest):
            yield Flaw("factor_negative", (name, place), {"written": Figure(cell, "ratio")})
