"""All addresses: a room's address is its folder's name."""

from django.urls import include, path

from steelyard.site.api import api
from steelyard.site.demo_sign_in import sign_in

urlpatterns = [
    path("", include("steelyard.site.home.urls")),
    path("account/", include("allauth.urls")),
    path("language/", include("django.conf.urls.i18n")),
    path("preferences/", include("steelyard.kit.ui.urls")),
    path("facts/", include("steelyard.foundation.facts.urls")),
    path("api/", api.urls),
    path("people/", include("steelyard.foundation.people.urls")),
    path("periods/", include("steelyard.foundation.periods.urls")),
    path("rulebook/", include("steelyard.foundation.rulebook.urls")),
    path("planning/", include("steelyard.loop.planning.urls")),
    path("assessment/", include("steelyard.loop.assessment.urls")),
    path("rewards/", include("steelyard.loop.rewards.urls")),
    path("simulation/", include("steelyard.insight.simulation.urls")),
    path("jobs/", include("steelyard.kit.jobs.urls")),
    path("audit/", include("steelyard.kit.audit.urls")),
    path("demo/sign-in/<str:role>/", sign_in, name="demo_sign_in"),
]
