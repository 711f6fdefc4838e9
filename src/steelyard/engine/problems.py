"""What is wrong with a plan or its tables: where, what, why it matters, what to write instead."""

from dataclasses import dataclass, field
from typing import Literal

from steelyard.engine.problem_words import PROBLEMS
from steelyard.engine.words import Language, Phrase, Sayable, sentences

Value = str | int | Sayable


@dataclass(frozen=True)
class Problem:
    """One thing wrong, with its place. `line` counts from 1; 0 is the file or table as a whole."""

    file: str
    line: int
    code: str
    params: dict[str, Value] = field(default_factory=dict)
    severity: Literal["error", "warning"] = "error"

    def text(self, language: Language = "en") -> str:
        """Say what is wrong, why it matters and what to write instead, in one go."""
        return sentences((self.what(), self.why(), self.instead())).text(language)

    def place(self) -> str:
        """Show where it is: file.yaml:12."""
        return f"{self.file}:{self.line}" if self.line else self.file

    def what(self) -> Phrase:
        """Say what is wrong."""
        return PROBLEMS[self.code].what(**self.params)

    def why(self) -> Phrase:
        """Say why it matters."""
        return PROBLEMS[self.code].why(**self.params)

    def instead(self) -> Phrase:
        """Say what to write instead."""
        return PROBLEMS[self.code].instead(**self.params)


@dataclass(frozen=True)
class Flaw:
    """A problem as a shape sees it: it knows its own fields, not the file it was written in."""

    code: str
    path: tuple[str | int, ...] = ()
    params: dict[str, Value] = field(default_factory=dict)
    severity: Literal["error", "warning"] = "error"

    def below(self, *path: str | int) -> "Flaw":
        """Place it under the part of the plan that holds the shape."""
        return Flaw(self.code, (*path, *self.path), self.params, self.severity)
