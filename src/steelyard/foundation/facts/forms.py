"""What people fill in on this room's pages."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from steelyard.foundation.facts.datasets import ALL, Column, Dataset, Kind
from steelyard.foundation.facts.matching import Match, near_headers
from steelyard.foundation.facts.models import Alias, Import, ImportState, RowState
from steelyard.foundation.facts.queries.reading import ReadingOffer
from steelyard.foundation.facts.sources import READABLE, ReadAs
from steelyard.foundation.facts.sources.how_read import ABOVE
from steelyard.kit.form_page import DayField, WhyField
from steelyard.runtime.columns.dates import DAY_FIRST, MONTH_FIRST

LARGEST = 512 * 1024 * 1024
COLUMN = "column_"  # before the names of the fields that match columns


def dataset_choices(blank: Any) -> list[tuple[str, Any]]:
    """Return the datasets to choose from."""
    return [("", blank), *((code, dataset.title) for code, dataset in ALL.items())]


class UploadForm(forms.Form):
    """A file to import."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("CSV in any encoding or a workbook (XLSX, XLSB, XLS, ODS), up to 512 MB."),
        widget=forms.FileInput(attrs={"accept": ",".join(READABLE)}),
    )
    dataset = forms.ChoiceField(
        label=_("Dataset"), required=False, help_text=_("Left open, it is recognised by the headers.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the datasets."""
        super().__init__(*args, **kwargs)
        self.fields["dataset"].choices = dataset_choices(_("Recognise it"))  # type: ignore[attr-defined]

    def clean_file(self) -> Any:
        """Refuse what is too large; whether it can be read, its bytes say, not its name."""
        file = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST:
            raise forms.ValidationError(_("The file is larger than 512 MB. Split it."))
        return file


class ReadAsForm(forms.Form):
    """Which dataset a file belongs to, and how it is to be read."""

    dataset = forms.ChoiceField(label=_("Dataset"))
    sheet = forms.ChoiceField(label=_("Sheet"), required=False)
    encoding = forms.ChoiceField(label=_("Encoding"), required=False)
    header_line = forms.IntegerField(
        label=_("Header line"), required=False, min_value=0, help_text=_("0: the file has none.")
    )
    totals_too = forms.BooleanField(label=_("Totals and notes are rows as well"), required=False)

    def __init__(self, data: Any = None, *, offer: ReadingOffer, dataset: str) -> None:
        """Offer what there is to choose; what there is not is left out."""
        said = offer.said
        super().__init__(
            data,
            initial={
                "dataset": dataset,
                "sheet": said.sheet,
                "encoding": said.encoding or offer.how.encoding,
                "header_line": offer.how.header_line if said.header_line is None else said.header_line,
                "totals_too": said.totals_too,
            },
        )
        self.said, self.how = said, offer.how
        self.fields["dataset"].choices = dataset_choices("—")  # type: ignore[attr-defined]
        alike = [("", _("All visible ones with the same columns"))]
        self.fields["sheet"].choices = [*alike, *((name, name) for name in offer.sheets)]  # type: ignore[attr-defined]
        self.fields["encoding"].choices = offer.encodings  # type: ignore[attr-defined]
        is_set_aside = any(line.why != ABOVE for line in offer.how.unread_lines)
        for name, is_offered in (
            ("sheet", len(offer.sheets) > 1),
            ("encoding", len(offer.encodings) > 1),
            ("totals_too", is_set_aside or said.totals_too),
        ):
            if not is_offered:
                del self.fields[name]

    def read_as(self) -> ReadAs:
        """Return how the file is to be read; what stands as it was found is left open."""
        said = self.cleaned_data
        encoding, line = said.get("encoding", ""), said.get("header_line")
        return ReadAs(
            sheet=said.get("sheet", self.said.sheet),
            encoding=self.said.encoding if encoding == self.how.encoding else encoding,
            header_line=self.said.header_line if line in {None, self.how.header_line} else line,
            totals_too=said.get("totals_too", self.said.totals_too),
        )


class MatchForm(forms.Form):
    """Which header each column is read from."""

    date_order = forms.ChoiceField(
        label=_("Date order"),
        required=False,
        choices=[
            ("", _("As the file shows; else it is asked")),
            (MONTH_FIRST, _("7/1/2026 is the 1st of July")),
            (DAY_FIRST, _("7/1/2026 is the 7th of January")),
        ],
    )
    currency = forms.RegexField(
        label=_("Currency"),
        regex=r"^[A-Za-z]{3}$",
        required=False,
        help_text=_("Of rows that say none. Empty: the company's own."),
    )

    def __init__(self, data: Any, *, one: Import, dataset: Dataset) -> None:
        """Draw a choice of headers for each column, with what was guessed."""
        self.kept = match = Match.from_json(one.mapping)
        initial = {
            "date_order": match.date_order,
            "currency": match.values.get("currency", ""),
            **{COLUMN + name: header for name, header in match.columns.items()},
        }
        super().__init__(data, initial=initial)
        self.dataset, self.headers = dataset, one.headers
        headers = [("", "—"), *((header, header) for header in one.headers)]
        for column in dataset.columns:
            self.fields[COLUMN + column.name] = forms.ChoiceField(
                label=str(column.title), required=False, choices=headers, help_text=str(column.help)
            )
        if not any(column.kind is Kind.DATE for column in dataset.columns):
            del self.fields["date_order"]
        if not any(column.kind is Kind.MONEY for column in dataset.columns):
            del self.fields["currency"]

    def column_fields(self) -> list[tuple[Column, forms.BoundField, str]]:
        """Give each column with its field, and the header that is spelt nearly like it."""
        near = near_headers(self.dataset, self.headers, self.kept.columns)
        return [
            (column, self[COLUMN + column.name], near.get(column.name, "")) for column in self.dataset.columns
        ]

    def other_fields(self) -> list[forms.BoundField]:
        """Give the fields that are no columns."""
        return [self[name] for name in ("date_order", "currency") if name in self.fields]

    def match(self) -> Match:
        """Return what was filled in."""
        said = self.cleaned_data
        currency = said.get("currency", "").upper()
        return Match(
            columns={
                column.name: said[COLUMN + column.name]
                for column in self.dataset.columns
                if said[COLUMN + column.name]
            },
            values={
                **{name: value for name, value in self.kept.values.items() if name != "currency"},
                **({"currency": currency} if currency and not said.get(f"{COLUMN}currency") else {}),
            },
            spellings=self.kept.spellings,
            date_order=said.get("date_order", ""),
            answers=self.kept.answers,
        )


class ImportFilter(forms.Form):
    """Which imports to list."""

    q = forms.CharField(label=_("File"), required=False)
    dataset = forms.ChoiceField(label=_("Dataset"), required=False)
    state = forms.ChoiceField(
        label=_("State"), required=False, choices=[("", _("All")), *ImportState.choices]
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the datasets."""
        super().__init__(*args, **kwargs)
        self.fields["dataset"].choices = dataset_choices(_("All"))  # type: ignore[attr-defined]


class QuarantineFilter(forms.Form):
    """Which quarantined rows to list."""

    dataset = forms.ChoiceField(label=_("Dataset"), required=False)
    reason = forms.ChoiceField(label=_("Reason"), required=False)
    state = forms.ChoiceField(
        label=_("State"), required=False, choices=[*RowState.choices, ("all", _("All"))]
    )
    source = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, reasons: Iterable[tuple[str, str, str, int]] = (), **kwargs: Any) -> None:
        """Offer the datasets and the reasons that occur."""
        super().__init__(*args, **kwargs)
        self.fields["dataset"].choices = dataset_choices(_("All"))  # type: ignore[attr-defined]
        titles = {code: title for _dataset, code, title, _rows in reasons}
        self.fields["reason"].choices = [("", _("All")), *titles.items()]  # type: ignore[attr-defined]


class AliasFilter(forms.Form):
    """Which spellings to list."""

    q = forms.CharField(label=_("Spelling"), required=False)
    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=[("", _("All")), *Alias.Kind.choices])


class AliasForm(forms.Form):
    """A spelling, and what it means."""

    kind = forms.ChoiceField(label=_("Kind"), choices=Alias.Kind.choices)
    raw = forms.CharField(label=_("Spelling"), max_length=255)
    canonical = forms.CharField(
        label=_("Means"), max_length=255, help_text=_("A person's code or name, or a name of the list.")
    )


class RowFilter(forms.Form):
    """Which rows of a dataset to list."""

    q = forms.CharField(label=_("Search"), required=False)
    starts_on = DayField(label=_("From"), required=False)
    ends_on = DayField(label=_("To"), required=False)

    def __init__(self, *args: Any, dataset: Dataset, **kwargs: Any) -> None:
        """Offer the dataset's choices; lists have no dates."""
        super().__init__(*args, **kwargs)
        if not dataset.counted_on:
            del self.fields["starts_on"], self.fields["ends_on"]
        for column in dataset.columns:
            if column.kind is Kind.CHOICE:
                choices = [("", _("All")), *((one.code, one.title) for one in column.choices)]
                self.fields[column.name] = forms.ChoiceField(
                    label=str(column.title), required=False, choices=choices
                )


class RollBackForm(forms.Form):
    """Why an import is taken out again."""

    why = WhyField()
