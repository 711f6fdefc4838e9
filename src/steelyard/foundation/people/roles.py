"""Roles: what somebody may do. Scopes: about whom."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What somebody is here for."""

    REP = "rep", _("Representative")
    MANAGER = "manager", _("Manager")
    SALES_OPS = "sales_ops", _("Sales operations / HR")
    EXECUTIVE = "executive", _("Executive")
    AUDITOR = "auditor", _("Auditor")
    ADMINISTRATOR = "administrator", _("Administrator")


class Scope(models.TextChoices):
    """Whose records somebody sees, on a given day."""

    SELF = "self", _("Oneself")
    TEAM = "team", _("Own team")
    TEAM_BELOW = "team_below", _("Own team and below")
    ALL = "all", _("Everyone")


# What rooms that lie below this one ask for (access.may); those above ask for roles.
PERMISSIONS: dict[str, set[Role]] = {
    "audit.read": {Role.AUDITOR, Role.SALES_OPS, Role.ADMINISTRATOR},
    "jobs.read": {Role.AUDITOR, Role.SALES_OPS, Role.ADMINISTRATOR},
    "jobs.cancel": {Role.SALES_OPS, Role.ADMINISTRATOR},
    "periods.make": {Role.SALES_OPS, Role.ADMINISTRATOR},
    "company.change": {Role.ADMINISTRATOR},
}
