"""A job's page, its progress as a fragment that asks for itself again, and the button that stops it."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from steelyard.kit import access
from steelyard.kit.jobs import actions, queries


@access.allow(access.may("jobs.read"))
def index(request: access.Request) -> HttpResponse:
    """List the jobs, newest first."""
    page = queries.jobs_page(state=request.GET.get("state", ""), page=request.GET.get("page", "1"))
    return render(request, "jobs/index.html", {"jobs": page})


@access.allow(access.signed_in)
def job(request: access.Request, job_id: int) -> HttpResponse:
    """Show one job, to whoever asked for it or may see all."""
    found = queries.job_of(job_id, user=request.user, viewer=request.viewer)
    may_cancel = queries.may_cancel(found, user=request.user, viewer=request.viewer)
    return render(request, "jobs/job.html", {"job": found, "may_cancel": may_cancel})


@access.allow(access.signed_in)
def progress(request: access.Request, job_id: int) -> HttpResponse:
    """Show how far it is; the answer that tells of its end also tells the page (job-ended)."""
    found = queries.job_of(job_id, user=request.user, viewer=request.viewer)
    answer = render(request, "jobs/progress.html", {"job": found})
    if not found.is_active:
        answer["HX-Trigger"] = "job-ended"
    return answer


@require_POST
@access.allow(access.signed_in)
def cancel(request: access.Request, job_id: int) -> HttpResponse:
    """Ask it to stop."""
    found = queries.job_of(job_id, user=request.user, viewer=request.viewer, to_cancel=True)
    actions.cancel(job=found, by=request.user, at=timezone.now())
    return redirect("jobs:job", job_id)
