"""Gather what is to be translated, and tell what is not: `python -m tools.translations extract|check`.

Folders after the verb narrow it to their words: `… extract src/steelyard/loop/rewards`.

No GNU gettext is needed: Babel reads Python, and Django's own `templatize` turns a template into
something Babel reads. polib keeps the .po files.

A message goes to the nearest `locale` folder above its file, else to src/steelyard/locale. So a room
that makes a folder `locale` keeps its own words. A message the outer catalogue already translates is
not asked for again.

zh_Hant is seeded from zh_Hans by OpenCC, then by zh_Hant/overrides.yaml (what OpenCC says → what we
say). A seeded entry carries the flag `opencc` and follows zh_Hans; take the flag away to keep your own.
"""

import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import django
import opencc
import polib
import yaml
from babel.messages.extract import extract as babel_extract
from django.conf import settings
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "steelyard"
COMMON = PACKAGE / "locale"
LANGUAGES = ("zh_Hans", "zh_Hant")
SEEDED = "opencc"
# The function's name, and which arguments are what (as Babel writes it).
KEYWORDS = {
    **dict.fromkeys(("_", "gettext", "gettext_lazy", "gettext_noop"), (1,)),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), (1, 2)),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), ((1, "c"), 2)),
    **dict.fromkeys(("npgettext", "npgettext_lazy"), ((1, "c"), 2, 3)),
}

GAP = re.compile(r"%\(\w+\)[sd]")


class Message(NamedTuple):
    """What the code says, and where."""

    context: str | None
    text: str
    plural: str


Places = dict[Message, set[str]]


def main(verb: str, *chosen: str) -> int:
    """Do `extract` or `check`, in all catalogues or in those inside the chosen folders."""
    if not settings.configured:
        settings.configure(USE_I18N=True)
        django.setup()
    inside = [Path(folder).resolve() for folder in chosen] or [PACKAGE]
    gathered = gather()
    wanted = {
        folder: messages
        for folder, messages in gathered.items()
        if any(folder.is_relative_to(place) for place in inside)
    }
    if verb == "extract":
        for folder in sorted(wanted):
            merge(folder, wanted[folder] if folder != COMMON else with_shared(gathered))
        return 0
    missing = [line for folder, messages in wanted.items() for line in untranslated(folder, messages)]
    missing += quarrels()
    print("\n".join(missing) if missing else "all is translated")
    return bool(missing)


def with_shared(gathered: dict[Path, Places]) -> Places:
    """Return the common catalogue's own messages, and those it holds for as long as some room says them."""
    held = pofile(COMMON, LANGUAGES[0])
    shared = {
        message: places
        for messages in gathered.values()
        for message, places in messages.items()
        if find(held, message)
    }
    return {**shared, **gathered[COMMON]}


def gather() -> dict[Path, Places]:
    """Read all code and templates; return the messages of each catalogue."""
    found: dict[Path, Places] = defaultdict(lambda: defaultdict(set))
    for path in sorted([*PACKAGE.rglob("*.py"), *PACKAGE.rglob("templates/**/*.*")]):
        if "migrations" in path.parts or "tests" in path.parts:
            continue
        for message in read(path):
            found[catalogue_of(path)][message].add(str(path.relative_to(ROOT)))
    return found


def catalogue_of(path: Path) -> Path:
    """Return the nearest locale folder above a file."""
    above = (folder / "locale" for folder in path.parents if PACKAGE in folder.parents)
    return next((folder for folder in above if folder.is_dir()), COMMON)


def read(path: Path) -> Iterator[Message]:
    """Give each message of one file."""
    source = path.read_text()
    if path.suffix != ".py":
        # Indented leftovers of a template are no Python: start every line at its beginning.
        source = re.sub(r"(?m)^[ \t]+", "", templatize(source))
    for _line, texts, _comments, context in babel_extract(
        "python", BytesIO(source.encode()), KEYWORDS, options={"encoding": "utf-8"}
    ):
        text, plural = texts if isinstance(texts, tuple) else (texts, "")
        if text:
            yield Message(context, text, plural)


def pofile(folder: Path, language: str) -> polib.POFile:
    """Open a catalogue, or begin one."""
    path = folder / language / "LC_MESSAGES" / "django.po"
    if path.exists():
        return polib.pofile(str(path), wrapwidth=110)
    po = polib.POFile(wrapwidth=110)
    po.fpath = str(path)
    po.metadata = {
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "8bit",
        "Language": language,
        "Plural-Forms": "nplurals=1; plural=0;",
    }
    return po


def find(po: polib.POFile, message: Message) -> polib.POEntry | None:
    """Return the entry of a message."""
    return po.find(message.text, msgctxt=message.context or False, include_obsolete_entries=False)


