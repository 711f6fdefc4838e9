"""Addresses of the facts."""

from django.urls import path

from steelyard.foundation.facts.views import aliases, imports, quarantine, rows

app_name = "facts"
urlpatterns = [
    path("", rows.index, name="index"),
    path("imports/", imports.imports, name="imports"),
    path("imports/new/", imports.upload, name="upload"),
    path("imports/<int:number>/", imports.detail, name="import"),
    path("imports/<int:number>/match/", imports.match, name="match"),
    path("imports/<int:number>/read-as/", imports.read_as, name="read_as"),
    path("imports/<int:number>/answer/", imports.answer, name="answer"),
    path("imports/<int:number>/check/", imports.check, name="check"),
    path("imports/<int:number>/accept/", imports.accept, name="accept"),
    path("imports/<int:number>/commit/", imports.commit, name="commit"),
    path("imports/<int:number>/roll-back/", imports.roll_back, name="roll_back"),
    path("imports/<int:number>/discard/", imports.discard, name="discard"),
    path("imports/<int:number>/file/", imports.file, name="file"),
    path("quarantine/", quarantine.index, name="quarantine"),
    path("quarantine/settle/", quarantine.settle, name="settle"),
    path("quarantine/accept/", quarantine.accept, name="accept_waiting"),
    path("quarantine/file/", quarantine.file, name="quarantine_file"),
    path("quarantine/repaired/", quarantine.repair_file, name="repair_file"),
    path("quarantine/<int:number>/", quarantine.repair, name="repair"),
    path("aliases/", aliases.index, name="aliases"),
    path("aliases/new/", aliases.new, name="new_alias"),
    path("aliases/<int:number>/forget/", aliases.forget, name="forget_alias"),
    path("templates/<slug:dataset>/", rows.template, name="template"),
    path("<slug:dataset>/", rows.rows, name="rows"),
    path("<slug:dataset>/<path:fact_id>/", rows.row, name="row"),
]
