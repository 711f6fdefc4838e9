"""One Spark for the whole process, started when first needed; every run has a session of its own in it."""

import logging
import os
from threading import Lock

from pyspark.sql import SparkSession

from steelyard.runtime.spark.java import java_home

# What exactness asks for. Everything else is the company's: spark-defaults.conf in SPARK_CONF_DIR.
EXACT = {
    "spark.sql.ansi.enabled": "true",  # what does not fit is an error, never a wrong or missing number
    "spark.sql.decimalOperations.allowPrecisionLoss": "false",
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.parquet.datetimeRebaseModeInRead": "CORRECTED",
    "spark.sql.parquet.datetimeRebaseModeInWrite": "CORRECTED",
}
QUIET = {"spark.log.level": "ERROR", "spark.ui.showConsoleProgress": "false"}
# On this computer alone, where nobody else needs to reach it.
ALONE = {
    "spark.ui.enabled": "false",
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
}
PIECES = ("spark.sql.shuffle.partitions", "200", "8")  # Spark's own number is for many computers
# These two tell of every error in a line of JSON, though the error itself is raised as well.
TALKATIVE = ("SQLQueryContextLogger", "DataFrameQueryContextLogger")
_starting = Lock()


def new_session(master: str, memory: str | None = None) -> SparkSession:
    """Open a session with no tables or functions of another's. The first one starts Spark, and stays with it.

    `memory` ('4g') is for the process that drives Spark, which does all the work where `master` is local[…].
    """
    with _starting:
        session = _started(master, memory).newSession()
    for name, value in EXACT.items():  # even if somebody else started Spark
        session.conf.set(name, value)
    if master.startswith("local") and session.conf.get(PIECES[0]) == PIECES[1]:
        session.conf.set(PIECES[0], PIECES[2])
    return session


def stop() -> None:
    """End Spark, so that a cluster's computers are free for others. The next session starts it again."""
    with _starting:
        running = SparkSession._instantiatedSession  # noqa: SLF001 - getActiveSession knows one thread's only
        if running is not None:
            running.stop()


def _started(master: str, memory: str | None) -> SparkSession:
    for name in TALKATIVE:
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    settings = {**EXACT, **QUIET, **(ALONE if master.startswith("local") else {})}
    if memory:
        settings["spark.driver.memory"] = memory.lower().removesuffix("b")
    builder = SparkSession.builder.master(master).appName("steelyard")
    for name, value in settings.items():
        builder = builder.config(name, value)
    before = os.environ.get("JAVA_HOME")
    os.environ["JAVA_HOME"] = java_home()
    try:
        return builder.getOrCreate()
    finally:
        if before is None:
            del os.environ["JAVA_HOME"]
