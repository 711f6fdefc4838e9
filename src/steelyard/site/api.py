"""The API: rooms add their routers here. Its description is at /api/openapi.json and /api/docs."""

from ninja import NinjaAPI
from ninja.security import django_auth

api = NinjaAPI(title="Steelyard", version="1", auth=django_auth, urls_namespace="api")
