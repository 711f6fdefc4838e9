"""The exports come in, as sales operations would bring them; known spellings are accepted beforehand."""

import hashlib
from pathlib import Path

from django.contrib.auth.models import User

from steelyard.foundation import facts
from steelyard.foundation.facts.actions import discard_rows
from steelyard.foundation.facts.models import Alias, Import, ImportState, QuarantinedRow, RowState
from steelyard.site.demo.exporting.deals import habits, spellings
from steelyard.site.demo.exporting.titles import spoken_words
from steelyard.site.demo.loading.task import Load, reason

ROSTER = "roster.xlsx"


def import_roster(task: Load, *, by: User) -> None:
    """Bring in the people."""
    task.tell("The roster")
    import_once(next(path for path in task.files if path.name == ROSTER), task, by=by)


def import_exports(task: Load, *, by: User, newest: bool) -> None:
    """Bring in all files but the newest deals, or those; what waits of the old ones is settled."""
    chosen = [path for path in task.files if is_newest(path, task) == newest and path.name != ROSTER]
    for path in chosen:
        if path.name.startswith("deals_"):
            accept_known_spellings(task, by=by)
        task.tell(f"Importing {path.name}")
        import_once(path, task, by=by)
    if not newest:
        settle_old_rows(task, by=by)


def is_newest(path: Path, task: Load) -> bool:
    """Tell whether it is the last export of deals."""
    return path.name == task.company.size.newest_export


def import_once(path: Path, task: Load, *, by: User) -> None:
    """Import a file unless it has been."""
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    if not Import.objects.filter(sha256=sha256, state=ImportState.COMMITTED).exists():
        facts.import_file(path=path, dataset=path.stem.partition("_")[0], by=by, at=task.at)


def accept_known_spellings(task: Load, *, by: User) -> None:
    """Say what the spellings of the old exports mean; those of the newest are left for somebody to answer."""
    known = set(Alias.objects.values_list("kind", "raw"))
    codes = {person.name: person.code for person in task.company.staff.people}
    meanings = [
        *(
            (Alias.Kind.PERSON, wrong, codes[name])
            for name, wrong in habits(task.company, spoken_words()).items()
        ),
        *(
            (Alias.Kind.PRODUCT, wrong, name)
            for name, others in spellings(task.company).items()
            for wrong in others
        ),
    ]
    for kind, wrong, meant in meanings:
        if (kind, wrong) not in known:
            facts.accept_alias(kind=kind, raw=wrong, canonical=meant, by=by, at=task.at)


def settle_old_rows(task: Load, *, by: User) -> None:
    """Discard what the old exports left waiting: the CRM has put it right since."""
    newest = task.company.size.newest_export
    waiting = QuarantinedRow.objects.filter(state=RowState.WAITING).exclude(source__file_name=newest)
    if waiting.exists():
        discard_rows(rows=list(waiting), why=reason("discard"), by=by, at=task.at)
