"""Addresses of the trail."""

from django.urls import path

from steelyard.kit.audit import views

app_name = "audit"
urlpatterns = [
    path("", views.index, name="index"),
    path("export/", views.export, name="export"),
]
