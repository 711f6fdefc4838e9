"""Form fields as Tabler draws them. `{{ form }}` is enough in a page: settings name `Drawn` as renderer."""

from typing import Any

from django.forms import (
    BoundField,
    CheckboxInput,
    CheckboxSelectMultiple,
    RadioSelect,
    Select,
    TextInput,
    Widget,
)
from django.forms.renderers import TemplatesSetting
from django.utils.safestring import SafeString


class Drawn(TemplatesSetting):
    """Draws forms by ui/form.html and fields by ui/field.html."""

    form_template_name = "ui/form.html"
    field_template_name = "ui/field.html"


def css_class(widget: Widget) -> str:
    """Return Tabler's class for a kind of control."""
    if isinstance(widget, CheckboxInput | CheckboxSelectMultiple | RadioSelect):
        return "form-check-input"
    if isinstance(widget, Select):
        return "form-select"
    return "form-control"


def control(field: BoundField, **more: Any) -> SafeString:
    """Draw a field's control alone: `{% control form.name %}`. Further words become its attributes."""
    widget = field.field.widget
    attrs: dict[str, str | bool] = {"class": f"{css_class(widget)} {widget.attrs.get('class', '')}".strip()}
    if isinstance(widget, TextInput) and widget.input_type == "number":
        attrs["class"] = f"{attrs['class']} num"
    attrs |= {name.replace("_", "-"): value for name, value in more.items()}
    return field.as_widget(attrs=attrs)


def is_check(field: BoundField) -> bool:
    """Tell whether the label stands behind the control."""
    return isinstance(field.field.widget, CheckboxInput)
