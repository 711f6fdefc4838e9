"""What happened: deals, invoices, payments, visits, and the lists of products, customers and people.

For: sales operations, who bring files in; everyone, who reads the rows in their scope; planning,
assessment and rewards, which compute on them. Takes: CSV and workbook files, by the wizard at /facts/
or by `steelyard import`. Gives: for each dataset one immutable snapshot of all its rows (a Parquet
file named by its content, each row knowing its file, sheet and row) and, beside it, the rows that
could not be used, each with its reasons.
"""

from typing import TYPE_CHECKING

from steelyard.kit.door import open_late

__all__ = [
    "ALL",
    "ENCODINGS",
    "READABLE",
    "WAYS",
    "Alias",
    "Answers",
    "Dataset",
    "FactRow",
    "FactsChanged",
    "Import",
    "Match",
    "QuarantinedRow",
    "Question",
    "ReadAs",
    "Snapshot",
    "accept_alias",
    "accept_clear_suggestions",
    "admit_table",
    "check_import",
    "commit_import",
    "discard_import",
    "encoding_code",
    "find_row",
    "freshness",
    "heads",
    "import_file",
    "match_columns",
    "open_questions",
    "reading_words",
    "reason_title",
    "roll_back_import",
    "row",
    "snapshot",
    "table_paths",
    "unfit_words",
    "upload_file",
    "waiting_rows",
    "with_derived",
]

if TYPE_CHECKING:
    from steelyard.foundation.facts.actions import (
        accept_alias,
        accept_clear_suggestions,
        admit_table,
        check_import,
        commit_import,
        discard_import,
        import_file,
        match_columns,
        roll_back_import,
        upload_file,
    )
    from steelyard.foundation.facts.answers import Answers
    from steelyard.foundation.facts.datasets import ALL, Dataset
    from steelyard.foundation.facts.derived import with_derived
    from steelyard.foundation.facts.events import FactsChanged
    from steelyard.foundation.facts.how_read_words import reading_words, unfit_words
    from steelyard.foundation.facts.matching import Match
    from steelyard.foundation.facts.models import Alias, Import, QuarantinedRow, Snapshot
    from steelyard.foundation.facts.queries import (
        FactRow,
        find_row,
        freshness,
        heads,
        reason_title,
        row,
        snapshot,
        table_paths,
        waiting_rows,
    )
    from steelyard.foundation.facts.questions import WAYS, Question, open_questions
    from steelyard.foundation.facts.sources import ENCODINGS, READABLE, ReadAs, encoding_code
else:
    __getattr__ = open_late(
        __name__,
        __all__,
        *(
            "queries",
            "actions",
            "models",
            "datasets",
            "derived",
            "events",
            "matching",
            "how_read_words",
            "sources",
            "questions",
            "answers",
        ),
    )
