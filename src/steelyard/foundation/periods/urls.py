"""Addresses of the calendar."""

from django.urls import path

from steelyard.foundation.periods import views

app_name = "periods"
urlpatterns = [
    path("", views.index, name="index"),
    path("new/", views.new, name="new"),
    path("company/", views.company, name="company"),
]
