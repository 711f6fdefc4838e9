"""The reference says every word the language has."""

import re
from pathlib import Path

import pytest

from steelyard.engine.reader import FIELDS

REFERENCE = (Path(__file__).resolve().parents[4] / "docs" / "reference" / "plan-language.md").read_text(
    encoding="utf-8"
)


@pytest.mark.parametrize("word", sorted(set().union(*FIELDS.values())))
def test_reference_names_every_field(word: str) -> None:
    assert re.search(rf"\b{re.escape(word)}\b", REFERENCE), (
        f"docs/reference/plan-language.md does not say {word}"
    )
