"""Addresses of planning, each below its period."""

from django.urls import include, path

from steelyard.loop.planning import views

app_name = "planning"

targets = [
    path("", views.targets, name="targets"),
    path("undo/", views.undo, name="undo"),
    path("copy/", views.copy, name="copy"),
    path("import/", views.import_targets, name="import"),
    path("import/commit/", views.commit_import, name="commit_import"),
    path("template.xlsx", views.template, name="template"),
    path("targets.xlsx", views.export, name="export"),
    path("proposals/<int:proposal>/", views.decide, name="decide"),
    path("<str:person>/<str:indicator>/", views.target, name="target"),
]
plans = [
    path("", views.plans, name="plans"),
    path("<int:assignment>/end/", views.end_plan, name="end_plan"),
    path("<int:assignment>/remove/", views.remove_plan, name="remove_plan"),
]
personal = [
    path("", views.personal, name="personal"),
    path("import/", views.import_personal, name="import_personal"),
    path("<int:figure>/remove/", views.remove_personal, name="remove_personal"),
]
urlpatterns = [
    path("<str:period>/", views.index, name="index"),
    path("<str:period>/mine/", views.mine, name="mine"),
    path("<str:period>/agreement/<str:person>/", views.agreement, name="agreement"),
    path("<str:period>/targets/", include(targets)),
    path("<str:period>/plans/", include(plans)),
    path("<str:period>/personal/", include(personal)),
]
