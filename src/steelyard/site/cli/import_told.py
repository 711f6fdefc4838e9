"""What `steelyard import` says: in words on the console, or as JSON for scripts."""

from __future__ import annotations  # the rooms may be looked into only after django.setup()

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import click

from steelyard.foundation import facts

Say: TypeAlias = Callable[[str], None]
COUNTS = ("rows_in", "rows_new", "rows_changed", "rows_unchanged", "rows_quarantined")


@dataclass
class Outcome:
    """What became of each file. With JSON on standard output, words go to standard error."""

    passed_over: list[str]
    as_json: bool
    brought: list[facts.Import] = field(default_factory=list)
    left_out: dict[str, list[str]] = field(default_factory=dict)  # file → why

    def say(self, words: str) -> None:
        """Say something to whoever looks at the console."""
        click.echo(words, err=self.as_json)

    def leave_out(self, file_name: str, why: Iterable[str]) -> None:
        """Note, and say, why a file did not come in."""
        self.left_out[file_name] = list(why)
        click.echo(f"{file_name} is left out. {' '.join(self.left_out[file_name])}", err=True)

    def finish(self) -> None:
        """Say what is left to do."""
        if self.passed_over:
            self.say(f"Passed over in the folder, by their endings: {', '.join(self.passed_over)}")
        if any(one.rows_quarantined for one in self.brought):
            self.say("Repair the quarantined rows at /facts/quarantine/.")
        if self.as_json:
            told = {
                "imported": [document(one) for one in self.brought],
                "left_out": [{"file": name, "why": why} for name, why in self.left_out.items()],
                "passed_over": self.passed_over,
            }
            click.echo(json.dumps(told, ensure_ascii=False, indent=2))


def document(one: facts.Import) -> dict[str, Any]:
    """Return an import for scripts."""
    columns = facts.Match.from_json(one.mapping).columns
    return {
        "file": one.file_name,
        "dataset": one.dataset,
        "state": one.state,
        **{name: getattr(one, name) for name in COUNTS},
        "reasons": one.findings.get("reasons", []),
        "columns": dict(columns),
        "columns_not_read": unused(one),
        "read": one.reading.get("how", {}),
    }


def unused(one: facts.Import) -> list[str]:
    """Return the headers that no column is read from."""
    used = set(facts.Match.from_json(one.mapping).columns.values())
    return [header for header in one.headers if header not in used]


def tell(one: facts.Import, say: Say) -> None:
    """Say what was read of a file, and what becomes of its rows."""
    found = one.findings
    say(f"{one.file_name} → {one.dataset}")
    for words in facts.reading_words(one.reading):
        say(f"  {words}")
    if not_read := unused(one):
        say(f"  Columns not read: {', '.join(not_read)}")
    if found["rows_unchanged"] == found["rows_in"]:
        say(f"  changes nothing: its {found['rows_in']:,} rows stand already")
        return
    say(
        f"  {found['rows_in']:,} rows = {found['rows_new']:,} new + {found['rows_changed']:,} changed"
        f" + {found['rows_unchanged']:,} unchanged + {found['rows_quarantined']:,} quarantined"
    )
    titles = [facts.reason_title(one.dataset, counted["code"]) for counted in found["reasons"]]
    widest = max(map(len, titles), default=0)
    for title, counted in zip(titles, found["reasons"], strict=True):
        say(f"    {counted['rows']:>7,}  {title:<{widest}}  {counted['column']}")


def tell_suggestions(told: Sequence[dict[str, Any]], say: Say, *, accepted: bool) -> None:
    """Say which unknown names may mean something known."""
    for one in told:
        hints = one["hints"]
        if not hints:
            say(f"  {one['cell']!r} is unknown ({one['rows']:,} rows)")
        elif accepted and one["clear"]:
            say(f"  {one['cell']!r} is taken as {hints[0][1]!r} ({one['rows']:,} rows)")
        else:
            say(f"  {one['cell']!r}: did you mean {hints[0][1]!r}? ({one['rows']:,} rows)")
