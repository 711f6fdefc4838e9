"""What names are known: people from the directory, products and customers from their lists, aliases."""

from collections.abc import Iterable, Iterator, Mapping

from steelyard.foundation import people
from steelyard.foundation.facts import standing
from steelyard.foundation.facts.asking import ask
from steelyard.foundation.facts.cells.names import Known, know
from steelyard.foundation.facts.datasets import Dataset, Kind
from steelyard.foundation.facts.models import Alias

# Where the names of a kind stand: the dataset, and the columns that may name an entry; the first is kept.
LISTS = {Kind.PRODUCT: ("products", ("name", "code")), Kind.CUSTOMER: ("customers", ("name",))}


def known_for(dataset: Dataset) -> dict[str, Known]:
    """Return what is known of each kind of name that a dataset's columns mention."""
    kinds = {column.kind for column in dataset.columns}
    found = {}
    if Kind.PERSON in kinds:
        found[Kind.PERSON.value] = known_people()
    for kind in kinds & set(LISTS):
        found[kind.value] = known_entries(kind)
    return found


def known_people() -> Known:
    """Return everyone by code, name, English name and mail address."""
    everyone = list(people.Person.objects.values_list("code", "name", "name_en", "email"))
    return know(
        "person",
        ((spelling, one[0]) for one in everyone for spelling in spellings_of(*one)),
        labels={code: name for code, name, *_others in everyone},
        aliases=aliases("person"),
    )


def spellings_of(code: str, name: str, name_en: str, email: str) -> Iterator[str]:
    """Give the ways in which systems name a person: by one of these, or by two together."""
    yield from (code, name, name_en, email)
    for one in (name, name_en):
        first, _space, last = one.rpartition(" ")
        if first:
            yield f"{last}, {first}"
        if one and email:
            yield from (f"{one} <{email}>", f"{one} ({email})")
        if one and code:
            yield from (f"{one} ({code})", f"{one} [{code}]", f"{one} - {code}")
            yield from (f"{code} {one}", f"{code} - {one}", f"{code}-{one}")


def known_entries(kind: Kind) -> Known:
    """Return the entries of a list; while there is no list, every name is taken as it is."""
    code, columns = LISTS[kind]
    meanings = aliases(kind.value)
    head = standing.head(code)
    if head is None:
        return know(kind.value, (), labels={}, aliases=meanings, is_open=True)
    chosen = ", ".join(columns)
    entries = ask(
        f"select {chosen} from read_parquet(?)",  # noqa: S608 - names from above
        str(standing.path_of(head)),
    )
    kept = {raw: raw for raw, canonical in meanings.items() if raw == canonical}  # taken as new entries
    return know(
        kind.value,
        spellings(entries),
        labels={entry[0]: entry[0] for entry in entries} | kept,
        aliases=meanings,
    )


def spellings(entries: Iterable[tuple[str, ...]]) -> Iterable[tuple[str, str]]:
    """Give each way to name an entry."""
    for entry in entries:
        for spelling in entry:
            yield spelling, entry[0]


def aliases(kind: str) -> Mapping[str, str]:
    """Return the accepted spellings of a kind and what each means."""
    return dict(Alias.objects.filter(kind=kind).values_list("raw", "canonical"))
