"""The words of the demo company, read from library/demo."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import yaml

from steelyard.site.demo.draw import Floats

LIBRARY = Path(__file__).resolve().parents[4] / "library"
FOLDER = LIBRARY / "demo"


@dataclass(frozen=True)
class Syllable:
    """Characters of a name, and how to say them."""

    text: str
    pinyin: str


@dataclass(frozen=True)
class Names:
    """What people's names are made of."""

    surnames: tuple[Syllable, ...]
    first: tuple[Syllable, ...]
    second: tuple[Syllable, ...]
    single: tuple[Syllable, ...]
    single_share: float


@dataclass(frozen=True)
class Product:
    """One line of products.yaml; the file says what each word means."""

    code: str
    name: str
    name_en: str
    series: str
    price: int
    days: int
    share: float
    odds: float
    spellings: tuple[str, ...]
    late: tuple[str, ...] = ()


@dataclass(frozen=True)
class Rhythm:
    """The year's ups and downs; calendar.yaml says what each word means."""

    months: Floats
    quarter_end_pull: float
    fourth_quarter_pull: float
    yearly_growth: float
    spring_festival: dict[int, date]
    national_day: tuple[int, int, int]


def read(name: str) -> dict[str, Any]:
    """Read one file of the folder."""
    found: dict[str, Any] = yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))
    return found


def names() -> Names:
    """Read names.yaml."""
    raw = read("names.yaml")
    parts = {kind: syllables(raw[kind]) for kind in ("surnames", "first", "second", "single")}
    return Names(**parts, single_share=raw["single_share"])


def syllables(written: str) -> tuple[Syllable, ...]:
    """Read `王:Wang 李:Li`."""
    return tuple(Syllable(*word.split(":")) for word in written.split())


def products() -> tuple[Product, ...]:
    """Read products.yaml."""
    rows = read("products.yaml")["products"]
    return tuple(
        Product(**{**row, "spellings": tuple(row["spellings"]), "late": tuple(row.get("late", ()))})
        for row in rows
    )


def rhythm() -> Rhythm:
    """Read calendar.yaml."""
    raw = read("calendar.yaml")
    return Rhythm(**{**raw, "months": np.array(raw["months"]), "national_day": tuple(raw["national_day"])})
