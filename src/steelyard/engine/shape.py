"""What every part of a plan has in common: fixed once read, no unknown words, a reason and a source."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from steelyard.engine.period import WindowName
from steelyard.engine.problems import Flaw
from steelyard.engine.words import Language

Targets = Mapping[str, int]  # one person's, by indicator, in the scale of its unit


class Title(BaseModel):
    """A name or a reason in up to three languages; one given alone serves all."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    en: str = ""
    zh_hans: str = Field("", alias="zh-hans")
    zh_hant: str = Field("", alias="zh-hant")

    @model_validator(mode="before")
    @classmethod
    def _plain(cls, written: Any) -> Any:
        titles = {"en": written} if isinstance(written, str) else written
        if isinstance(titles, Mapping) and not any(str(title or "").strip() for title in titles.values()):
            raise PydanticCustomError("no_title", "")
        return titles

    def text(self, language: Language) -> str:
        """Give the name in a language, or in the nearest one there is."""
        order = {
            "en": (self.en, self.zh_hans, self.zh_hant),
            "zh-hans": (self.zh_hans, self.zh_hant, self.en),
            "zh-hant": (self.zh_hant, self.zh_hans, self.en),
        }[language]
        return next(filter(None, order), "")


class Shape(BaseModel):
    """A part of a plan, as written. Each says what it holds, checks it, compiles it and tells its story."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", populate_by_name=True, arbitrary_types_allowed=True
    )

    because: Title | None = Field(None, description="Why this is so, for those who sign.")
    reference: Title | None = Field(None, description="Where it was decided.")

    def flaws(self, draft: Any) -> Iterator[Flaw]:
        """Yield everything wrong with it, given the rest of the plan (a draft.Draft)."""
        yield from ()

    @property
    def needs_others(self) -> bool:
        """Tell whether one person's result depends on other people's results, beside the facts credited."""
        return False

    @property
    def lookbacks(self) -> tuple[tuple[str, WindowName], ...]:
        """Name the indicators whose values of other days than the period's it looks at, and which days."""
        return ()

    @property
    def prorations(self) -> tuple[Any, ...]:
        """Name by what (season.By) it divides a period for who is on the plan for a part of it."""
        return ()

    def definition(self) -> str:
        """Give what it computes, without how it is called: equal definitions are computed once."""
        return self.model_dump_json(exclude={"because", "reference", "titles"})


@dataclass(frozen=True)
class Clause:
    """A sentence of the agreement under its heading, with rows where a table says it better."""

    heading: str
    sentence: str
    rows: tuple[tuple[str, ...], ...] = ()
