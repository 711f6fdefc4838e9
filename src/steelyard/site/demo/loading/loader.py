"""The steps of a load, in order."""

from datetime import datetime
from pathlib import Path

from django.contrib.auth.models import User

from steelyard.foundation.people.models import Person
from steelyard.kit.refusal import Refused
from steelyard.site.demo import words
from steelyard.site.demo.company import found_company
from steelyard.site.demo.exporting.folder import write_exports
from steelyard.site.demo.loading.accounts import open_accounts, open_first_account
from steelyard.site.demo.loading.closes import close_quarters
from steelyard.site.demo.loading.files import import_exports
from steelyard.site.demo.loading.organisation import build_organisation, name_company
from steelyard.site.demo.loading.plans import adopt_plans
from steelyard.site.demo.loading.quotas import set_quotas
from steelyard.site.demo.loading.task import Load, Tell
from steelyard.site.demo.presence import is_loaded
from steelyard.site.demo.size import Size


def load(*, size: Size, folder: Path, at: datetime, tell: Tell) -> None:
    """Load the demo company; `folder` keeps its exports.

    Raises:
        Refused: There are people here already who are not of the demo company.
    """
    if is_loaded(size):
        tell("The demo company is here already.")
        return
    why_not_here()
    tell("Making the company and its exports")
    company = found_company(size)
    task = Load(company, tuple(write_exports(company, folder)), at, tell)
    administrator = open_first_account(at=at)
    name_company(task, by=administrator)
    build_organisation(task, by=administrator)
    operations = open_accounts(task, by=administrator)
    run_as(operations, task)


def run_as(operations: User, task: Load) -> None:
    """Do what sales operations would: data, plans, targets, closes; the newest export comes last."""
    adopt_plans(task, by=operations)
    import_exports(task, by=operations, newest=False)
    set_quotas(task, by=operations)
    close_quarters(task, by=operations)
    import_exports(task, by=operations, newest=True)


def why_not_here() -> None:
    """Refuse a database in which other people work."""
    name = words.read("places.yaml")["company"]["name_en"]
    strangers = Person.objects.exclude(email__endswith="@hengchuan.example")
    if strangers.exists():
        raise Refused([f"This Steelyard has people already; {name} goes into an empty one."])
