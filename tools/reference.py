"""Write the pages of docs/reference that the code itself knows: the plan language, one deal's way.

`python -m tools.reference` writes, `python -m tools.reference check` tells whether a page is old.
"""

import sys
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import pyarrow as pa
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from steelyard.engine import kinds
from steelyard.engine.grades.bands import GradeBands
from steelyard.engine.grades.distribution import Distribution, GradeShare
from steelyard.engine.incentives.rounding import Rounding
from steelyard.engine.indicators.ratio import Side
from steelyard.engine.indicators.reviews import Merge, Scale
from steelyard.engine.indicators.sum_of import SumOf
from steelyard.engine.plan import Plan
from steelyard.engine.scorecards.gate import Gate
from steelyard.engine.scorecards.groups import Group, Groups
from steelyard.engine.scorecards.part import Extra, ScorecardPart
from steelyard.engine.scorecards.scorecard import Between
from steelyard.engine.scorecards.weights import Weights
from steelyard.engine.settlement.draw import Recovery
from steelyard.engine.shape import Shape, Title
from steelyard.engine.tables import STANDING, Column
from tools import one_deal

HEAD = Path(__file__).with_name("plan-language.head.md")
TABLES = Path(__file__).with_name("plan-language.tables.md")
# How the columns of tables are written, by the ending they have inside (engine/tables.py).
UNITS = {"_minor": "amount", "_ppm": "share", "_micro": "number", "_pico": "number"}
PAGES = Path(__file__).resolve().parent.parent / "docs" / "reference"
# How the readers of engine/written.py are called here, by their functions' names.
WRITTEN = {
    "_percent": "percentage",
    "_percent_or_personal": "percentage or `personal`",
    "_money_or_personal": "money or `personal`",
    "_points": "points",
    "_money": "money",
    "_level": "level",
    "_code": "code",
    "_whole": "whole number",
}
KNOWN = {"str": "text", "bool": "`true` or `false`", "Title": "title", "Condition": "filter"}
SCORECARD = (Weights, Groups, Group, ScorecardPart, Extra, Between, Gate)
MICRO = {"points": (1_000_000, ""), "percentage": (10_000, "%")}


def main(verb: str = "write") -> int:
    """Write the pages, or tell which are old."""
    pages = {"plan-language.md": plan_language(), "one-deal.md": one_deal.page()}
    old = [
        name
        for name, text in pages.items()
        if not (PAGES / name).exists() or (PAGES / name).read_text() != text
    ]
    if verb == "check":
        print(f"old: {', '.join(old)}; run make docs" if old else "the reference is current")
        return len(old)
    for name in old:
        (PAGES / name).write_text(pages[name])
    return 0


def plan_language() -> str:
    """Write what may stand in a plan: every shape that any field may hold, each once."""
    return HEAD.read_text() + "".join(section(*each) for each in every_section()) + tables()


def every_section() -> list[tuple[str, str, tuple[type[BaseModel], ...]]]:
    """Give all sections: those named below, then whatever else a field may hold."""
    named = [*sections()]
    known = {shape for _, _, shapes in named for shape in shapes}
    rest = tuple(shape for shape in reachable(Plan) if shape not in known and shape is not Title)
    return [*named, ("Parts of these", "What fields above hold, by name.", rest)]


def reachable(shape: type[BaseModel]) -> list[type[BaseModel]]:
    """List every shape that may stand inside one, by name."""
    found: set[type[BaseModel]] = set()
    waiting = [shape]
    while waiting:
        inside = {model for field in waiting.pop().model_fields.values() for model in held(field.annotation)}
        waiting += inside - found
        found |= inside
    return sorted(found, key=lambda model: (model.__name__, model.__module__))


def held(kind: Any) -> Iterator[type[BaseModel]]:
    """Yield the shapes that a type names."""
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        yield kind
    for inside in get_args(kind):
        yield from held(inside)


def sections() -> Iterator[tuple[str, str, tuple[type[BaseModel], ...]]]:
    """Give each heading, what stands above its tables, and the shapes under it."""
    yield "The plan", "", (Plan,)
    yield "Credit: whose facts are", "`credit:` has one entry a dataset.", members(kinds.AnyCredit)
    yield "Indicators: what is measured", "`indicators:` has one entry each.", members(kinds.AnyIndicator)
    yield "Sides of a ratio", "", (Side,)
    yield "A target that is a sum", "`target:` of an indicator.", (SumOf,)
    yield "Scale and merging of reviews", "", (Scale, Merge)
    yield "Scorecard: how scores become a total", "", SCORECARD
    yield "Curves: how attainment or a value becomes points", "", members(kinds.AnyCurve)
    yield "Grades: what totals are called", "", (GradeBands, Distribution, GradeShare)
    yield "Pay: what is paid", "`pay:` has one entry a component.", members(kinds.AnyIncentive)
    yield "Rounding of pay", "", (Rounding,)
    yield (
        "Settlement: what becomes of what was earned",
        "`settlement:` has one entry an item, in the order they are applied.",
        members(kinds.AnySettlement),
    )
    yield "Recovery of a draw", "", (Recovery,)


