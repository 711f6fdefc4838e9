"""Addresses of the rulebook. A plan's code is a slug; the words before it are not plans."""

from django.urls import path

from steelyard.foundation.rulebook import views

app_name = "rulebook"
urlpatterns = [
    path("", views.index, name="index"),
    path("new/", views.new, name="new"),
    path("check/", views.check, name="check"),
    path("library/", views.library, name="library"),
    path("plans/<slug:code>/", views.plan, name="plan"),
    path("plans/<slug:code>/history/", views.history, name="history"),
    path("plans/<slug:code>/v<int:number>/", views.version, name="version"),
    path("plans/<slug:code>/v<int:number>/text/", views.text, name="text"),
    path("plans/<slug:code>/v<int:number>/plan.yaml", views.download, name="download"),
    path("plans/<slug:code>/v<int:number>/edit/", views.edit, name="edit"),
    path("plans/<slug:code>/v<int:number>/publish/", views.publish, name="publish"),
    path("plans/<slug:code>/v<int:number>/retire/", views.retire, name="retire"),
    path("plans/<slug:code>/v<int:number>/discard/", views.discard, name="discard"),
    path("plans/<slug:code>/v<int:number>/draft/", views.draft_from, name="draft_from"),
]
