"""`{% badge text tone %}`: a state in a word. The tone colours it, the word says it."""

from django.utils.html import format_html
from django.utils.safestring import SafeString

TONES = ("neutral", "primary", "good", "warning", "bad", "brass")


def badge(text: object, tone: str = "neutral") -> SafeString:
    """Write a badge in one of TONES."""
    if tone not in TONES:
        msg = f"no tone {tone!r}; there are {', '.join(TONES)}"
        raise ValueError(msg)
    return format_html('<span class="tag-state tag-{}">{}</span>', tone, text)
