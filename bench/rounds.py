"""Rounds: every contender once a round, in turn, so that whatever disturbs the machine disturbs all alike."""

import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from shutil import rmtree

from bench.answers import differences, line_count
from bench.company.size import Size
from bench.contenders import STEELYARD, Contender
from bench.measuring import Run, measure

Say = Callable[[str], None]


class Disagreement(Exception):  # noqa: N818 - what happened, in words
    """Two contenders gave different answers."""


@dataclass
class Taken:
    """All runs of all contenders at one size, round by round."""

    size: Size
    runs: dict[str, list[Run]] = field(default_factory=dict)
    lines: int = 0

    def seconds(self, code: str) -> float:
        """Give the median."""
        return statistics.median(run.seconds for run in self.runs[code])

    def peak_bytes(self, code: str) -> float:
        """Give the median of the most memory held."""
        return statistics.median(run.peak_bytes for run in self.runs[code])

    def ratio(self, code: str, to: str = STEELYARD.code) -> float:
        """Give the median of the ratios within rounds."""
        pairs = zip(self.runs[code], self.runs[to], strict=False)
        return statistics.median(one.seconds / other.seconds for one, other in pairs)


def take(
    contenders: Sequence[Contender], company: Path, size: Size, below: Path, rounds: int, say: Say
) -> Taken:
    """Run the rounds; after the first, all answers must be the same to the cent."""
    taken = Taken(size)
    playing = [contender for contender in contenders if contender.takes(size.deals)]
    for turn in range(rounds):
        start = turn % len(playing)
        for contender in playing[start:] + playing[:start]:
            out = below / f"{contender.code}-{size.code}"
            rmtree(out, ignore_errors=True)
            run = measure(contender.module, company, out, *contender.words(size.deals))
            taken.runs.setdefault(contender.code, []).append(run)
            say(f"{size.code}, round {turn + 1}: {contender.title} {run.seconds:.2f} s")
        if turn == 0:
            taken.lines = agree(playing, size, below)
            say(f"{size.code}: {len(playing)} contenders agree to the cent on {taken.lines:,} pay lines")
    return taken


def agree(contenders: Sequence[Contender], size: Size, below: Path) -> int:
    """Compare everyone's answers with the first one's; gives how many pay lines there are."""
    answers = [contender.answers(below / f"{contender.code}-{size.code}") for contender in contenders]
    said = [text for other in answers[1:] for text in differences(answers[0], other)]
    if said:
        raise Disagreement("\n".join(said))
    return line_count(answers[0])
