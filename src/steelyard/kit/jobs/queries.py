"""Read jobs."""

from dataclasses import dataclass

from django.contrib.auth.models import User
from django.core.paginator import Page, Paginator
from django.http import Http404

from steelyard.kit.access import Viewer
from steelyard.kit.jobs.models import ACTIVE, Job, State

PAGE_SIZE = 50


@dataclass(frozen=True, kw_only=True)
class JobsPage:
    """The page: jobs of one state, or all."""

    state: str
    states: list[tuple[str, str]]
    page: Page[Job]


def find(*, kind: str, key: str) -> Job | None:
    """Return the active job of a kind and key, else the newest that ended, else None."""
    jobs = Job.objects.filter(kind=kind, key=key).select_related("asked_by")
    return jobs.filter(state__in=ACTIVE).first() or jobs.first()


def jobs_page(*, state: str, page: str | int) -> JobsPage:
    """Return one page of jobs, newest first."""
    jobs = Job.objects.select_related("asked_by")
    if state in State.values:
        jobs = jobs.filter(state=state)
    shown = Paginator(jobs, PAGE_SIZE).get_page(page)
    return JobsPage(state=state, states=[(str(s.value), str(s.label)) for s in State], page=shown)


def job_of(job_id: int, *, user: User, viewer: Viewer, to_cancel: bool = False) -> Job:
    """Return a job its asker, or who may see all, looks at. Raises Http404 for others."""
    job = Job.objects.select_related("asked_by").filter(pk=job_id).first()
    if job is None:
        raise Http404
    if not (may_cancel(job, user=user, viewer=viewer) if to_cancel else _may_see(job, user, viewer)):
        raise Http404
    return job


def may_cancel(job: Job, *, user: User, viewer: Viewer) -> bool:
    """Tell whether the viewer may stop it."""
    return job.asked_by_id == user.pk or viewer.may("jobs.cancel")


def _may_see(job: Job, user: User, viewer: Viewer) -> bool:
    return job.asked_by_id == user.pk or viewer.may("jobs.read")
