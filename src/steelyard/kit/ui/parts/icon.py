"""`{% icon "name" %}`: one of @tabler/icons, written into the page so that it takes the text's colour."""

import re
from functools import cache

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from steelyard.kit.ui.assets import ICON_FOLDER


@cache
def drawing(name: str) -> SafeString:
    """Return what stands inside the icon's svg element."""
    path = ICON_FOLDER / f"{name}.svg"
    if not re.fullmatch(r"[a-z0-9-]+", name) or not path.exists():
        msg = f"no icon {name!r}: see node_modules/@tabler/icons/icons/outline"
        raise ValueError(msg)
    inner = path.read_text().partition("stroke-linejoin")[2].partition(">")[2].rpartition("</svg>")[0]
    return mark_safe(re.sub(r"\s*\n\s*", "", inner))  # noqa: S308 - a file of the package, not of a user


def icon(name: str, label: str = "") -> SafeString:
    """Draw an icon; with a label when it says something that no word beside it says."""
    spoken = format_html('role="img" aria-label="{}"', label) if label else 'aria-hidden="true"'
    return format_html(
        '<svg class="icon" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.75"'
        ' stroke-linecap="round" stroke-linejoin="round" {}>{}</svg>',
        mark_safe(spoken),  # noqa: S308 - formatted above
        drawing(name),
    )
