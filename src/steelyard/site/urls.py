"""All addresses: a room's address is its folder's name."""

from django.urls import include, path

from steelyard.site.api import api

urlpatterns = [
    path("", include("steelyard.site.home.urls")),
    path("account/", include("allauth.urls")),
    path("language/", include("django.conf.urls.i18n")),
    path("api/", api.urls),
]
