"""Addresses of this room, below /rewards/."""

from django.urls import path

from steelyard.loop.rewards.views import changes
from steelyard.loop.rewards.views import statements as views

app_name = "rewards"
urlpatterns = [
    path("<str:period>/", views.listing, name="index"),
    path("<str:period>/statements.xlsx", views.listing_workbook, name="workbook"),
    path("<str:period>/payroll.xlsx", views.payroll, name="payroll"),
    path("<str:period>/issue/", views.issue, name="issue"),
    path("<str:period>/questions/<int:number>/answer/", views.answer, name="answer"),
    path("<str:period>/changes/", changes.listing, name="changes"),
    path("<str:period>/changes.xlsx", changes.workbook, name="changes_workbook"),
    path("<str:period>/changes/recalculate/", changes.recalculate, name="recalculate"),
    path("<str:period>/changes/post/", changes.post, name="post_changes"),
    path("<str:period>/adjust/", changes.adjust, name="adjust"),
    path("<str:period>/<str:person>/", views.statement, name="statement"),
    path("<str:period>/<str:person>/statement.pdf", views.statement_pdf, name="pdf"),
    path("<str:period>/<str:person>/statement.xlsx", views.statement_workbook, name="statement_workbook"),
    path("<str:period>/<str:person>/confirm/", views.confirm, name="confirm"),
    path("<str:period>/<str:person>/ask/", views.ask, name="ask"),
    path("<str:period>/<str:person>/why/<path:path>", views.why, name="why"),
]
