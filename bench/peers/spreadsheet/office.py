"""LibreOffice for the benchmark only: the system's, else Debian's packages unpacked below .tools/office.

Nothing is installed: packages are downloaded, unpacked and pointed at their new place. Where that is not
possible the contender is left out, and `Unavailable` says why.
"""

import os
import platform
import shutil
import subprocess
from pathlib import Path

TOOLS = Path(__file__).resolve().parents[3] / ".tools" / "office"
PACKAGE = "libreoffice-calc-nogui"
PROGRAM = Path("usr/lib/libreoffice/program")


class Unavailable(Exception):  # noqa: N818 - it says what is, and is no fault
    """Why there is no spreadsheet program."""


def office() -> tuple[Path, dict[str, str]]:
    """Give the program and the environment it wants."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    if found:
        return Path(found), dict(os.environ)
    if not (TOOLS / "ready").exists():
        _unpack()
    libraries = TOOLS / "usr/lib" / f"{platform.machine()}-linux-gnu"
    places = (TOOLS / PROGRAM, libraries, libraries / "blas", libraries / "lapack")
    path = ":".join(map(str, places))
    return TOOLS / PROGRAM / "soffice", {**os.environ, "LD_LIBRARY_PATH": path}


def _unpack() -> None:
    for tool in ("apt-get", "dpkg-deb"):
        if shutil.which(tool) is None:
            msg = f"there is no LibreOffice here, and no {tool} to fetch it with"
            raise Unavailable(msg)
    archives = TOOLS / "archives"
    archives.mkdir(parents=True, exist_ok=True)
    wanted = [
        line.split()[1]
        for line in _run("apt-get", "-s", "install", "--no-install-recommends", PACKAGE).splitlines()
        if line.startswith("Inst ")
    ]
    _run("apt-get", "download", *wanted, folder=archives)
    for archive in archives.glob("*.deb"):
        _run("dpkg-deb", "-x", str(archive), str(TOOLS))
    _point_at(TOOLS)
    shutil.rmtree(archives)
    (TOOLS / "ready").touch()


def _point_at(root: Path) -> None:
    """Put right what the packages expect below / or leave to their set-up scripts."""
    share = root / "usr/lib/libreoffice/share"
    (share / "registry").unlink(missing_ok=True)
    (share / "registry").symlink_to(".registry")
    settings = root / PROGRAM / "fundamentalrc"
    text = settings.read_text().replace("file:///usr/lib/libreoffice", f"file://{root}/usr/lib/libreoffice")
    settings.write_text(text.replace("file:///etc/libreoffice/registry", "${BRAND_BASE_DIR}/share/registry"))


def _run(*command: str, folder: Path | None = None) -> str:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        said = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
        msg = f"LibreOffice could not be fetched: {command[0]} says “{said}”"
        raise Unavailable(msg)
    return done.stdout
