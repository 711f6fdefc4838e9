"""The engine: Django finds `DatabaseWrapper` here by its name."""

import importlib
import sys
from collections.abc import Sequence
from types import ModuleType
from typing import Any

from django.db import transaction

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


_Django: Any = _django_backend().DatabaseWrapper


class Operations(_Django.ops_class):  # type: ignore[misc] # found while running
    """Django's SQLite operations, with an emptying of tables that triggers let pass."""

    def execute_sql_flush(self, sql_list: Sequence[str]) -> None:
        """Empty tables (`flush`, and tests that commit).

        SQLite knows no TRUNCATE, so Django deletes row by row, which the audit trail's triggers
        refuse: they stand aside for this one transaction.
        """
        with transaction.atomic(using=self.connection.alias), self.connection.cursor() as cursor:
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            triggers = cursor.fetchall()
            for name, _sql in triggers:
                cursor.execute(f"DROP TRIGGER {self.quote_name(name)}")
            super().execute_sql_flush(sql_list)
            for _name, sql in triggers:
                cursor.execute(sql)


class DatabaseWrapper(_Django):  # type: ignore[misc] # found while running
    """What Django asks for."""

    ops_class = Operations
