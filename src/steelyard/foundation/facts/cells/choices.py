"""Cells of a declared set of values."""

from steelyard.foundation.facts.cells.plain import folded, is_nothing, plain
from steelyard.foundation.facts.cells.typing_cells import Fault, Reader
from steelyard.foundation.facts.datasets import Choice


def choice_reader(choices: tuple[Choice, ...]) -> Reader:
    """Return a reader of the choices' codes and spellings, whatever their case, into the code."""
    codes = {folded(spelling): one.code for one in choices for spelling in (one.code, *one.spellings)}
    allowed = [one.code for one in choices]

    def read(cell: str) -> str | Fault | None:
        text = folded(cell).replace("_", " ")
        if is_nothing(plain(cell)):
            return None
        return codes.get(text) or Fault("unknown_choice", {"allowed": allowed})

    return read
