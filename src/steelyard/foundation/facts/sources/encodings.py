"""Find out how a text file is encoded, and say which other readings are nearly as likely."""

import re
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from steelyard.foundation.facts.sources.plausible import plausibility

TITLES: dict[str, Promise] = {
    "utf-8": _("UTF-8"),
    "utf-16-le": _("UTF-16 (little endian)"),
    "utf-16-be": _("UTF-16 (big endian)"),
    "utf-32": _("UTF-32"),
    "gb18030": _("Simplified Chinese (GB18030, GBK)"),
    "big5hkscs": _("Traditional Chinese (Big5)"),
    "cp1252": _("Western European (Windows-1252)"),
    "mac_roman": _("Western European (Macintosh)"),
    "cp850": _("Western European (DOS 850)"),
    "cp1250": _("Central European (Windows-1250)"),
    "cp1254": _("Turkish (Windows-1254)"),
    "cp1251": _("Cyrillic (Windows-1251)"),
    "cp1253": _("Greek (Windows-1253)"),
    "cp932": _("Japanese (Shift-JIS)"),
    "cp949": _("Korean (EUC-KR)"),
}
# What people call them besides.
ALSO = {
    **dict.fromkeys(("gbk", "gb2312", "cp936", "gb"), "gb18030"),
    **dict.fromkeys(("big5", "cp950"), "big5hkscs"),
    **dict.fromkeys(("windows-1252", "latin-1", "latin1", "iso-8859-1", "iso-8859-15", "ansi"), "cp1252"),
    **dict.fromkeys(("shift-jis", "shift_jis", "sjis"), "cp932"),
    **dict.fromkeys(("euc-kr", "euc_kr"), "cp949"),
    **dict.fromkeys(("utf8", "utf-8-sig"), "utf-8"),
    **dict.fromkeys(("utf-16", "utf16", "utf-16le"), "utf-16-le"),
    "utf-16be": "utf-16-be",
    **{f"windows-{number}": f"cp{number}" for number in (1250, 1251, 1253, 1254)},
    **dict.fromkeys(("macintosh", "macroman"), "mac_roman"),
}
MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
# Of readings that make equal sense, the one that is met more often: by so much.
MET_MORE_OFTEN = {"utf-8": 0.05, "gb18030": 0.06, "cp1252": 0.06, "big5hkscs": 0.03}
NEAR = 0.15  # a reading so little behind the best is named as possible
LIKELY = 0.35  # below this no reading is worth naming
WORDS_SHOWN = 4
LOOKED_AT = 16_000  # bytes of lines with letters beyond ASCII


@dataclass(frozen=True)
class Decoded:
    """A file's text, and how it was read."""

    text: str
    encoding: str
    others: tuple[str, ...] = ()  # that read it nearly as well


def code_of(name: str) -> str:
    """Return our name of an encoding that somebody names; empty for none that we know."""
    plain = name.strip().lower()
    return plain if plain in TITLES else ALSO.get(plain, ALSO.get(plain.replace("_", "-"), ""))


def decode(content: bytes, *, encoding: str = "") -> Decoded:
    """Read a file's bytes as text: as told, else by its mark, by its zeros, as UTF-8, as most plausible."""
    others: tuple[str, ...] = ()
    if not encoding:
        encoding, others = found_encoding(content)
    return Decoded(content.decode(encoding, errors="replace").lstrip("\ufeff"), encoding, others)


def found_encoding(content: bytes) -> tuple[str, tuple[str, ...]]:
    """Return the encoding of a file, and others that are nearly as plausible."""
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return encoding, ()
    if wide := encoding_of_zeros(content):
        return wide, ()
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        if is_hardly_broken(content):
            return "utf-8", ()
        ranked = ranking(content)
        best, score = ranked[0]
        texts = {best: sample_of(content).decode(best, errors="replace")}
        others = []
        for encoding, its in ranked[1:]:
            text = sample_of(content).decode(encoding, errors="replace")
            if its >= max(LIKELY, score - NEAR) and text not in texts.values():
                texts[encoding] = text
                others.append(encoding)
        return best, tuple(others)
    return "utf-8", ()


def samples(content: bytes) -> list[tuple[str, str]]:
    """Return the encodings, the most plausible first, each with words as it reads them; "" for nonsense."""
    if content.startswith(tuple(mark for mark, _encoding in MARKS)) or encoding_of_zeros(content):
        return [(found_encoding(content)[0], "")]
    sample = sample_of(content)
    return [
        (encoding, words_in(sample.decode(encoding, errors="replace")) if score > LIKELY / 2 else "")
        for encoding, score in ranking(content)
    ]


def words_in(text: str) -> str:
    """Return the first words that have letters beyond ASCII."""
    words = [word for word in re.split(r"[\s,;|\"]+", text) if not word.isascii()]
    return ", ".join(list(dict.fromkeys(words))[:WORDS_SHOWN])


def is_hardly_broken(content: bytes) -> bool:
    """Tell whether a file is UTF-8 but for a few bytes: other encodings hardly ever make its sequences."""
    text = sample_of(content).decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    return broken * 5 <= sum(letter > "\x7f" for letter in text) - broken


def encoding_of_zeros(content: bytes) -> str:
    """Recognise UTF-16 without its mark: every other byte of separators, digits and Latin letters is zero."""
    head = content[:LOOKED_AT]
    even, odd = head[::2].count(0), head[1::2].count(0)
    if min(even, odd) * 10 > max(even, odd) or max(even, odd) * 50 < len(head):
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"


def ranking(content: bytes) -> list[tuple[str, float]]:
    """Return the encodings of single and double bytes, most plausible first, each with its score."""
    sample = sample_of(content)
    scores = {
        encoding: plausibility(sample.decode(encoding, errors="replace"), encoding=encoding)
        + MET_MORE_OFTEN.get(encoding, 0)
        for encoding in TITLES
        if not encoding.startswith(("utf-16", "utf-32"))
    }
    return sorted(scores.items(), key=lambda pair: -pair[1])


def sample_of(content: bytes) -> bytes:
    """Return the first lines that have letters beyond ASCII: the others are the same in every encoding."""
    lines, size = [], 0
    for line in content.replace(b"\r", b"\n").split(b"\n"):
        if not line.isascii():
            lines.append(line)
            size += len(line)
            if size > LOOKED_AT:
                break
    return b"\n".join(lines)
