"""What happens in this room that others follow up on (site/follow_ups.py)."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class PeriodClosed:
    """A period was closed, and this run now counts. May be told twice after a crash: do not mind."""

    period_code: str
    run_id: int


@dataclass(frozen=True, kw_only=True)
class PeriodReopened:
    """A closed period is open again; this run no longer counts."""

    period_code: str
    run_id: int


@dataclass(frozen=True, kw_only=True)
class ResultsPublished:
    """These people may now read their results."""

    period_code: str
    run_id: int
    person_ids: tuple[int, ...]
