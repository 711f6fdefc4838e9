"""Addresses of this room, below /simulation/."""

from django.urls import path

from steelyard.insight.simulation import views

app_name = "simulation"
urlpatterns = [
    path("", views.listing, name="index"),
    path("ask/", views.ask, name="ask"),
    path("<int:number>/", views.outcome, name="outcome"),
    path("<int:number>/differences.xlsx", views.workbook, name="workbook"),
    path("<int:number>/<str:person>/", views.difference, name="difference"),
]
