"""When an import may take its next step; each rule answers with reasons in words, none when it may."""

from collections.abc import Iterable, Iterator, Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from steelyard.foundation.facts.datasets import Column, Dataset
from steelyard.foundation.facts.matching import near_headers
from steelyard.foundation.facts.models import Import, ImportState, Origin, QuarantinedRow, RowState, Snapshot
from steelyard.foundation.facts.questions import Question, open_questions

OPEN: dict[str, Promise] = {
    "numbers": gettext_lazy(
        "Say first how the column “{column}” writes decimals, with a dot or with a comma: "
        "{cells} can be either."
    ),
    "dates": gettext_lazy(
        "Say first which number is the month in the column “{column}”: {cells} can be two days."
    ),
}
BEFORE_COMMIT = (ImportState.UPLOADED, ImportState.MATCHED, ImportState.FAILED)


def why_not_match(
    one: Import, dataset: Dataset | None, columns: Mapping[str, str], values: Mapping[str, str]
) -> Iterator[str]:
    """Say why these columns do not do."""
    if one.state not in BEFORE_COMMIT:
        yield _("This import has been {state} already.").format(state=one.get_state_display())
    if dataset is None:
        yield _("Say which dataset the file belongs to.")
        return
    for column in dataset.columns:
        if column.required and not (columns.get(column.name) or values.get(column.name)):
            yield missing_words(one, dataset, column, columns)
    for name, header in columns.items():
        if name not in dataset or header not in one.headers:
            yield _("The file has no column “{header}”.").format(header=header)
    used = list(columns.values())
    for header in sorted({header for header in used if used.count(header) > 1}):
        yield _("“{header}” is used twice.").format(header=header)


def missing_words(one: Import, dataset: Dataset, column: Column, columns: Mapping[str, str]) -> str:
    """Say that a column is needed, and which header may be meant."""
    words = _("“{column}” needs a column of the file.").format(column=column.title)
    near = near_headers(dataset, one.headers, columns).get(column.name)
    return f"{words} " + _("Perhaps “{header}”?").format(header=near) if near else words


def why_not_read_again(one: Import) -> Iterator[str]:
    """Say why an import's file cannot be read otherwise."""
    if one.state not in BEFORE_COMMIT:
        yield _("This import has been {state} already.").format(state=one.get_state_display())


def why_not_commit(one: Import) -> Iterator[str]:
    """Say why an import cannot be committed."""
    yield from why_not_check(one)
    yield from why_not_yet(one, open_questions(one))


def why_not_check(one: Import) -> Iterator[str]:
    """Say why an import's rows cannot be looked at."""
    if one.state != ImportState.MATCHED:
        yield _("Only an import whose columns are matched can be committed; this one is: {state}.").format(
            state=one.get_state_display()
        )


def why_not_yet(one: Import, questions: Iterable[Question]) -> Iterator[str]:
    """Say what has to be answered before an import is committed; repaired rows wait for no answer."""
    for asked in questions if one.origin != Origin.REPAIR else ():
        if asked.is_needed:
            title = one.declared.column(asked.column).title
            cells = ", ".join(f"“{sample[0]}”" for sample in asked.samples)
            yield str(OPEN[asked.kind]).format(column=title, cells=cells)


def why_not_roll_back(one: Import, *, its: Snapshot | None, heir: Snapshot | None) -> Iterator[str]:
    """Say why an import cannot be rolled back; `its` snapshot and the standing one built on it, if any.

    A closed period is no reason: it keeps the frozen rows it was computed on.
    """
    if one.state != ImportState.COMMITTED:
        yield _("Only a committed import can be rolled back; this one is: {state}.").format(
            state=one.get_state_display()
        )
    elif its and heir:
        yield _("Import {number} ({file}) stands on this one. Roll that one back first.").format(
            number=heir.made_by_id, file=heir.made_by.file_name
        )


def why_not_discard(one: Import) -> Iterator[str]:
    """Say why an import cannot be thrown away."""
    if one.state not in BEFORE_COMMIT:
        yield _("This import is: {state}. A committed one can be rolled back.").format(
            state=one.get_state_display()
        )


def why_not_settle(row: QuarantinedRow) -> Iterator[str]:
    """Say why a quarantined row cannot be repaired, re-admitted or discarded."""
    if row.state != RowState.WAITING:
        yield _("Row {number} waits no longer: {state}.").format(
            number=row.row_number, state=row.get_state_display()
        )
