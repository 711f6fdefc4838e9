"""Settings for the worker processes that the test starts: its database, its app, a short lease."""

import os

from steelyard.site.settings import *  # noqa: F403
from steelyard.site.settings import DATABASES, INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "tests.slow_work"]
DATABASES["default"]["NAME"] = os.environ["TEST_DATABASE"]
JOB_LEASE_SECONDS = 2
JOB_BEAT_SECONDS = 0.3
