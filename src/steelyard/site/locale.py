"""Compile the translations: `python -m steelyard.site.locale compile`.

Django reads .mo files; the repository keeps only .po. polib compiles them, so that no machine needs
GNU gettext.
"""

import os
import sys
from pathlib import Path

import polib

PACKAGE = Path(__file__).resolve().parent.parent


def compile_changed(*, folder: Path = PACKAGE) -> list[Path]:
    """Compile each .po that is newer than its .mo; return those compiled."""
    done = []
    for po in sorted(folder.rglob("locale/*/LC_MESSAGES/*.po")):
        mo = po.with_suffix(".mo")
        if mo.exists() and mo.stat().st_mtime_ns >= po.stat().st_mtime_ns:
            continue
        made = po.with_suffix(f".{os.getpid()}")  # written aside: another process may be reading
        polib.pofile(str(po)).save_as_mofile(str(made))
        made.replace(mo)
        done.append(po)
    return done


if __name__ == "__main__" and sys.argv[1:] == ["compile"]:
    compile_changed()
