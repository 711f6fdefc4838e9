"""The ORM contender's own Django: one SQLite file, set up as well as SQLite can be."""

import os

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": os.environ.get("BENCH_DATABASE", ":memory:"),
        "OPTIONS": {"init_command": "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;"},
    }
}
INSTALLED_APPS = ["bench.peers.orm"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
