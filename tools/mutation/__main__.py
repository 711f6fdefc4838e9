"""Draw mutants of the engine's files, run tests on each, tell which lived.

    python -m tools.mutation settlement/cap.py curves/step.py --most 20 --seed 1 --seconds 30

Everything is imported and collected once; each mutant is a fork whose functions are given the mutant's code,
so it costs no more than the tests that run until one fails. Tests nearest to the file come first, and those
that found something before. After so many seconds a mutant counts as a survivor: look at it, or give it more.
"""

import argparse
import gc
import os
import random
import signal
import sys
import time
from collections import Counter
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from types import CodeType, FunctionType

import pytest
from _pytest.runner import runtestprotocol

from tests.examples import Example, examples
from tools.mutation.mutants import Mutant, mutants_of

ROOT = Path(__file__).resolve().parents[2]
ENGINE = ROOT / "src" / "steelyard" / "engine"
LIVED, DIED, NOWHERE = 0, 1, 2
LONGEST = 60  # seconds a test may go on beyond its mutant's time


class Run:
    """A pytest plug-in that runs the tests again and again, each time on another mutant."""

    def __init__(self, mutants: list[Mutant], seconds: float) -> None:
        self.mutants, self.seconds = mutants, seconds
        self.kills: Counter[str] = Counter()
        self.functions: dict[str, list[FunctionType]] = {}

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Put each mutant to the tests, and tell at once of those that live."""
        for one in gc.get_objects():
            if type(one) is FunctionType:
                self.functions.setdefault(one.__code__.co_filename, []).append(one)
        gc.freeze()  # a fork then copies less
        tally: Counter[str] = Counter()
        for mutant in self.mutants:
            near_first = sorted(session.items, key=partial(self._far, mutant=mutant))
            word = self._put_to_the_tests(mutant, near_first)
            tally[word] += 1
            if word != "killed":
                place = mutant.file.relative_to(ROOT)
                print(f"{word:<9}{place}:{mutant.line}  {mutant.before}  ->  {mutant.after}", flush=True)
        gc.unfreeze()
        print(f"{len(self.mutants)} mutants: " + ", ".join(f"{n} {word}" for word, n in tally.most_common()))
        return True

    def _far(self, item: pytest.Item, *, mutant: Mutant) -> float:
        """Tell how far a test is: found some before, the file's examples, its room's, refusals, the rest."""
        example = _example(item)
        checks = mutant.file.parent.name == "table_checks"
        refuses = any(word in item.path.stem for word in ("problem", "flaw")) and (
            checks or "table" not in item.path.stem  # the others take no time
        )
        own = example is not None and example.file.name == f"{mutant.file.stem}.examples.yaml"
        room = example is not None and example.file.parent == mutant.file.parent
        return 3 - own - room - 1.5 * refuses - min(3, self.kills[f"{mutant.file}: {item.nodeid}"])

    def _put_to_the_tests(self, mutant: Mutant, items: list[pytest.Item]) -> str:
        reading, writing = os.pipe()
        child = os.fork()
        if not child:
            verdict = DIED
            try:
                os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
                verdict = self._verdict(mutant, items, writing)
            finally:
                os._exit(verdict)
        os.close(writing)
        with os.fdopen(reading) as told:
            by = told.read()
        verdict = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        if by:
            self.kills[f"{mutant.file}: {by}"] += 1
        return {LIVED: "survived", NOWHERE: "nowhere"}.get(verdict, "killed")

    def _verdict(self, mutant: Mutant, items: list[pytest.Item], writing: int) -> int:
        """In the fork: run tests until one fails; nothing of it may reach the parent but this number."""
        if not self._apply(mutant):
            return NOWHERE
        read_again: dict[Path, dict[str, Example]] = {}
        signal.alarm(int(self.seconds) + LONGEST)  # a mutant may go round for ever
        begun = time.monotonic()
        for item in items:
            if time.monotonic() - begun > self.seconds:
                break
            if _fails(item, read_again):
                os.write(writing, item.nodeid.encode())
                return DIED
        return LIVED

    def _apply(self, mutant: Mutant) -> bool:
        """Give the file's functions the mutant's code."""
        name = str(mutant.file)
        was, now = (_codes(text, name) for text in (mutant.file.read_text(encoding="utf-8"), mutant.text))
        code_of = dict(zip(was, now, strict=False))
        done = False
        for function in self.functions.get(name, ()):
            made = code_of.get(function.__code__)
            if made is not None and made != function.__code__:
                function.__code__, done = made, True
        return done


def _codes(text: str, name: str) -> list[CodeType]:
    def within(code: CodeType) -> Iterator[CodeType]:
        for one in code.co_consts:
            if isinstance(one, CodeType):
                yield one
                yield from within(one)

    return list(within(compile(text, name, "exec")))


def _example(item: pytest.Item) -> Example | None:
    spec = getattr(item, "callspec", None)
    found: Example | None = spec.params.get("example") if spec else None
    return found


def _fails(item: pytest.Item, read_again: dict[Path, dict[str, Example]]) -> bool:
    """Run one test; an example's plan is read again, as its file was read before the mutant."""
    example = _example(item)
    try:
        if example is not None:
            if example.file not in read_again:
                read_again[example.file] = {str(one): one for one in examples(example.file)}
            item.callspec.params["example"] = read_again[example.file][str(example)]  # type: ignore[attr-defined]
    except Exception:  # noqa: BLE001 - whatever it is, the mutant was noticed
        return True
    return any(report.failed for report in runtestprotocol(item, log=False, nextitem=None))


def main(arguments: list[str] | None = None) -> int:
    """Draw, run and tell; the exit code is 0 whatever lives: people look at it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="+", help="below src/steelyard/engine, such as settlement/cap.py")
    parser.add_argument("--most", type=int, default=20, help="mutants drawn of each file")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=30, help="for each mutant")
    parser.add_argument("--tests", nargs="*", default=[str(ENGINE)], help="which tests; the engine's own")
    asked = parser.parse_args(arguments)
    drawn = random.Random(asked.seed)  # noqa: S311 - a sample, not a secret
    mutants = []
    for name in asked.files:
        found = mutants_of(ENGINE / name)
        mutants += drawn.sample(found, min(asked.most, len(found)))
    return int(pytest.main(["-q", *asked.tests], plugins=[Run(mutants, asked.seconds)]))


if __name__ == "__main__":
    sys.exit(main())
