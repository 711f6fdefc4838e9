"""Addresses of this room, below /simulation/."""

from django.urls import path

from steelyard.insight.simulation import views

app_name = "simulation"
urlpatterns = [
    path("", views.listing, name="index"),
    path("ask/", views.ask, name="ask"),
    path("what-if/<str:period>/<str:person>/", views.what_if, name="what_if"),
    path("<int:number>/", views.outcome, name="outcome"),
    path("<int:number>/differences.xlsx", views.workbook, name="workbook"),
    path("<int:number>/odds/", views.odds, name="odds"),
    path("<int:number>/people/<str:person>/", views.difference, name="difference"),
]
