import pytest
from django.db import connection


@pytest.mark.django_db
def test_sqlite_is_new_and_careful() -> None:
    if connection.vendor != "sqlite":
        pytest.skip("this round runs on PostgreSQL")
    pragmas = {"journal_mode": "wal", "synchronous": 1, "foreign_keys": 1, "busy_timeout": 20_000}
    with connection.cursor() as cursor:
        for pragma, expected in pragmas.items():
            cursor.execute(f"PRAGMA {pragma}")
            assert cursor.fetchone() == (expected,)
        cursor.execute("SELECT sqlite_version()")
        (version,) = cursor.fetchone()
    assert tuple(map(int, version.split("."))) >= (3, 51, 3)  # the first without the WAL-reset bug
