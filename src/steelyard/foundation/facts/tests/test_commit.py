import pytest

from steelyard.foundation import people
from steelyard.foundation.facts import queries
from steelyard.foundation.facts.models import QuarantinedRow, Snapshot
from steelyard.foundation.facts.tests.makers import DEALS, bring, counts, standing
from steelyard.kit.audit import AuditEvent

pytestmark = pytest.mark.usefixtures("sellers")
TWO = DEALS + (
    "A1,Darcel Schlecht,Isdom,GTX Pro,Won,2026-06-01,2026-07-01,1200.50,CNY\n"
    "A2,张伟,Isdom,MG Special,赢单,2026/6/2,2026年7月2日,1.2万,\n"
)


def test_rows_become_a_snapshot_that_knows_their_origin() -> None:
    one = bring(TWO)
    assert counts(one) == (2, 0, 0, 0)
    first, second = standing()["A1"], standing()["A2"]
    assert (first["owner"], first["amount_minor"], first["stage"]) == ("darcel-schlecht", 120050, "Won")
    assert (second["amount_minor"], second["currency"], second["stage"]) == (1200000, "CNY", "Won")
    assert (second["source_file"], second["source_row"], second["source_import"]) == ("deals.csv", 3, one.pk)


def test_the_same_file_again_changes_nothing() -> None:
    bring(TWO)
    before = queries.heads()["deals"]
    assert counts(bring(TWO)) == (0, 0, 2, 0)
    assert queries.heads()["deals"] == before


def test_a_changed_row_becomes_a_new_version_and_the_old_one_stays_visible() -> None:
    first = bring(TWO)
    second = bring(TWO.replace("1200.50", "1300"))
    assert counts(second) == (0, 1, 1, 0)
    row = queries.row("deals", "A1")
    assert [version.made_by for version in row.versions] == [second, first]
    [(now, before)] = row.versions[0].changes
    assert (now.value, before.value) == (130000, 120050)
    assert queries.row("deals", "A1", Snapshot.objects.get(made_by=first)).values["amount_minor"] == 120050
    assert standing()["A2"]["source_import"] == first.pk  # what has not changed keeps its origin


def test_rows_that_a_file_does_not_mention_stay() -> None:
    bring(TWO)
    only_new = DEALS + "A3,张伟,,,Lost,,2026-07-03,,\n"
    assert counts(bring(only_new)) == (1, 0, 0, 0)
    assert set(standing()) == {"A1", "A2", "A3"}


def test_a_column_that_a_file_lacks_keeps_what_it_said() -> None:
    bring(TWO)
    assert counts(bring("id,owner,stage,closed on,amount\nA1,Darcel Schlecht,Lost,2026-07-05,1200.50\n")) == (
        *(0, 1, 0, 0),
    )
    assert (standing()["A1"]["stage"], standing()["A1"]["customer"]) == ("Lost", "Isdom")


def test_identical_rows_are_counted_once_and_contradicting_ones_refused() -> None:
    one = bring(
        DEALS
        + "A1,张伟,,,Lost,,2026-07-01,,\n"
        + "A1,张伟,,,Lost,,2026-07-01,,\n"
        + "A2,张伟,,,Won,,2026-07-01,100,\n"
        + "A2,张伟,,,Won,,2026-07-01,200,\n"
    )
    assert counts(one) == (1, 0, 1, 2)
    assert one.rows_repeated == 1
    assert set(standing()) == {"A1"}
    assert {row.reasons[0]["other"] for row in QuarantinedRow.objects.all()} == {4, 5}


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("A1,张伟,,,Won,,,100,", "closed_without_date"),
        ("A1,张伟,,,Won,,2026-07-01,,", "won_without_amount"),
        ("A1,张伟,,,Won,2026-07-02,2026-07-01,100,", "closed_before_opened"),
        ("A1,Nobody,,,Lost,,2026-07-01,,", "unknown_person"),
        (",张伟,,,Lost,,2026-07-01,,", "missing"),
        ("A1,,,,Lost,,2026-07-01,,", "missing"),
        ("A1,张伟,,,Perhaps,,2026-07-01,,", "unknown_choice"),
        ("A1,张伟,,,Won,,2026-07-01,12.3456,", "too_precise"),
        ("A1,张伟,,,Won,,2026-07-01,#REF!,", "spreadsheet_error"),
        ("A1,张伟,,,Refunded,,2026-07-01,100,", "refund_without_sign"),
        ("A1,张伟,,,Won,,2026-07-01,12.5,JPY", "too_precise"),
        ("A1,张伟,,,Won,,2026-07-01,$12,CNY", "another_currency"),
        ("1.23E+15,张伟,,,Lost,,2026-07-01,,", "shortened_number"),
        ("A1,张伟,Lost", "broken_row"),
    ],
)
def test_a_row_that_cannot_be_used_is_kept_with_its_reason(row: str, reason: str) -> None:
    one = bring(f"{DEALS}{row}\n")
    assert counts(one) == (0, 0, 0, 1)
    kept = QuarantinedRow.objects.get()
    assert [told["code"] for told in kept.reasons] == [reason]
    assert (kept.row_number, kept.raw) == (2, row.split(","))
    assert not queries.heads()


def test_all_faults_of_a_row_are_told_at_once() -> None:
    bring(DEALS + "A1,Nobody,,,Perhaps,soon,later,much,\n")
    assert [told["column"] for told in QuarantinedRow.objects.get().reasons] == [
        *("owner", "stage", "opened_on", "closed_on", "amount"),
    ]


def test_the_declared_date_order_is_used() -> None:
    bring(DEALS + "A1,张伟,,,Lost,,7/1/2026,,\n", date_order="mdy")
    assert standing()["A1"]["closed_on"].isoformat() == "2026-07-01"


def test_a_declared_currency_is_used_where_rows_say_none() -> None:
    bring("id,owner,stage,closed on,amount\nA1,张伟,Won,2026-07-01,100\n", values={"currency": "USD"})
    assert (standing()["A1"]["currency"], standing()["A1"]["amount_minor"]) == ("USD", 10000)


def test_spellings_of_a_mapping_are_put_right() -> None:
    bring(DEALS + "A1,老张,,,Lost,,2026-07-01,,\n", spellings={"owner": {"老张": "张伟"}})
    assert standing()["A1"]["owner"] == people.Person.objects.get(name="张伟").code


def test_a_commit_is_in_the_audit_trail() -> None:
    one = bring(TWO)
    event = AuditEvent.objects.get(verb="commit", subject_id=str(one.pk))
    assert event.after is not None
    assert event.after["rows_new"] == 2
