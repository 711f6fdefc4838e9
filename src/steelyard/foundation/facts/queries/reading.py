"""How an import's file may be read: what there is to choose, with samples."""

from dataclasses import dataclass

from steelyard.foundation.facts import sources, stored_files
from steelyard.foundation.facts.landing import read_as_of
from steelyard.foundation.facts.matching import recognised
from steelyard.foundation.facts.models import Import
from steelyard.foundation.facts.sources.encodings import TITLES, samples
from steelyard.foundation.facts.sources.how_read import HowRead, ReadAs


@dataclass(frozen=True)
class ReadingOffer:
    """What may be said about a file, and what was."""

    said: ReadAs
    how: HowRead
    sheets: tuple[str, ...]
    encodings: list[tuple[str, str]]  # code, title with words as this encoding reads them


def reading_offer(one: Import) -> ReadingOffer:
    """Look into the file once more, for what else could be read of it."""
    content = stored_files.place_of(one.sha256, one.file_name).read_bytes()
    said, how = read_as_of(one), HowRead.from_json(one.reading.get("how", {}))
    if one.sheet:
        sheets = sources.read(content, read_as=said, recognised=recognised).sheets
        return ReadingOffer(said, how, sheets, [])
    is_plain = how.encoding in {"", "utf-8"} and not said.encoding
    return ReadingOffer(said, how, (), [] if is_plain else encoding_choices(content))


def encoding_choices(content: bytes) -> list[tuple[str, str]]:
    """Return the encodings, the most plausible first, each with sample words."""
    return [
        (code, f"{TITLES[code]} · {words}" if words else str(TITLES[code]))
        for code, words in samples(content)
    ]
