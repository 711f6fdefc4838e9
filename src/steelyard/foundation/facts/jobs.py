"""Long work: large files are checked and committed while people do something else."""

from typing import Any

from steelyard.foundation.facts import actions
from steelyard.foundation.facts.models import Import
from steelyard.kit import jobs
from steelyard.kit.refusal import Refused


@jobs.handler("check_import")
def check_import(work: jobs.Work) -> dict[str, Any]:
    """Look at all rows of a large file."""
    one = Import.objects.get(pk=work.payload["import"])
    try:
        actions.check_import(import_=one, report=work.report)
    except Refused as refused:
        actions.fail_import(import_=one, words=str(refused))
        raise
    return {"import": one.pk}


@jobs.handler("commit_import")
def commit_import(work: jobs.Work) -> dict[str, Any]:
    """Commit a large file; killed in the middle, it has done nothing and is done again."""
    one = Import.objects.get(pk=work.payload["import"])
    work.result = {"import": one.pk}
    actions.commit_import(
        import_=one, by=work.by, at=work.job.asked_at, report=work.report, keeping=work.once
    )
    return work.result
