"""When something may be done. Each rule answers with the reasons against it; no reasons mean yes."""

from django.utils.translation import gettext as _

from steelyard.foundation.periods.models import Period
from steelyard.loop.assessment.models import ResultSheet, SheetState

Reasons = tuple[str, ...]


def why_not_close(period: Period) -> Reasons:
    """Say why a period cannot be closed, whatever its checklist says."""
    return (_("%(period)s is closed already.") % {"period": period.code},) if period.is_closed else ()


def why_not_reopen(period: Period, *, why: str) -> Reasons:
    """Say why a period cannot be opened again."""
    reasons = []
    if not period.is_closed:
        reasons.append(_("%(period)s is open.") % {"period": period.code})
    if not why.strip():
        reasons.append(_("Give a reason: whoever asks later shall read it."))
    return tuple(reasons)


def may_publish(sheet: ResultSheet, *, person_id: int | None, is_sales_ops: bool) -> bool:
    """Tell whether somebody is the one to publish: sales operations, or the manager's manager.

    `sheet.managers_manager_id` is who that was on the period's last day (see SheetSet.with_publisher).
    """
    return is_sales_ops or (person_id is not None and person_id == sheet.managers_manager_id)


def why_not_publish(sheet: ResultSheet, *, person_id: int | None, is_sales_ops: bool) -> Reasons:
    """Say why a result cannot be shown to the person it is about."""
    reasons = []
    name = {"person": sheet.person.name}
    if sheet.state == SheetState.PUBLISHED:
        reasons.append(_("The result of %(person)s is published already.") % name)
    if sheet.run.is_superseded:
        reasons.append(_("The period was reopened: this result of %(person)s no longer counts.") % name)
    if sheet.missing:
        reasons.append(
            _("The score of %(person)s is not complete: %(indicators)s could not be scored.")
            % (name | {"indicators": ", ".join(sheet.missing)})
        )
    if person_id is not None and person_id == sheet.person_id and not is_sales_ops:
        reasons.append(_("Nobody publishes their own result."))
    elif not may_publish(sheet, person_id=person_id, is_sales_ops=is_sales_ops):
        reasons.append(
            _("Results of %(person)s are published by the manager's manager or by sales operations.") % name
        )
    return tuple(reasons)


def may_read(sheet: ResultSheet, *, person_id: int | None, sees_all: bool) -> bool:
    """Tell whether somebody whose scope includes the person may read the sheet.

    Managers read their people's drafts, to check them; nobody reads their own before it is published,
    except who sees everybody's anyway.
    """
    return sheet.state == SheetState.PUBLISHED or sees_all or sheet.person_id != person_id
