"""Which mark a column writes before its decimals, as far as its cells tell.

Cells are reduced to shapes first, all at once: a million amounts have some dozens of shapes.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from steelyard.runtime.columns.digits import STYLES, both_ways
from steelyard.runtime.columns.faults import Fault
from steelyard.runtime.columns.numbers import taken_apart
from steelyard.runtime.columns.plain import is_nothing, plain

SAMPLES = 5
LEADING_ZERO = r"(^|[^0-9.,])0"


@dataclass(frozen=True)
class Marks:
    """What a column's cells tell: the styles that some cell needs, and cells that can be read two ways."""

    styles: frozenset[str] = frozenset()  # "dot", "comma"
    ambiguous: tuple[str, ...] = ()  # some such cells, as written
    decisive: tuple[str, ...] = ()  # some that need one style

    @property
    def is_contradictory(self) -> bool:
        """Tell whether some cells need a dot and others a comma."""
        return len(self.styles) > 1


def marks_of(cells: pa.Array) -> Marks:
    """Look through a column of texts."""
    shapes = shapes_of(cells)
    kinds: dict[str, str] = {shape: kind_of(shape) for shape in pc.unique(shapes).to_pylist() if shape}
    styles = frozenset(kind for kind in kinds.values() if kind in STYLES)
    return Marks(
        styles=styles,
        ambiguous=samples(cells, shapes, (s for s, kind in kinds.items() if kind == "ambiguous")),
        decisive=samples(cells, shapes, (s for s, kind in kinds.items() if kind in STYLES)),
    )


def shapes_of(cells: pa.Array) -> pa.Array:
    """Write 1 for every digit but a zero in front, and for every run of more than four of them."""
    marked = pc.replace_substring_regex(cells, LEADING_ZERO, r"\1Z")
    ones = pc.replace_substring_regex(marked, "[0-9]", "1")
    short = pc.replace_substring_regex(ones, "1{5,}", "11111")
    return pc.replace_substring(short, "Z", "0")


def kind_of(text: str) -> str:
    """Tell which style a text needs: dot, comma, ambiguous; nothing where both read it alike or neither."""
    if is_nothing(plain(text)):
        return ""
    numeral = taken_apart(text.removesuffix("%"))
    if isinstance(numeral, Fault):
        return ""
    dot, comma = both_ways(numeral.digits)
    if dot == comma:
        return ""
    return "comma" if dot is None else "dot" if comma is None else "ambiguous"


def samples(cells: pa.Array, shapes: pa.Array, wanted: Iterable[str]) -> tuple[str, ...]:
    """Return the first different cells of some shapes."""
    at = pc.is_in(shapes, value_set=pa.array(list(wanted), pa.string()))
    return tuple(pc.unique(cells.filter(at)).slice(0, SAMPLES).to_pylist())
