"""What happens in this room that others follow up on (site/follow_ups.py)."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class StatementsIssued:
    """These people may now read their statements."""

    period_code: str
    person_ids: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class QuestionAsked:
    """Somebody questions a figure of their statement."""

    dispute_id: int


@dataclass(frozen=True, kw_only=True)
class QuestionAnswered:
    """A question was answered."""

    dispute_id: int
