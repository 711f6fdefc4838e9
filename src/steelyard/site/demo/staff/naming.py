"""People's names: Chinese, with pinyin, each only once."""

import unicodedata

import numpy as np

from steelyard.site.demo.draw import pick
from steelyard.site.demo.words import Names, Syllable


def draw_names(rng: np.random.Generator, count: int, words: Names) -> list[tuple[str, str]]:
    """Draw `count` names with their pinyin: 王志强, Wang Zhiqiang."""
    found: dict[str, str] = {}
    while len(found) < count:
        for name, name_en in batch(rng, count - len(found) + 50, words):
            if len(found) < count:
                found.setdefault(name, name_en)
    return list(found.items())


def batch(rng: np.random.Generator, count: int, words: Names) -> list[tuple[str, str]]:
    """Draw names that may repeat; common surnames come first in their list."""
    common = 1.0 / (np.arange(len(words.surnames)) + 6.0)
    surname = pick(rng, common, count)
    short = rng.random(count) < words.single_share
    one = rng.integers(0, len(words.first), count)
    two = rng.integers(0, len(words.second), count)
    alone = rng.integers(0, len(words.single), count)
    made = []
    for row in range(count):
        given = [words.single[alone[row]]] if short[row] else [words.first[one[row]], words.second[two[row]]]
        if len({part.text for part in given}) == len(given):
            made.append(spell(words.surnames[surname[row]], given))
    return made


def spell(surname: Syllable, given: list[Syllable]) -> tuple[str, str]:
    """Put a name together."""
    text = surname.text + "".join(part.text for part in given)
    return text, f"{surname.pinyin} {''.join(part.pinyin for part in given).capitalize()}"


def address(name_en: str, code: str) -> str:
    """A mail address from the pinyin; the code keeps namesakes apart."""
    plain = unicodedata.normalize("NFKD", name_en).encode("ascii", "ignore").decode()
    surname, _, given = plain.lower().partition(" ")
    return f"{given}.{surname}.{code[2:].lstrip('0')}@hengchuan.example"
