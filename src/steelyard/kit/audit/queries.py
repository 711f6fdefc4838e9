"""Read the trail."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Page, Paginator
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Model, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from steelyard.kit.audit.models import AuditEvent
from steelyard.kit.workbook import Column, Sheet

PAGE_SIZE = 50


@dataclass(frozen=True, kw_only=True)
class Filters:
    """What the trail is narrowed to; both days included."""

    words: str = ""
    verb: str = ""
    kind: str = ""
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, kw_only=True)
class Trail:
    """The page: events of one page, and how many there are."""

    page: Page[AuditEvent]
    total: int


def history_of(subject: Model) -> QuerySet[AuditEvent]:
    """Return what was done to one record, newest first."""
    return AuditEvent.objects.filter(
        subject_kind=subject._meta.label_lower,  # noqa: SLF001 - Django's own name for it
        subject_id=str(subject.pk),
    )


def trail(filters: Filters, *, page: str | int) -> Trail:
    """Return one page of the events that the filters leave."""
    shown = Paginator(matching(filters), PAGE_SIZE).get_page(page)
    return Trail(page=shown, total=shown.paginator.count)


def trail_sheet(filters: Filters) -> Sheet:
    """Return all that match, as a sheet; times are the company's."""
    titles = (
        _("When"),
        _("Who"),
        _("Action"),
        _("Record"),
        _("Called"),
        _("Before"),
        _("After"),
        _("Reason"),
    )
    columns = [Column(title) for title in titles]
    rows = (
        (
            timezone.localtime(event.at).isoformat(sep=" ", timespec="seconds"),
            event.by_name,
            event.verb,
            f"{event.subject_kind} {event.subject_id}",
            event.subject_label,
            _text(event.before),
            _text(event.after),
            event.why,
        )
        for event in matching(filters).iterator(chunk_size=2_000)
    )
    return Sheet(_("Audit"), columns, rows)


def matching(filters: Filters) -> QuerySet[AuditEvent]:
    """Return the events that the filters leave, newest first."""
    events = AuditEvent.objects.all()
    if filters.verb:
        events = events.filter(verb=filters.verb)
    if filters.kind:
        events = events.filter(subject_kind=filters.kind)
    if filters.since:
        events = events.filter(at__date__gte=filters.since)
    if filters.until:
        events = events.filter(at__date__lte=filters.until)
    for word in filters.words.split():
        told = Q(by_name__icontains=word) | Q(subject_label__icontains=word) | Q(why__icontains=word)
        events = events.filter(told | Q(subject_id=word))
    return events


def verbs() -> list[tuple[str, str]]:
    """Return the actions that occur."""
    found = AuditEvent.objects.order_by("verb").values_list("verb", flat=True).distinct()
    return [(verb, verb) for verb in found]


def kinds() -> list[tuple[str, str]]:
    """Return the kinds of record that occur."""
    found = AuditEvent.objects.order_by("subject_kind").values_list("subject_kind", flat=True).distinct()
    return [(kind, kind) for kind in found]


def _text(values: Mapping[str, Any] | None) -> str | None:
    return None if values is None else json.dumps(values, cls=DjangoJSONEncoder, ensure_ascii=False)
