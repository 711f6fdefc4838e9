"""Codes as columns of text, made without a Python string each."""

from typing import Any

import numpy as np
import pyarrow as pa

Numbers = np.ndarray[Any, np.dtype[np.int64]]
PERSON, DEAL, SURVEY, CUSTOMER = ("P", 6), ("D", 10), ("S", 9), ("C", 8)
ZERO = ord("0")


def codes(kind: tuple[str, int], numbers: Numbers) -> pa.Array:
    """Write numbers as a letter and so many digits: D0000000042."""
    letter, digits = kind
    width = digits + 1
    written = np.empty((len(numbers), width), np.uint8)
    written[:, 0] = ord(letter)
    left = numbers.astype(np.int64)
    for place in range(digits, 0, -1):
        left, digit = np.divmod(left, 10)
        written[:, place] = digit + ZERO
    ends = np.arange(len(numbers) + 1, dtype=np.int64) * width
    text = pa.LargeStringArray.from_buffers(
        len(numbers), pa.py_buffer(ends), pa.py_buffer(written.reshape(-1))
    )
    return text if ends[-1] > np.iinfo(np.int32).max else text.cast(pa.string())


def chosen(places: Numbers, words: list[str]) -> pa.Array:
    """Write places in a list as its words."""
    return pa.DictionaryArray.from_arrays(pa.array(places, pa.int32()), pa.array(words))


def people(places: Numbers, count: int) -> pa.Array:
    """Write people's numbers, from 0, as their codes."""
    return chosen(places, codes(PERSON, np.arange(count)).to_pylist())
