"""Codes made from names: what a person or team is called in facts and addresses."""

from collections.abc import Container

from django.utils.text import slugify

LONGEST = 80
RESERVED = frozenset({"accounts", "admit", "export", "grants", "positions", "teams"})  # pages of the room


def code_from_name(name: str, taken: Container[str] = ()) -> str:
    """Return "Darcel Schlecht" as darcel-schlecht, 王芳 as 王芳; with a number when that is taken."""
    stem = slugify(name, allow_unicode=True)[: LONGEST - 5] or "x"
    code, number = stem, 2
    while code in taken or code in RESERVED:
        code, number = f"{stem}-{number}", number + 1
    return code
