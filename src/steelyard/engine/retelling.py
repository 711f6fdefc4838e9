"""Turning what pydantic found into problems of ours: each with its place and our words."""

from collections.abc import Iterator
from typing import Any, get_args

from pydantic import BaseModel, ValidationError

from steelyard.engine.names import suggestion
from steelyard.engine.problems import Flaw, Value
from steelyard.engine.words import Listed
from steelyard.engine.written import shown

_REWORDED = {
    "string_type": "not_text",
    "tuple_type": "not_a_list",
    "list_type": "not_a_list",
    "dict_type": "not_a_group",
    "model_type": "not_a_group",
    "model_attributes_type": "not_a_group",
    "too_short": "nothing_inside",
    "string_too_short": "not_text",
    "string_too_long": "too_many_letters",
    "bool_parsing": "not_yes_or_no",
    "bool_type": "not_yes_or_no",
}


def fields_of(annotation: Any) -> set[str]:
    """Name every field that can be written in a type and in the types inside it."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        found = set()
        for name, info in annotation.model_fields.items():
            found |= {info.alias or name} | fields_of(info.annotation)
        return found
    return set().union(*(fields_of(inner) for inner in get_args(annotation)))


def retold(error: ValidationError, fields: set[str]) -> Iterator[Flaw]:
    """Yield a flaw for every error; `fields` are the names that could have been meant."""
    for one in error.errors():
        if not _short_of_readable(dict(one)):
            yield _flaw(dict(one), fields)


def _short_of_readable(error: dict[str, Any]) -> bool:
    """Tell whether a list is only too short without those of its lines that are told already."""
    return error["type"] == "too_short" and bool(len(error["input"]) >= error["ctx"]["min_length"])


def _flaw(error: dict[str, Any], fields: set[str]) -> Flaw:
    where = tuple(step for step in error["loc"] if not str(step).startswith("="))  # kinds.py: no field
    last = shown(where[-1]) if where else ""
    context = error.get("ctx") or {}
    match error["type"]:
        case "missing":
            return Flaw("missing_key", where[:-1], {"name": last})
        case "extra_forbidden":
            return Flaw("unknown_key", where, {"name": last, "known": suggestion(last, fields)})
        case "union_tag_invalid":
            kinds = Listed(tuple(kind.strip(" '=") for kind in context["expected_tags"].split(",")))
            written = shown(str(context["tag"]).removeprefix("="))
            return Flaw("unknown_kind", (*where, "kind"), {"written": written, "kinds": kinds})
        case "union_tag_not_found":
            return Flaw("missing_key", where, {"name": "kind"})
        case "literal_error":
            choices = context["expected"].replace("'", "")
            return Flaw("not_one_of", where, {"written": shown(error["input"]), "choices": choices})
        case kind:
            params: dict[str, Value] = {k: v for k, v in context.items() if isinstance(v, str | int)}
            return Flaw(_REWORDED.get(kind, kind), where, {"name": last, **params})
