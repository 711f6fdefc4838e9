import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

from steelyard.foundation.people import Role
from steelyard.kit.audit import AuditEvent
from tests import factories


@pytest.fixture
def event() -> AuditEvent:
    factories.person("Ann")
    event = AuditEvent.objects.filter(verb="admit_person").get()
    assert event.subject_label == "Ann"
    return event


@pytest.mark.django_db
def test_nobody_alters_an_event(event: AuditEvent) -> None:
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        AuditEvent.objects.filter(pk=event.pk).update(by_name="Somebody else")
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        event.delete()
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("DELETE FROM audit_auditevent")
    assert AuditEvent.objects.filter(pk=event.pk, by_name="Steelyard").exists()


@pytest.mark.django_db
def test_an_account_that_goes_leaves_its_name_behind() -> None:
    user = factories.account(Role.REP)
    who = factories.person("Ann")
    audit_event = AuditEvent.objects.create(
        at=factories.AT, by=user, by_name="Lin", verb="look", subject_kind="x", subject_id=str(who.pk)
    )
    user.delete()
    kept = AuditEvent.objects.get(pk=audit_event.pk)
    assert kept.by_name == "Lin"


@pytest.mark.django_db(transaction=True)
def test_emptying_the_database_for_another_test_works_and_keeps_the_guard() -> None:
    factories.person("Ann")
    call_command("flush", interactive=False, verbosity=0)
    assert not AuditEvent.objects.exists()
    factories.person("Bo")
    with pytest.raises(DatabaseError, match="append-only"):
        AuditEvent.objects.all().delete()
