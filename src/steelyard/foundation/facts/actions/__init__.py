"""All change to facts happens here; one file a group of verbs."""

from steelyard.foundation.facts.actions.aliases import (
    accept_alias,
    accept_in_import,
    accept_in_quarantine,
    forget_alias,
)
from steelyard.foundation.facts.actions.answering import answer_questions
from steelyard.foundation.facts.actions.commits import (
    ask_commit,
    commit_import,
    fail_import,
    roll_back_import,
)
from steelyard.foundation.facts.actions.repairs import (
    discard_rows,
    readmit_rows,
    repair_from_file,
    repair_row,
)
from steelyard.foundation.facts.actions.uploads import (
    ask_check,
    check_import,
    discard_import,
    match_and_check,
    match_columns,
    read_again,
    suggest_match,
    upload_file,
)
from steelyard.foundation.facts.actions.whole import (
    accept_clear_suggestions,
    admit_table,
    commit_as_guessed,
    import_file,
    prepare_file,
)

__all__ = [
    "accept_alias",
    "accept_clear_suggestions",
    "accept_in_import",
    "accept_in_quarantine",
    "admit_table",
    "answer_questions",
    "ask_check",
    "ask_commit",
    "check_import",
    "commit_as_guessed",
    "commit_import",
    "discard_import",
    "discard_rows",
    "fail_import",
    "forget_alias",
    "import_file",
    "match_and_check",
    "match_columns",
    "prepare_file",
    "read_again",
    "readmit_rows",
    "repair_from_file",
    "repair_row",
    "roll_back_import",
    "suggest_match",
    "upload_file",
]
