"""What somebody outside the viewer's scope owns, address by address; rooms add theirs here.

In tests.closes, Outsider sells in the West; nobody of the East may find them or what is theirs.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from steelyard.foundation.calculation import Run
from steelyard.foundation.people import Role
from steelyard.foundation.rulebook.models import PlanVersion
from steelyard.insight.simulation import Simulation, ask_to_simulate
from steelyard.kit import jobs
from tests.closes import Setting
from tests.factories import AT

Kwargs = Mapping[str, Any]

# Words that stand only in what belongs to the outsider: the name, the customer of the one deal.
MARKS = ("Outsider", "Faraway")


def objects(made: Setting) -> dict[str, Kwargs]:
    """Return, for each address that leads to one person's affairs, how to ask for the outsider's."""
    code = made.company.outsider.code
    job = jobs.enqueue(kind="x", key="outsider", payload={}, by=made.company.outsider.user, at=AT)
    person = {"person": code}
    in_period = {"period": made.period.code, **person}
    figure = {**in_period, "path": "pay"}
    deal = {"dataset": "deals", "fact_id": "D7"}
    return {
        **same(("people:person", "people:move", "people:end", "people:change"), {"code": code}),
        **same(("api:person", "api:assignments"), {"code": code}),
        **same(("jobs:job", "jobs:progress", "jobs:cancel"), {"job_id": job.pk}),
        **same(("facts:row", "api:row"), deal),
        "planning:target": {**in_period, "indicator": "revenue"},
        **same(("planning:agreement", "simulation:what_if"), in_period),
        "assessment:history": person,
        "assessment:scorecard": in_period,
        "assessment:why": {**in_period, "path": "score"},
        "api:get_results": in_period,
        **same(("rewards:statement", "rewards:pdf", "rewards:statement_workbook"), in_period),
        **same(("rewards:confirm", "rewards:ask"), in_period),
        "rewards:why": figure,
        "api:get_statement": in_period,
        "simulation:difference": {"number": simulated(made).pk, **person},
    }


def lists(made: Setting) -> dict[str, Kwargs]:
    """Return, for each address with parameters that leads to nobody in particular, an example."""
    period = {"period": made.period.code}
    plan = {"code": "field-sales"}
    version = {**plan, "number": 1}
    number = {"number": 1}
    grant = made.company.users["administrator"].grants.get()
    return {
        "people:revoke": {"grant_id": grant.pk},
        "demo_sign_in": {"role": "rep"},
        "ui:prefer": {"name": "theme"},
        "api:period": {"code": made.period.code},
        "facts:rows": {"dataset": "deals"},
        "facts:template": {"dataset": "deals"},
        "api:rows": {"dataset": "deals"},
        **same(("rulebook:plan", "rulebook:history"), plan),
        **{f"rulebook:{name}": version for name in RULEBOOK},
        "api:version": version,
        "api:publish": version,
        **{f"planning:{name}": period for name in PLANNING},
        "planning:decide": {**period, "proposal": 1},
        **same(("planning:end_plan", "planning:remove_plan"), {**period, "assignment": 1}),
        "planning:remove_personal": {**period, "figure": 1},
        **same(("api:targets", "api:set_targets", "api:list_results", "api:list_statements"), period),
        **{f"assessment:{name}": period for name in ASSESSMENT},
        **{f"rewards:{name}": period for name in REWARDS},
        "rewards:answer": {**period, "number": 1},
        **{f"facts:{name}": number for name in IMPORTS},
        **same(
            ("simulation:outcome", "simulation:workbook", "simulation:odds"), {"number": simulated(made).pk}
        ),
        "api:read_import": number,
    }


def simulated(made: Setting) -> Simulation:
    """Weigh the published version on the closed quarter: everybody is in it, the outsider too."""
    known = Simulation.objects.first()
    if known is not None:
        return known
    asked = ask_to_simulate(
        version=PlanVersion.objects.get(), run=Run.objects.in_force().get(), by=made.ops, at=AT
    )
    jobs.run_pending()
    asked.refresh_from_db()
    assert asked.folder
    return asked


def same(names: Iterable[str], kwargs: Kwargs) -> dict[str, Kwargs]:
    """Ask for the same at several addresses."""
    return dict.fromkeys(names, kwargs)


RULEBOOK = ("version", "text", "download", "edit", "publish", "retire", "discard", "draft_from")
PLANNING = (
    "index",
    "mine",
    "targets",
    "undo",
    "copy",
    "import",
    "commit_import",
    "template",
    "export",
    "plans",
    "personal",
    "import_personal",
)
ASSESSMENT = ("index", "workbook", "publish", "close", "start_close", "reopen")
REWARDS = (
    *("index", "workbook", "payroll", "issue"),
    *("changes", "changes_workbook", "recalculate", "post_changes", "adjust"),
)
IMPORTS = (
    *("import", "match", "read_as", "answer", "check", "accept", "commit", "roll_back", "discard", "file"),
    *("repair", "forget_alias"),
)

OPS, ADMIN, AUDITOR = Role.SALES_OPS, Role.ADMINISTRATOR, Role.AUDITOR

# Roles whose work is about the whole company on these addresses, whatever their scope, and why.
WHOLE_COMPANY: dict[str, tuple[set[str], str]] = {
    "audit:": ({OPS, ADMIN, AUDITOR}, "the trail is one for all; who may read it reads all of it"),
    "jobs:": ({OPS, ADMIN, AUDITOR}, "a job is about the machine's work; it names who asked"),
    "people:grants": ({ADMIN, AUDITOR}, "accounts and roles are given by administrators"),
    "people:new_grant": ({ADMIN}, "same"),
    "people:new_account": ({ADMIN}, "same"),
    "facts:file": ({OPS, ADMIN, AUDITOR}, "a file as it was brought in is kept whole, for the whole company"),
}


def is_whole_company(name: str, role: str) -> bool:
    """Tell whether a role may see everybody's at an address."""
    return any(name.startswith(start) and role in roles for start, (roles, _why) in WHOLE_COMPANY.items())
