"""The story of a number: what it is, how it came about, and what it is made of, down to the facts."""

from dataclasses import dataclass

from steelyard.engine.words import Language, Sayable


@dataclass(frozen=True)
class FactRef:
    """A fact, by the dataset it stands in and its id."""

    dataset: str
    id: str


@dataclass(frozen=True)
class Story:
    """One number and, below it, the stories of what it is made of.

    `amount` is in the scale of `unit` (money: minor units of `currency`; count: ones; ratio, average and
    points: millionths), or None where there is nothing to show. `path` addresses it: 'pay/commission'.
    """

    path: str
    said: Sayable
    formula: str = ""
    amount: int | None = None
    unit: str = ""
    currency: str = ""
    children: tuple["Story", ...] = ()
    fact: FactRef | None = None

    def sentence(self, language: Language) -> str:
        """Say it."""
        return self.said.text(language)

    def find(self, path: str) -> "Story | None":
        """Find the story at a path, here or below."""
        if path == self.path:
            return self
        return next((found for child in self.children if (found := child.find(path))), None)
