"""Words of the plan language that the engine reads: what it does not read, no plan is drawn with."""

from collections.abc import Iterator
from typing import Any, get_args

from pydantic import BaseModel

from steelyard.engine import Plan
from tests.oracle.drawn.chance import Part


def knows(shape: str, word: str) -> bool:
    """Tell whether a shape of a kind, such as `cap`, or the plan itself, has a field of that name."""
    return word in (Plan.model_fields if shape == "plan" else _FIELDS.get(shape, frozenset()))


def known(shape: str, **fields: Any) -> Part:
    """Leave out what the shape has no word for, and what has nothing in it."""
    return {word: value for word, value in fields.items() if value is not None and knows(shape, word)}


def _shapes(annotation: Any, seen: set[Any]) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel) and annotation not in seen:
        seen.add(annotation)
        yield annotation
        for field in annotation.model_fields.values():
            yield from _shapes(field.annotation, seen)
    for inside in get_args(annotation):
        yield from _shapes(inside, seen)


def _names(shape: type[BaseModel]) -> frozenset[str]:
    return frozenset(field.alias or name for name, field in shape.model_fields.items())


_FIELDS = {
    kind: _names(shape)
    for shape in _shapes(Plan, set())
    for kind in (
        get_args(shape.model_fields["kind"].annotation)
        if "kind" in shape.model_fields
        else [shape.__name__.lower()]  # such as a threshold, which is of one kind only
    )
}
