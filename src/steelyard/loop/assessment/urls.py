"""Addresses of this room, below /assessment/."""

from django.urls import path

from steelyard.loop.assessment import views

app_name = "assessment"
urlpatterns = [
    path("people/<str:person>/", views.history, name="history"),
    path("<str:period>/", views.ranking, name="index"),
    path("<str:period>/results.xlsx", views.ranking_workbook, name="workbook"),
    path("<str:period>/publish/", views.publish, name="publish"),
    path("<str:period>/close/", views.close, name="close"),
    path("<str:period>/close/start/", views.start_close, name="start_close"),
    path("<str:period>/reopen/", views.reopen, name="reopen"),
    path("<str:period>/<str:person>/", views.scorecard, name="scorecard"),
    path("<str:period>/<str:person>/why/<path:path>", views.why, name="why"),
]
