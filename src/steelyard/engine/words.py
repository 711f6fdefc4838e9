"""What the engine says, in three languages, and how values stand in a sentence."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, Protocol, get_args

Language = Literal["en", "zh-hans", "zh-hant"]
LANGUAGES: tuple[Language, ...] = get_args(Language)


class Sayable(Protocol):
    """Anything that has words in every language."""

    def text(self, language: Language) -> str:
        """Say it."""


@dataclass(frozen=True)
class Words:
    """One sentence in three languages, with {places} for values."""

    en: str
    zh_hans: str
    zh_hant: str

    def text(self, language: Language) -> str:
        """Give the sentence as written."""
        return {"en": self.en, "zh-hans": self.zh_hans, "zh-hant": self.zh_hant}[language]

    def __call__(self, **values: Sayable | str | int) -> "Phrase":
        """Put values into the places."""
        return Phrase(self, tuple(values.items()))


@dataclass(frozen=True)
class Phrase:
    """Words with their values; a value with words of its own speaks the same language."""

    words: Words
    values: tuple[tuple[str, Sayable | str | int], ...] = ()

    def text(self, language: Language) -> str:
        """Say it, values included."""
        said = {name: say(value, language) for name, value in self.values}
        return self.words.text(language).format_map(said)


@dataclass(frozen=True)
class Listed:
    """Several things one after another: 'a, b, c' or 'a、b、c'."""

    things: tuple[Sayable | str | int, ...]
    between: Words = Words(", ", "、", "、")

    def text(self, language: Language) -> str:
        """Say them all."""
        return self.between.text(language).join(say(thing, language) for thing in self.things)


def say(thing: Sayable | str | int, language: Language) -> str:
    """Say a thing that has words, or show a plain one as it is."""
    return str(thing) if isinstance(thing, str | int) else thing.text(language)


def sentences(phrases: Iterable[Sayable]) -> Listed:
    """Put whole sentences one after another."""
    return Listed(tuple(phrases), Words(" ", "", ""))


def language_of(code: str) -> Language:
    """Find our language for a browser's or Django's code: 'zh-TW', 'zh_Hans', 'en-gb'."""
    known = code.lower().replace("_", "-")
    if known.startswith(("zh-hant", "zh-tw", "zh-hk", "zh-mo")):
        return "zh-hant"
    return "zh-hans" if known.startswith("zh") else "en"
