"""What the engine's short notes mean, in the reader's words."""

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from steelyard.engine import Language, language_of, note_text

NOTES: dict[str, Promise] = {
    # of a score
    "below_floor": _("below the floor: the curve starts above"),
    "capped": _("held at the curve's top"),
    "left_out": _("left out; its weight went to the others"),
    "zero": _("no data counts as zero"),
    "blocked": _("no data, and the plan wants it: no score"),
    # of a measure
    "no_facts": _("nothing to measure"),
    "no_target": _("no target"),
    "target_zero": _("the target is zero"),
    # of pay
    "flat": _("fixed amount"),
    "cap": _("cap"),
    "gate": _("held back by a gate"),
    "zero_rate": _("the rate is zero here"),
    "no_credits": _("nothing was credited"),
    "nets_to_zero": _("credits and refunds cancel out"),
}


def note_words(code: str) -> str:
    """Return a note in words; what this room has no own words for, the engine says."""
    return str(NOTES[code]) if code in NOTES else note_text(code, here())


def here() -> Language:
    """Return the reader's language as the engine names it."""
    return language_of(get_language() or "en")
