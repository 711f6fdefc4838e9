"""Cells of a declared set of values."""

from steelyard.foundation.facts.datasets import Choice
from steelyard.runtime.columns.plain import folded
from steelyard.runtime.columns.typing_cells import Fault, Reader, one_cell


def choice_reader(choices: tuple[Choice, ...]) -> Reader:
    """Return a reader of the choices' codes and spellings, whatever their case, into the code."""
    codes = {folded(spelling): one.code for one in choices for spelling in (one.code, *one.spellings)}
    allowed = [one.code for one in choices]

    def read(text: str) -> str | Fault:
        return codes.get(folded(text).replace("_", " ")) or Fault("unknown_choice", {"allowed": allowed})

    return one_cell(read)
