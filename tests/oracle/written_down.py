"""A disagreement written down, as small as it gets."""

import re
from dataclasses import replace
from typing import Any

from tests.oracle.drawn.batch import Batch
from tests.oracle.drawn.ground import Tables
from tests.oracle.smaller import smaller
from tests.oracle.tally import Tally, compared, disagreement

SHOWN = 12


def written(batch: Batch, seed: int, found: list[str], tries: int) -> str:
    """Write a disagreement: where it was drawn, what differs, the plans and rows that are left."""

    def disagrees(texts: tuple[str, ...], tables: Tables) -> bool:
        try:
            return kind_of(compared(batch, texts, tables)) == kind_of(found)
        except (AssertionError, KeyError, StopIteration):
            return False
        except Exception as error:  # noqa: BLE001 - whatever it is, it is what we look for
            return type(error).__name__ == kind_of(found)

    texts, tables = smaller(_where(batch, found), disagrees, tries=tries)
    left = disagreement(Batch(seed, texts, batch.period, tables, 0, 0, 1), Tally())
    lines = [f"==== seed {seed}, period {batch.period.code}", *left[:SHOWN]]
    lines += [f"---- plan\n{text}" for text in texts]
    lines += [f"{name}: {row}" for name, rows in tables.items() for row in rows]
    return "\n".join(lines) + "\n"


def kind_of(found: list[str]) -> str:
    """Name the first table, or the error, that disagrees."""
    return found[0].split(":")[0] if found else ""


def _where(batch: Batch, found: list[str]) -> Batch:
    """Put the branch that a disagreement names first."""
    named = re.search(r"=(\d+)-", found[0])
    if named is None:
        return batch
    first = {
        table: sorted(rows, key=lambda row: not _is_of(named[1], row)) for table, rows in batch.tables.items()
    }
    return replace(batch, tables=first)


def _is_of(branch: str, row: dict[str, Any]) -> bool:
    return any(str(cell).startswith(f"{branch}-") for cell in row.values())
