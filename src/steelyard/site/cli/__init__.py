"""The command line: `steelyard VERB`. One file a verb; a file is imported only when its verb is used.

So `steelyard weigh`, which needs no database, never loads Django.
"""

import importlib
import os

import click

VERBS = {  # verb: its file, which holds a click command named `command`
    "serve": "serve",
    "demo": "demo",
    "import": "import_files",
    "adopt": "adopt",
    "work": "work",
    "weigh": "weigh",
    "odds": "odds",
    "close": "close",
    "corrections": "corrections",
    "explain": "explain",
    "manage": "manage",
}


class Verbs(click.Group):
    """Finds a command in the file of its verb."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """Name the verbs, in the order of VERBS."""
        return list(VERBS)

    def get_command(self, _ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the verb's file."""
        if cmd_name not in VERBS:
            return None
        found = importlib.import_module(f"{__name__}.{VERBS[cmd_name]}").command
        assert isinstance(found, click.Command)  # noqa: S101 - a file without one is a slip of ours
        return found


@click.group(cls=Verbs)
def main() -> None:
    """Steelyard: from goals to pay."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "steelyard.site.settings")
