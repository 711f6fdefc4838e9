"""Files and imports for this room's tests."""

from datetime import UTC, datetime
from typing import Any

from steelyard.foundation.facts import actions
from steelyard.foundation.facts.asking import ask_table
from steelyard.foundation.facts.matching import Match
from steelyard.foundation.facts.models import Import
from steelyard.foundation.facts.standing import head, path_of

AT = datetime(2026, 7, 1, 9, tzinfo=UTC)
DEALS = "id,owner,customer,product,stage,opened on,closed on,amount,currency\n"
COUNTS = ("rows_new", "rows_changed", "rows_unchanged", "rows_quarantined")


def upload(text: str, *, file_name: str = "deals.csv", **match: Any) -> Import:
    """Upload a text as a file and match its columns."""
    one = actions.upload_file(content=text.encode(), file_name=file_name, by=None, at=AT)
    said = Match.from_json({**one.mapping, **match})
    return actions.match_columns(import_=one, dataset=one.dataset, match=said, by=None, at=AT)


def bring(text: str, *, file_name: str = "deals.csv", **match: Any) -> Import:
    """Import a text as a file, with the columns that are recognised."""
    one = upload(text, file_name=file_name, **match)
    return actions.commit_import(import_=one, by=None, at=AT)


def counts(one: Import) -> tuple[int, ...]:
    """Return new, changed, unchanged, quarantined."""
    return tuple(getattr(one, name) for name in COUNTS)


def standing(dataset: str = "deals") -> dict[str, dict[str, Any]]:
    """Return the rows of a dataset's head by id."""
    one = head(dataset)
    if one is None:
        return {}
    rows = ask_table("select * from read_parquet(?)", [str(path_of(one))]).to_pylist()
    return {row["id"]: row for row in rows}
