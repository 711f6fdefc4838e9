"""Cells of a declared set of values."""

from steelyard.foundation.facts.cells.choice_words import ChoiceWords
from steelyard.foundation.facts.cells.plain import is_nothing, plain
from steelyard.foundation.facts.cells.typing_cells import Fault, Reader
from steelyard.foundation.facts.datasets import Choice


def choice_reader(choices: tuple[Choice, ...]) -> Reader:
    """Return a reader of the choices' codes and spellings, whatever their case, into the code."""
    words = ChoiceWords(choices)
    allowed = [one.code for one in choices]

    def read(cell: str) -> str | Fault | None:
        if is_nothing(plain(cell)):
            return None
        return words.code(cell) or Fault("unknown_choice", {"allowed": allowed, "hints": words.hints(cell)})

    return read
