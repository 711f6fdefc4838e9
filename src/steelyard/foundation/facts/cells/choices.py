"""Cells of a declared set of values."""

from steelyard.foundation.facts.cells.choice_words import ChoiceWords
from steelyard.foundation.facts.datasets import Choice
from steelyard.runtime.columns.faults import Fault
from steelyard.runtime.columns.typing_cells import Reader, one_cell


def choice_reader(choices: tuple[Choice, ...]) -> Reader:
    """Return a reader of the choices' codes and spellings, whatever their case, into the code."""
    words = ChoiceWords(choices)
    allowed = [one.code for one in choices]

    def read(text: str) -> str | Fault:
        return words.code(text) or Fault("unknown_choice", {"allowed": allowed, "hints": words.hints(text)})

    return one_cell(read)
