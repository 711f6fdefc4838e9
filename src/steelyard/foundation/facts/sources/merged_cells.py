"""Merged cells: a header over two lines is one header, a name beside three rows belongs to each of them."""

from collections.abc import Sequence
from typing import TypeAlias

from steelyard.foundation.facts.sources.numeric import looks_like_number

Merged: TypeAlias = tuple[tuple[int, int], tuple[int, int]]  # first and last cell: (row, column), from 0
TALLEST = 4  # lines of a header


def header_block(at: int, merged: Sequence[Merged]) -> tuple[int, int]:
    """Return the first and the last line of a header whose cells are merged over several."""
    first = last = at
    for (top, _left), (bottom, _right) in merged:
        if top <= at <= bottom and bottom - top < TALLEST:
            first, last = min(first, top), max(last, bottom)
    return first, last


def header_texts(
    lines: Sequence[Sequence[str]], first: int, last: int, merged: Sequence[Merged]
) -> list[str]:
    """Return each column's header: its words from top to bottom, such as "Amount Currency"."""
    if first == last:
        return [cell.strip() for cell in lines[first]]
    width = max(len(line) for line in lines[first : last + 1])
    block = [[*line, *[""] * (width - len(line))] for line in lines[first : last + 1]]
    for (top, left), (bottom, right) in merged:
        if first <= top and bottom <= last:
            for row in block[top - first : bottom - first + 1]:
                row[left : right + 1] = [block[top - first][left]] * (min(right + 1, width) - left)
    return [
        " ".join(dict.fromkeys(row[place].strip() for row in block if row[place].strip()))
        for place in range(width)
    ]


def fill_merged(lines: Sequence[list[str]], begin: int, merged: Sequence[Merged]) -> list[list[str]]:
    """Return the lines below the header, words in merged cells said on each line; figures are said once."""
    body = [list(line) for line in lines[begin:]] if merged else list(lines[begin:])
    for (top, left), (bottom, _right) in merged:
        if top < begin or bottom == top or top - begin >= len(body):
            continue
        first = body[top - begin]
        text = first[left] if left < len(first) else ""
        if text.strip() and not looks_like_number(text):
            for line in body[top - begin + 1 : bottom - begin + 1]:
                if any(line):
                    line.extend([""] * (left + 1 - len(line)))
                    line[left] = text
    return body
