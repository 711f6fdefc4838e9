"""What editors type."""

from django import forms
from django.utils.translation import gettext_lazy as _

LARGEST = 512 * 1024


class FilterForm(forms.Form):
    """The list's filters."""

    q = forms.CharField(label=_("Title or code"), required=False)
    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[
            ("", _("All")),
            ("in_force", _("In force")),
            ("coming", _("Comes into force")),
            ("draft", _("Draft")),
            ("retired", _("Retired")),
        ],
    )


class TextForm(forms.Form):
    """A plan's text, typed or from a file."""

    text = forms.CharField(
        label=_("Text of the plan"),
        required=False,
        strip=False,
        max_length=LARGEST,
        widget=forms.Textarea(attrs={"rows": 28, "spellcheck": "false", "class": "plan-text"}),
    )
    file = forms.FileField(label=_("or a YAML file"), required=False)

    def clean(self) -> dict[str, object]:
        """Take the file's text where there is a file."""
        said = super().clean() or {}
        file = said.get("file")
        if file is not None:
            if file.size > LARGEST:
                raise forms.ValidationError(_("The file is larger than 512 KB: that is no plan."))
            try:
                said["text"] = file.read().decode("utf-8-sig")
            except UnicodeDecodeError as reason:
                raise forms.ValidationError(_("The file is not text in UTF-8.")) from reason
        if not str(said.get("text") or "").strip():
            raise forms.ValidationError(_("Paste a text or choose a file."))
        return said


class PublishForm(forms.Form):
    """From when, and why."""

    applies_from = forms.DateField(
        label=_("Applies from"),
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text=_("A period is calculated with the version in force on its first day."),
    )
    why = forms.CharField(
        label=_("Reason"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The people who work under this plan read it."),
        required=False,
    )


class RetireForm(forms.Form):
    """From when, and why."""

    retired_from = forms.DateField(
        label=_("First day without it"), widget=forms.DateInput(attrs={"type": "date"})
    )
    why = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 3}), required=False)
