"""The engine: Django finds `DatabaseWrapper` here by its name."""

import importlib
import sys
from types import ModuleType

DJANGO_BACKEND = "django.db.backends.sqlite3.base"


def _django_backend() -> ModuleType:
    """Import Django's backend with `sqlite3` meaning pysqlite3, for the length of that import only.

    Django names its driver in an import line, so this is the one place to put another in. Python's
    own sqlite3 stays what it is for everybody else.
    """
    try:
        driver = importlib.import_module("pysqlite3")
        dbapi2 = importlib.import_module("pysqlite3.dbapi2")
    except ModuleNotFoundError:
        return importlib.import_module(DJANGO_BACKEND)
    hidden = {name: sys.modules.get(name) for name in ("sqlite3", "sqlite3.dbapi2")}
    sys.modules.update({"sqlite3": driver, "sqlite3.dbapi2": dbapi2})
    try:
        return importlib.import_module(DJANGO_BACKEND)
    finally:
        for name, module in hidden.items():
            if module is None:
                del sys.modules[name]
            else:
                sys.modules[name] = module


DatabaseWrapper = _django_backend().DatabaseWrapper
