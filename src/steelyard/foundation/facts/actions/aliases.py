"""Accept a spelling: from now on it means this person, product or customer."""

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from steelyard.foundation.facts.actions.repairs import readmit_rows
from steelyard.foundation.facts.actions.uploads import ask_check
from steelyard.foundation.facts.datasets import Kind
from steelyard.foundation.facts.known import known_entries, known_people
from steelyard.foundation.facts.models import Alias, Import, ImportState, QuarantinedRow, RowState
from steelyard.kit import audit
from steelyard.kit.refusal import Refused
from steelyard.runtime.columns.plain import folded


def accept_alias(*, kind: str, raw: str, canonical: str, by: User | None, at: datetime) -> Alias:
    """Let `raw` mean `canonical`: a person's code, or a name of the list.

    A product or customer may also be accepted as it is written (raw = canonical): as a new one.
    """
    if kind not in Alias.Kind.values or not raw.strip() or not canonical.strip():
        raise Refused([_("Say which spelling means what.")])
    known = known_people() if kind == Alias.Kind.PERSON else known_entries(Kind(kind))
    meant = known.meanings.get(folded(canonical), frozenset())
    if canonical not in known.labels and len(meant) == 1:
        canonical = next(iter(meant))
    is_new_entry = canonical == raw and kind != Alias.Kind.PERSON
    if not (known.is_open or is_new_entry or canonical in known.labels):
        raise Refused([_("“{name}” is not known either.").format(name=canonical)])
    with transaction.atomic():
        before = Alias.objects.filter(kind=kind, raw=raw).values("canonical").first()
        alias, _made = Alias.objects.update_or_create(
            kind=kind, raw=raw, defaults={"canonical": canonical, "by": by, "at": at}
        )
        audit.record(
            by=by, at=at, verb="accept_alias", subject=alias, before=before, after={"canonical": canonical}
        )
    return alias


def accept_in_import(
    *, import_: Import, kind: str, raw: str, canonical: str, by: User | None, at: datetime
) -> Import:
    """Accept a suggestion in an import's preview, and look at its rows anew."""
    accept_alias(kind=kind, raw=raw, canonical=canonical, by=by, at=at)
    if import_.state == ImportState.MATCHED:
        return ask_check(import_=import_, by=by, at=at)
    return import_


def accept_in_quarantine(
    *, kind: str, raw: str, canonical: str, by: User | None, at: datetime
) -> list[Import]:
    """Accept a suggestion and let in the waiting rows that it settles."""
    with transaction.atomic():
        accept_alias(kind=kind, raw=raw, canonical=canonical, by=by, at=at)
        waiting = QuarantinedRow.objects.filter(state=RowState.WAITING).select_for_update()
        settled = [
            row
            for row in waiting
            if any(told["code"] == f"unknown_{kind}" and told["cell"] == raw for told in row.reasons)
        ]
        return readmit_rows(rows=settled, by=by, at=at)


def forget_alias(*, alias: Alias, by: User | None, at: datetime) -> None:
    """Let a spelling mean nothing again; rows that came in by it stay."""
    with transaction.atomic():
        audit.record(by=by, at=at, verb="forget_alias", subject=alias, before={"canonical": alias.canonical})
        alias.delete()