def is_translated(entry: polib.POEntry | None) -> bool:
    """Tell whether there is a word for it, in the plural too."""
    return (
        entry is not None
        and not entry.fuzzy
        and (bool(entry.msgstr) or (bool(entry.msgstr_plural) and all(entry.msgstr_plural.values())))
    )


def untranslated(folder: Path, messages: Places) -> Iterator[str]:
    """Name each message that a catalogue and the common one leave untranslated."""
    for language in LANGUAGES:
        catalogues = [pofile(place, language) for place in dict.fromkeys((folder, COMMON))]
        for message, places in messages.items():
            entry = next((found for po in catalogues if is_translated(found := find(po, message))), None)
            if entry is None:
                yield f"{min(places)}: no {language} for {message.text!r}"
            elif unfilled := gaps(message) - gaps(entry):
                yield f"{min(places)}: the {language} for {message.text!r} leaves out {', '.join(unfilled)}"


def gaps(said: Message | polib.POEntry) -> set[str]:
    """Return the places that values are put into; a plural's only, since Chinese has one form."""
    if isinstance(said, Message):
        return set(GAP.findall(said.plural or said.text))
    return set(GAP.findall(" ".join([said.msgstr, *said.msgstr_plural.values()])))


def quarrels() -> Iterator[str]:
    """Name each message that two rooms translate differently: Django would show one of the two in both."""
    for language in LANGUAGES:
        said: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
        for path in sorted(PACKAGE.rglob(f"locale/{language}/LC_MESSAGES/django.po")):
            for entry in polib.pofile(str(path)):
                if is_translated(entry):
                    words = entry.msgstr or "|".join(entry.msgstr_plural.values())
                    said[entry.msgctxt or "", entry.msgid].setdefault(
                        words, str(path.parents[3].relative_to(PACKAGE))
                    )
        for (_context, text), versions in said.items():
            if len(versions) > 1:
                told = "; ".join(f"{words} ({place})" for words, place in versions.items())
                yield f"{language} for {text!r} differs, agree or give it a context (pgettext): {told}"


def merge(folder: Path, messages: Places) -> None:
    """Bring both catalogues of a folder up to date; drop what the code no longer says."""
    simplified, traditional = (pofile(folder, language) for language in LANGUAGES)
    common = pofile(COMMON, LANGUAGES[0]) if folder != COMMON else None
    kept = {m for m in messages if find(simplified, m) or not (common and is_translated(find(common, m)))}
    for po in (simplified, traditional):
        for entry in [e for e in po if Message(e.msgctxt, e.msgid, e.msgid_plural) not in kept]:
            po.remove(entry)
        for message in kept:
            entry = find(po, message) or begin(po, message)
            # Without line numbers: they would change with every edit.
            entry.occurrences = [(place, "") for place in sorted(messages[message])]
        po.sort(key=lambda entry: (entry.occurrences[0][0], entry.msgid))
    seed(simplified, traditional, folder / LANGUAGES[1] / "overrides.yaml")
    for po in (simplified, traditional):
        Path(po.fpath).parent.mkdir(parents=True, exist_ok=True)
        po.save(po.fpath)


def begin(po: polib.POFile, message: Message) -> polib.POEntry:
    """Add an empty entry."""
    plural = {"msgid_plural": message.plural, "msgstr_plural": {0: ""}} if message.plural else {}
    format_flag = ["python-format"] if "%(" in message.text else []
    entry = polib.POEntry(msgctxt=message.context, msgid=message.text, flags=format_flag, **plural)
    po.append(entry)
    return entry


def seed(simplified: polib.POFile, traditional: polib.POFile, overrides_path: Path) -> None:
    """Write what is empty, or was seeded before, anew from the simplified words."""
    convert = opencc.OpenCC("s2twp").convert
    overrides: dict[str, str] = {}
    for path in (COMMON / LANGUAGES[1] / "overrides.yaml", overrides_path):
        overrides |= yaml.safe_load(path.read_text()) or {} if path.exists() else {}

    def say(words: str) -> str:
        words = convert(words)
        for ours, theirs in overrides.items():
            words = words.replace(ours, theirs)
        return words

    for entry in traditional:
        source = find(simplified, Message(entry.msgctxt, entry.msgid, entry.msgid_plural))
        if (
            not is_translated(source)
            or source is None
            or (is_translated(entry) and SEEDED not in entry.flags)
        ):
            continue
        entry.msgstr = say(source.msgstr)
        entry.msgstr_plural = {number: say(words) for number, words in source.msgstr_plural.items()}
        entry.flags = sorted({*entry.flags, SEEDED})


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
