"""Addresses of the first page."""

from django.urls import path

from steelyard.site.home import views

urlpatterns = [path("", views.home, name="home")]
