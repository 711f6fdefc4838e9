"""YAML to a tree that remembers its lines. Plain data only, bounded before anything is built.

No anchors, tags or merges, so a few lines cannot grow into millions; sizes and depths have limits; a key used
twice is a problem, not a win for the last one. Scalars stay text: what `no` or `1e9` means, its field says.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from steelyard.engine.problems import Problem
from steelyard.engine.written import shown

LARGEST_TEXT = 300_000
DEEPEST = 16
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_SEVERAL = (yaml.MappingStartEvent, yaml.SequenceStartEvent)
_ENDS = (yaml.MappingEndEvent, yaml.SequenceEndEvent)


@dataclass
class Node:
    """A scalar, list or mapping and the line it begins on; `keys` are the lines of a mapping's keys."""

    value: str | list["Node"] | dict[str, "Node"] | None
    line: int
    keys: dict[str, int] = field(default_factory=dict)

    def plain(self) -> Any:
        """Give the data without lines."""
        if isinstance(self.value, list):
            return [node.plain() for node in self.value]
        if isinstance(self.value, dict):
            return {key: node.plain() for key, node in self.value.items()}
        return self.value

    def line_of(self, path: tuple[str | int, ...]) -> int:
        """Find the line of a place, or of the nearest above it; steps that are not there are passed over."""
        node, line = self, self.line
        for step in path:
            if isinstance(node.value, dict) and step in node.value:
                line, node = node.keys[str(step)], node.value[str(step)]
            elif isinstance(node.value, list) and isinstance(step, int) and step < len(node.value):
                node = node.value[step]
                line = node.line
        return line


def compose(text: str, *, source: str) -> tuple[Node | None, list[Problem]]:
    """Read YAML; gives the tree, if there is one, and all problems."""
    if len(text) > LARGEST_TEXT:
        return None, [Problem(source, 0, "too_long", {"longest": LARGEST_TEXT})]
    problems: list[Problem] = []
    try:
        node = _Composer(source, problems).document(yaml.parse(text, Loader=_LOADER))
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        return None, [*problems, Problem(source, line, "not_yaml", {"written": shown(error.problem or "")})]
    except (yaml.YAMLError, ValueError):
        return None, [*problems, Problem(source, 0, "not_yaml", {"written": ""})]
    except _TooDeepError as error:
        return None, [*problems, Problem(source, error.line, "too_deep", {"deepest": DEEPEST})]
    if not isinstance(node.value, dict):
        return None, [*problems, Problem(source, node.line, "not_a_mapping")]
    return node, problems


class _TooDeepError(Exception):
    def __init__(self, line: int) -> None:
        self.line = line


class _Composer:
    def __init__(self, source: str, problems: list[Problem]) -> None:
        self.source = source
        self.problems = problems

    def document(self, events: Iterator[Any]) -> Node:
        """Build the first document; a second is a problem."""
        node = Node(None, 1)
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._problem("two_documents", event)
                    break
                node = self._node(next(events), events, 1)
        return node

    def _node(self, event: Any, events: Iterator[Any], depth: int) -> Node:
        line = event.start_mark.line + 1
        if depth > DEEPEST:
            raise _TooDeepError(line)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            self._problem("anchor", event)
        if getattr(event, "tag", None) is not None:
            self._problem("tag", event, written=shown(event.tag))
        if isinstance(event, yaml.SequenceStartEvent):
            return Node(list(self._items(events, depth)), line)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(line, events, depth)
        value = getattr(event, "value", None)
        empty = value in {"", "~", "null"} and getattr(event, "style", None) is None
        return Node(None if empty else value, line)

    def _items(self, events: Iterator[Any], depth: int) -> Iterator[Node]:
        for event in events:
            if isinstance(event, _ENDS):
                return
            yield self._node(event, events, depth + 1)

    def _mapping(self, line: int, events: Iterator[Any], depth: int) -> Node:
        found: dict[str, Node] = {}
        keys: dict[str, int] = {}
        for event in events:
            if isinstance(event, _ENDS):
                break
            key = self._node(event, events, depth + 1)
            value = self._node(next(events), events, depth + 1)
            if not isinstance(key.value, str):
                self._problem("odd_key", event)
            elif key.value in found:
                self._problem("key_twice", event, name=shown(key.value), line=keys[key.value])
            else:
                found[key.value], keys[key.value] = value, key.line
        return Node(found, line, keys)

    def _problem(self, code: str, event: Any, **params: str | int) -> None:
        self.problems.append(Problem(self.source, event.start_mark.line + 1, code, dict(params)))
