"""Addresses of the reader's choices."""

from django.urls import path

from steelyard.kit.ui import views

app_name = "ui"
urlpatterns = [path("<str:name>/", views.prefer, name="prefer")]
