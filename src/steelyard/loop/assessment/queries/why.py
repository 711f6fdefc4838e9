"""The story of one figure of a scorecard."""

from collections.abc import Mapping

from django.http import Http404

from steelyard.foundation import calculation, people
from steelyard.foundation.people.viewer import Viewer
from steelyard.foundation.periods.models import Period
from steelyard.loop.assessment.queries.scorecard import asked_run, may_read, sheets_of, why_url
from steelyard.loop.assessment.stories import StoryPage, story_page
from steelyard.loop.assessment.words import here


def why_page(period: Period, code: str, path: str, viewer: Viewer, asked: Mapping[str, str]) -> StoryPage:
    """Gather the page; 404 for figures outside the viewer's scope, and for those not shown to them yet."""
    person = people.find_person(code, viewer, on=period.ends_on)
    run = asked_run(tuple(calculation.runs_of(period).sealed()), asked.get("run", ""))
    readable = [sheet for sheet in sheets_of(run, person) if may_read(sheet, viewer)]
    sheet = next((s for s in readable if asked.get("plan", "") in ("", s.plan_code)), None)
    if run is None or sheet is None:
        raise Http404
    page = story_page(
        run,
        person,
        plan=sheet.plan_code,
        path=path,
        number=asked.get("page", "1"),
        language=here(),
        link=lambda path: why_url(sheet, path),
    )
    if page is None:
        raise Http404
    return page
