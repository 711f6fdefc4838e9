"""`{% why url label %}`: a figure that answers. A link: it also opens alone, without JavaScript."""

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from steelyard.kit.ui.parts.icon import icon


def why(url: str, label: object) -> SafeString:
    """Write the label as a link that opens its story in the drawer."""
    return format_html(
        '<a class="why" href="{0}" hx-get="{0}" hx-target="#drawer-content" hx-swap="innerHTML"'
        ' aria-haspopup="dialog">{1}<span class="why-mark">{2}</span></a>',
        url,
        label,
        icon("help", _("why?")),
    )


def ask(content: str, url: str) -> SafeString:
    """Wrap markup: `{% ask url %}{% money … %}{% endask %}`."""
    return why(url, content)
