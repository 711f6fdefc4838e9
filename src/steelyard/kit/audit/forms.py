"""What narrows the trail."""

from django import forms
from django.utils.translation import gettext_lazy as _

from steelyard.kit.audit.queries import Filters, kinds, verbs
from steelyard.kit.form_page import DayField


class TrailForm(forms.Form):
    """The filters above the trail."""

    q = forms.CharField(label=_("Search"), required=False, widget=forms.SearchInput())
    verb = forms.ChoiceField(label=_("Action"), required=False, choices=lambda: [("", _("All")), *verbs()])
    kind = forms.ChoiceField(label=_("Record"), required=False, choices=lambda: [("", _("All")), *kinds()])
    since = DayField(label=_("From"), required=False)
    until = DayField(label=_("To"), required=False)

    def filters(self) -> Filters:
        """Return what was chosen; what makes no sense is left out."""
        self.full_clean()
        chosen = self.cleaned_data
        return Filters(
            words=chosen.get("q", ""),
            verb=chosen.get("verb", ""),
            kind=chosen.get("kind", ""),
            since=chosen.get("since"),
            until=chosen.get("until"),
        )
