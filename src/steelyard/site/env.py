"""Read the surroundings: every environment variable Steelyard knows is read through here."""

import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

POSTGRES_SCHEMES = ("postgres", "postgresql")

# Measured with many people writing at once: the default mode (DEFERRED) failed more than half of the
# transactions that read before they wrote; this one none. WAL lets readers go on meanwhile.
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
}


def text(name: str, default: str = "") -> str:
    """Read STEELYARD_<name>."""
    return os.environ.get(f"STEELYARD_{name}", "").strip() or default


def flag(name: str, *, default: bool = False) -> bool:
    """Read a yes or no."""
    return text(name, str(default)).lower() in {"1", "true", "yes", "on"}


def words(name: str, default: str = "") -> list[str]:
    """Read a list, commas between."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def machine() -> dict[str, Any]:
    """Return which machine computes, as runtime.machines.machine wants it: DuckDB, unless Spark is named."""
    return {
        "name": text("ENGINE", "duckdb"),
        "master": text("SPARK_MASTER", "local[2]"),
        "scratch": text("SPARK_SCRATCH"),
    }


def home_folder() -> Path:
    """Return the folder of everything to be kept and backed up: database, snapshots, uploads, key."""
    folder = Path(text("HOME", "var")).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def secret_key(*, home: Path) -> str:
    """Return the signing key: given, or made at the first start and kept."""
    if given := text("SECRET_KEY"):
        return given
    path = home / "secret_key"
    made = path.with_name(f"secret_key.{os.getpid()}")
    if not path.exists():
        made.touch(mode=0o600)
        made.write_text(secrets.token_urlsafe(50))
        try:
            os.link(made, path)  # the first of several starting at once wins, the others read it
        except FileExistsError:
            pass
        finally:
            made.unlink()
    return path.read_text()


def database(*, home: Path) -> dict[str, Any]:
    """Return Django's database setting: PostgreSQL when an address is given, else SQLite in `home`."""
    url = text("DATABASE_URL")
    if not url:
        return {
            "ENGINE": "steelyard.kit.sqlite",
            "NAME": home / "steelyard.sqlite3",
            "CONN_MAX_AGE": None,
            "OPTIONS": SQLITE_OPTIONS,
            # In a file, not in memory: browser tests read from other threads than they write from.
            "TEST": {"NAME": home / "test.sqlite3"},
        }
    parts = urlsplit(url)
    if parts.scheme not in POSTGRES_SCHEMES:
        msg = f"STEELYARD_DATABASE_URL: {parts.scheme!r} is not a PostgreSQL address"
        raise ValueError(msg)
    options: dict[str, Any] = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or options.pop("host", "")),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
    }


def openid_connect_apps() -> list[dict[str, Any]]:
    """Return the company's own sign-in (Entra, Keycloak, Feishu …), when one is named."""
    if not (address := text("OIDC_URL")):
        return []
    return [
        {
            "provider_id": "company",
            "name": text("OIDC_NAME", "Single sign-on"),
            "client_id": text("OIDC_CLIENT_ID"),
            "secret": text("OIDC_SECRET"),
            "settings": {"server_url": address},
        }
    ]
