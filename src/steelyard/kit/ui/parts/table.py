"""`{% table "name" %}<thead>…<tbody>…{% endtable %}`: a table that scrolls inside its card."""

from django.utils.html import format_html
from django.utils.safestring import SafeString


def table(content: str, name: str, classes: str = "") -> SafeString:
    """Wrap rows; `name` is heard, not seen.

    `classes`: stack (rows become blocks on a phone), dense, sticky (the first column stays).
    """
    return format_html(
        '<div class="table-responsive" role="region" aria-label="{0}" tabindex="0">'
        '<table class="table table-vcenter card-table {1}"><caption class="visually-hidden">{0}</caption>'
        "{2}</table></div>",
        name,
        " ".join(f"table-{word}" for word in classes.split()),
        content,
    )
