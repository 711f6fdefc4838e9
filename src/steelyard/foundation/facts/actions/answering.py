"""Somebody says how a file's cells are meant."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from django.contrib.auth.models import User
from django.utils.translation import gettext as _

from steelyard.foundation.facts import rules
from steelyard.foundation.facts.actions.uploads import match_and_check
from steelyard.foundation.facts.matching import Match
from steelyard.foundation.facts.models import Import
from steelyard.foundation.facts.questions import CHOICES, WAYS
from steelyard.kit.refusal import Refused, refuse_for


def answer_questions(
    *, import_: Import, answers: Mapping[tuple[str, str], str], by: User | None, at: datetime
) -> Import:
    """Take answers, (kind, column) → what was chosen, and look at the rows anew; the next file knows them."""
    refuse_for(rules.why_not_check(import_))
    match = Match.from_json(import_.mapping)
    said = match.answers
    for (kind, column), chosen in answers.items():
        if column not in import_.declared or chosen not in CHOICES.get(kind, ()):
            raise Refused([_("This is no answer to what was asked.")])
        if kind in WAYS:
            said = replace(said, read_as={**said.read_as, column: chosen})
        else:
            said = replace(said, **{kind: chosen})  # type: ignore[arg-type]  # the kinds that hold one word
    kept = replace(match, answers=said)
    return match_and_check(import_=import_, dataset=import_.dataset, match=kept, by=by, at=at)
