"""Mappings: which columns of somebody else's files are which of ours. YAML, read with all problems at once.

A mapping lists sources; each says which file (a name, or a pattern with *), to which dataset, which of our
columns is which of theirs, what to fill in where the file does not say, and which spellings to put right.
Several sources may feed one dataset; rows that come out the same stand once. What a source does not say of
its numbers and dates, the cells themselves say, as without a mapping; or it is asked about.
"""

from dataclasses import dataclass
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from steelyard.engine.nodes import compose
from steelyard.engine.problems import Problem
from steelyard.engine.retelling import fields_of, retold
from steelyard.engine.shape import Title
from steelyard.engine.written import Code

ORDERS = {"day first": "dmy", "month first": "mdy"}


class MappedFile(BaseModel):
    """One kind of file and the dataset its rows belong to."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    dataset: Code = Field(description="Our dataset.")
    file: str = Field(description="The file's name, or a pattern.", min_length=1)
    columns: dict[Code, str] = Field(description="Ours: theirs.", min_length=1)
    values: dict[Code, str] = Field({}, description="Ours: the value of every row.")
    aliases: dict[Code, dict[str, str]] = Field({}, description="Ours: their spelling: the right one.")
    numbers: Literal["dot", "comma", ""] = Field(
        "", description="What stands before decimals, in all columns."
    )
    dates: Literal["day first", "month first", ""] = Field("", description="What 7/1/2026 means.")
    read_as: dict[Code, Literal["dot", "comma", "day first", "month first"]] = Field(
        {}, description="Ours: how this one column writes its decimals, or its dates."
    )
    decimals: Literal["round", "aside", ""] = Field(
        "", description="Amounts with more decimals than their currency: round half up, or set the row aside."
    )
    refunds: Literal["minus", "aside", ""] = Field(
        "", description="Refunds written without a minus: take their amounts back, or set the rows aside."
    )


class Mapping(BaseModel):
    """A whole mapping."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    code: Code = Field(alias="mapping", description="The mapping's code.")
    titles: Title = Field(alias="title", description="Its name, in each language.")
    because: str = Field("", description="What is odd about these files.")
    sources: tuple[MappedFile, ...] = Field(description="The files.", min_length=1)

    def of(self, dataset: str) -> tuple[MappedFile, ...]:
        """Give the sources of a dataset."""
        return tuple(source for source in self.sources if source.dataset == dataset)


@dataclass(frozen=True)
class MappingReading:
    """What came of reading a text: a mapping, unless something in it is an error."""

    mapping: Mapping | None
    problems: tuple[Problem, ...]


def read_mapping(text: str, *, source: str) -> MappingReading:
    """Read a mapping from YAML. Never raises for anything written in it."""
    node, problems = compose(text, source=source)
    if node is None:
        return MappingReading(None, tuple(problems))
    try:
        mapping = Mapping.model_validate(node.plain())
    except ValidationError as error:
        for flaw in retold(error, fields_of(Mapping)):
            problems.append(Problem(source, node.line_of(flaw.path), flaw.code, flaw.params))
        return MappingReading(None, tuple(problems))
    return MappingReading(None if problems else mapping, tuple(problems))
