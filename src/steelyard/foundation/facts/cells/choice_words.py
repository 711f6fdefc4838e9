"""What files call the choices of a column, and which choice a strange word may mean."""

import re
import unicodedata
from collections.abc import Sequence

from rapidfuzz import fuzz, process

from steelyard.foundation.facts.datasets import Choice

NUMBERED = re.compile(r"^\s*\d+\s*[%％]?\s*[-.、)）:：]*\s*(?=\D)")  # "3-Propose", "20% 初步接触"
SHARE = re.compile(r"[(（\[]\s*\d+\s*[%％]?\s*[)）\]]\s*$")  # "Proposal (50 %)"
NEAR = 72  # of 100: below it a likeness is chance
MOST_HINTS = 2


class ChoiceWords:
    """The choices of a column by every word for them."""

    def __init__(self, choices: Sequence[Choice]) -> None:
        """Gather codes, titles and spellings, letters and digits alone."""
        self.titles = {one.code: str(one.title) for one in choices}
        self.codes = {
            squeezed(word): one.code
            for one in reversed(choices)
            for word in (*one.spellings, str(one.title), one.code)
        }

    def code(self, cell: str) -> str:
        """Return the choice that a cell names; empty where it names none."""
        bare = SHARE.sub("", NUMBERED.sub("", cell))
        return self.codes.get(squeezed(cell)) or self.codes.get(squeezed(bare), "")

    def hints(self, cell: str) -> list[tuple[str, str, int]]:
        """Return the nearest choices as (code, title, likeness of 100), nearest first."""
        text = squeezed(SHARE.sub("", NUMBERED.sub("", cell)))
        found: dict[str, int] = {}
        for word, likeness, _place in process.extract(
            text, list(self.codes), scorer=fuzz.ratio, score_cutoff=NEAR, limit=8
        ):
            found.setdefault(self.codes[word], int(likeness))
        for word, code in self.codes.items():  # "赢单（已回款）", "Won by partner"
            if len(word) > 1 and word in text:
                found.setdefault(code, NEAR)
        return [(code, self.titles[code], likeness) for code, likeness in list(found.items())[:MOST_HINTS]]


def squeezed(text: str) -> str:
    """Return the letters and digits alone: "Closed-Won", "closed_won" and "closedwon" become one."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text)).casefold()
