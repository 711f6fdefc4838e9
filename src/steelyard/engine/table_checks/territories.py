"""Do two people's territories name the same place on the same day?"""

from collections.abc import Iterator

from steelyard.engine.crediting.hierarchy import places
from steelyard.engine.crediting.territory import NAMED
from steelyard.engine.problems import Problem
from steelyard.engine.table_checks.asked import Asked


def territories(asked: Asked) -> Iterator[Problem]:
    """See that each place is one person's, where a plan credits by territory."""
    if not any(credit.by_territory for plan in asked.plans for credit in plan.credit.values()):
        return
    ground = places(asked.tables["territories"])
    ground = ground.mutate(**{name: ground[name].fill_null("") for name in NAMED})
    other = ground.rename({f"other_{name}": name for name in ground.columns})
    met = ground.inner_join(
        other,
        [
            *(ground[name] == other[f"other_{name}"] for name in NAMED),
            ground.person < other.other_person,
            ground.starts_on <= other.other_ends_on,
            ground.ends_on >= other.other_starts_on,
        ],
    )
    count, names = asked.names(met.select("person").distinct(), "person")
    if count:
        yield Problem("territories", 0, "territory_twice", {"count": count, "names": names}, "warning")
