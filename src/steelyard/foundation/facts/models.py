"""What the database keeps about facts; the facts themselves are in the snapshots."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from steelyard.foundation.facts.datasets import ALL, Dataset


class ImportState(models.TextChoices):
    """How far an import has come."""

    UPLOADED = "uploaded", _("Uploaded")
    MATCHED = "matched", _("Columns matched")
    COMMITTED = "committed", _("Committed")
    ROLLED_BACK = "rolled_back", _("Rolled back")
    FAILED = "failed", _("Failed")
    DISCARDED = "discarded", _("Discarded")


class Origin(models.TextChoices):
    """Where an import's rows came from."""

    FILE = "file", _("File")
    REPAIR = "repair", _("Repaired rows")
    TABLE = "table", _("Table")


class Import(models.Model):
    """One file (or a set of repaired rows) on its way into a dataset.

    Counts are rows; once committed, rows_in = new + changed + unchanged + quarantined. `repeated` says
    how many of the unchanged stood twice in the file itself.
    """

    dataset = models.CharField(max_length=40)
    origin = models.CharField(max_length=10, choices=Origin.choices, default=Origin.FILE)
    file_name = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64)
    sheet = models.CharField(max_length=100, blank=True)  # of a workbook: the first that is read
    reading = models.JSONField(
        default=dict
    )  # {"as": what was said, "how": what was read}: sources/how_read.py
    repairs = models.ForeignKey("self", models.PROTECT, null=True, related_name="repaired_in")
    headers = models.JSONField(default=list)  # as the file has them
    mapping = models.JSONField(default=dict)  # see matching.py
    findings = models.JSONField(default=dict)  # see findings.py
    state = models.CharField(max_length=20, choices=ImportState.choices, default=ImportState.UPLOADED)
    error = models.TextField(blank=True)  # why it failed, in words
    rows_in = models.PositiveIntegerField(default=0)
    rows_new = models.PositiveIntegerField(default=0)
    rows_changed = models.PositiveIntegerField(default=0)
    rows_unchanged = models.PositiveIntegerField(default=0)
    rows_repeated = models.PositiveIntegerField(default=0)
    rows_quarantined = models.PositiveIntegerField(default=0)
    job_id = models.PositiveBigIntegerField(null=True)  # the durable job that works on it, if any
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    committed_at = models.DateTimeField(null=True)
    rolled_back_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["dataset", "state"], name="import_by_dataset")]
        constraints = [
            models.CheckConstraint(
                name="import_drops_nothing",
                condition=~models.Q(state="committed")
                | models.Q(
                    rows_in=models.F("rows_new")
                    + models.F("rows_changed")
                    + models.F("rows_unchanged")
                    + models.F("rows_quarantined")
                ),
            )
        ]

    def __str__(self) -> str:
        """Name it, as in the audit list."""
        return f"{self.file_name} → {self.dataset}"

    @property
    def dataset_title(self) -> str:
        """Return the dataset's title; empty while it is not known."""
        return str(ALL[self.dataset].title) if self.dataset else ""

    @property
    def declared(self) -> Dataset:
        """Return the dataset's declaration."""
        return ALL[self.dataset]


class Mapping(models.Model):
    """How the headers of one kind of file match a dataset's columns, kept for the next such file."""

    dataset = models.CharField(max_length=40)
    headers = models.CharField(max_length=64)  # fingerprint of the file's headers
    content = models.JSONField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["dataset", "headers"], name="one_mapping_per_kind_of_file")
        ]


class Alias(models.Model):
    """A spelling that files use, and whom or what it means."""

    class Kind(models.TextChoices):
        PERSON = "person", _("Person")
        PRODUCT = "product", _("Product")
        CUSTOMER = "customer", _("Customer")

    kind = models.CharField(max_length=10, choices=Kind.choices)
    raw = models.CharField(max_length=255)
    canonical = models.CharField(max_length=255)  # a Person.code, or a name of the list
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["kind", "raw"]
        constraints = [models.UniqueConstraint(fields=["kind", "raw"], name="one_meaning_per_spelling")]

    def __str__(self) -> str:
        """Name it, as in the audit list."""
        return f"{self.raw} = {self.canonical}"


class Snapshot(models.Model):
    """All rows of a dataset as they stood after one import: an immutable file, named by its content.

    The head of a dataset is its newest standing snapshot. A rolled-back one keeps its file, since runs
    may have pinned it.
    """

    dataset = models.CharField(max_length=40)
    sha256 = models.CharField(max_length=64)
    path = models.CharField(max_length=255)  # below settings.SNAPSHOTS
    row_count = models.PositiveIntegerField()
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children")
    made_by = models.ForeignKey(Import, models.PROTECT, related_name="snapshots")
    is_standing = models.BooleanField(default=True)  # false once rolled back
    at = models.DateTimeField()

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["dataset", "is_standing", "-id"], name="snapshot_head")]
        constraints = [  # of two imports committed in the same moment, one must look again
            models.UniqueConstraint(
                fields=["dataset", "parent"], condition=models.Q(is_standing=True), name="one_heir_a_snapshot"
            ),
            models.UniqueConstraint(
                fields=["dataset"],
                condition=models.Q(is_standing=True, parent=None),
                name="one_first_snapshot",
            ),
        ]

    def __str__(self) -> str:
        """Name it, as in the audit list."""
        return f"{self.dataset} {self.sha256[:12]}"


class RowState(models.TextChoices):
    """What became of a row that could not be used."""

    WAITING = "waiting", _("Waiting")
    READMITTED = "readmitted", _("Re-admitted")
    DISCARDED = "discarded", _("Discarded")


class QuarantinedRow(models.Model):
    """A row that could not be used: as it was in the file, with every reason."""

    source = models.ForeignKey(Import, models.PROTECT, related_name="quarantined")
    dataset = models.CharField(max_length=40)
    sheet = models.CharField(max_length=100, blank=True)
    row_number = models.PositiveIntegerField()
    key = models.CharField(max_length=300, blank=True)  # the row's id as far as it is known
    fingerprint = models.CharField(max_length=64)  # of headers and cells: the same row again is not doubled
    raw = models.JSONField()  # cells as read, in the file's order
    cells = models.JSONField()  # cells as repaired so far
    # [{"column", "code", "cell", …}]: see reasons.py
    reasons = models.JSONField()
    main_reason = models.CharField(max_length=40)  # the first one's code, to filter by
    state = models.CharField(max_length=20, choices=RowState.choices, default=RowState.WAITING)
    readmitted_by = models.ForeignKey(Import, models.PROTECT, null=True, related_name="readmitted")
    why_discarded = models.TextField(blank=True)
    settled_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["dataset", "state", "main_reason"], name="quarantine_list"),
            models.Index(fields=["dataset", "state", "fingerprint"], name="quarantine_again"),
        ]

    def __str__(self) -> str:
        """Name it, as in the audit list."""
        return f"{self.source.file_name}, {self.row_number}"