def members(union: Any) -> tuple[type[BaseModel], ...]:
    """Give the shapes of an annotated union."""
    return get_args(get_args(union)[0])


def tables() -> str:
    """Write the tables that `steelyard weigh` reads beside those of facts."""
    return TABLES.read_text() + "".join(
        f"\n### `{layout.name}.csv`\n{layout.row[0].upper()}{layout.row[1:]}.\n\n"
        "| column | written | means |\n|---|---|---|\n"
        + "".join(column_row(column) for column in layout.columns)
        for layout in STANDING.values()
    )


def column_row(column: Column) -> str:
    """Write one column of a table, under the name that people give it."""
    name = column.name
    for ending, way in UNITS.items():
        if name.endswith(ending):
            name, written = name.removesuffix(ending), way
            break
    else:
        written = "date" if column.kind == pa.date32() else "number" if column.kind == pa.int64() else "text"
    optional = " *optional*" if column.optional else ""
    return f"| `{name}`{optional} | {written} | {column.meaning} |\n"


def section(heading: str, above: str, shapes: tuple[type[BaseModel], ...]) -> str:
    """Write one heading with a table a shape."""
    return f"\n## {heading}\n" + (f"{above}\n" if above else "") + "".join(map(table, shapes))


def table(shape: type[BaseModel]) -> str:
    """Write what one shape may say."""
    hidden = {*Shape.model_fields, "kind", "sha256"}
    rows = [row(name, field) for name, field in shape.model_fields.items() if name not in hidden]
    top = f"\n### {title(shape)}\n{summary(shape)}\n\n| field | value | means |\n|---|---|---|\n"
    return top + "".join(rows)


def title(shape: type[BaseModel]) -> str:
    """Name a shape by its kind, else by its class."""
    kind = shape.model_fields.get("kind")
    return f"`kind: {get_args(kind.annotation)[0]}`" if kind and get_args(kind.annotation) else shape.__name__


def plain(heading: str) -> str:
    """Give a heading as it stands in a sentence."""
    return heading if heading.startswith("`") else f"`{heading}`"


@cache
def anchors() -> dict[type[BaseModel], str]:
    """Name the place of each shape on the page, as renderers of Markdown do: the second of a name has a 1."""
    names: dict[type[BaseModel], str] = {}
    times: Counter[str] = Counter()
    for shape in (shape for _, _, shapes in every_section() for shape in shapes):
        heading = title(shape).lower().replace(" ", "-")
        name = "".join(sign for sign in heading if sign.isalnum() or sign in "-_")
        names[shape] = f"{name}-{times[name]}" if times[name] else name
        times[name] += 1
    return names


def summary(shape: type[BaseModel]) -> str:
    """Take the first paragraph of the file that declares a shape of a kind, else the class's own."""
    said = sys.modules[shape.__module__].__doc__ if "kind" in shape.model_fields else shape.__doc__
    return " ".join((said or "").split("\n\n")[0].split())


def row(name: str, field: FieldInfo) -> str:
    """Write one field."""
    kind = reader(field.metadata) or words(field.annotation)
    default = field.default if isinstance(field.default, int | str) and not field.is_required() else None
    otherwise = f" Otherwise {shown(default, kind)}." if default not in (None, "") else ""
    optional = "" if field.is_required() else " *optional*"
    return f"| `{field.alias or name}`{optional} | {kind} | {field.description or ''}{otherwise} |\n"


def shown(default: int | str, kind: str) -> str:
    """Show a default as it would be written."""
    if isinstance(default, int) and kind in MICRO:
        scale, sign = MICRO[kind]
        return f"{default / scale:g}{sign}"
    return f"`{str(default).lower()}`"


def reader(metadata: Any) -> str:
    """Find the reader of engine/written.py that a value goes through."""
    names = (getattr(getattr(found, "func", None), "__name__", "") for found in metadata)
    return next((WRITTEN[name] for name in names if name in WRITTEN), "")


def words(kind: Any) -> str:
    """Say what a type is called here."""
    origin, inside = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return reader(inside[1:]) or words(inside[0])
    if origin is Literal:
        return " or ".join(f"`{word}`" for word in inside)
    if origin in (Union, UnionType):
        return " or ".join(dict.fromkeys(words(one) for one in inside if one is not type(None)))
    if origin is tuple:
        return f"list of {words(inside[0])}"
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return KNOWN.get(kind.__name__) or f"[{plain(title(kind))}](#{anchors()[kind]})"
    name = getattr(kind, "__name__", "")
    return "entries by code" if origin is dict else KNOWN.get(name, name.lower() or "list")


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
