"""docs/journeys/crm-from-nothing.md on the command line, with a published CRM training set if at hand."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DATA = Path(os.environ.get("STEELYARD_CRM_DATA", ROOT.parent / "shared" / "data" / "crm"))
PERIOD = "2017-Q2"
# Counted in the export itself: deals Won with a close date from 2017-04-01 to 2017-06-30, in cents.
WON_DEALS, WON_MINOR = 1_254, 3_086_111_00
OF_DARCEL, OF_ROCCOS_TEAM = 310_075_00, 646_131_00

Steelyard = Callable[..., str]


@pytest.fixture
def steelyard(tmp_path: Path) -> Steelyard:
    """The command line, in a home where nothing is yet."""
    environment = {**os.environ, "STEELYARD_HOME": str(tmp_path)}
    environment.pop("STEELYARD_DATABASE_URL", None)

    def call(*arguments: str | Path) -> str:
        command = [str(Path(sys.executable).with_name("steelyard")), *map(str, arguments)]
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    return call


@pytest.mark.skipif(not DATA.is_dir(), reason="the CRM training set is not at hand")
def test_from_a_folder_of_exports_to_a_closed_quarter(steelyard: Steelyard) -> None:
    mapping = ROOT / "library" / "mappings" / "crm-pipeline.yaml"
    said = steelyard("import", DATA, "--mapping", mapping, "--accept-suggestions", "--yes")
    assert "8,800 rows = 8,800 new + 0 changed + 0 unchanged + 0 quarantined" in said

    for plan, position in (("crm-rep", "sales-representative"), ("crm-manager", "sales-manager")):
        path = ROOT / "library" / "plans" / f"{plan}.yaml"
        steelyard("adopt", path, "--position", position, "--from", "2017-01-01")
    assert "2017-Q2 is closed" in steelyard("close", PERIOD)

    def measured(person: str, indicator: str) -> int:
        told = steelyard("explain", person, PERIOD, f"measure/{indicator}", "--json")
        return int(json.loads(told)[0]["amount"])

    assert measured("darcel-schlecht", "revenue") == OF_DARCEL
    assert measured("rocco-neubert", "team_revenue") == OF_ROCCOS_TEAM
    assert totals(steelyard) == [WON_DEALS, WON_MINOR]

    # The same files again change nothing, nor does the closed quarter.
    again = steelyard("import", DATA, "--mapping", mapping, "--yes")
    assert "changes nothing: its 8,800 rows stand already" in again


def totals(steelyard: Steelyard) -> list[int]:
    """Add up what the sealed run measured of all representatives: deals won, and their money."""
    code = (
        "import json, pyarrow.compute as pc, pyarrow.parquet as pq;"
        "from pathlib import Path; from django.conf import settings;"
        "table = pq.read_table(next(Path(settings.HOME).rglob('measures.parquet')));"
        "of = lambda code: pc.sum(table.filter(pc.equal(table['indicator'], code))['value']).as_py();"
        "print('TOTALS', json.dumps([of('deals_won'), of('revenue')]))"
    )
    printed = steelyard("manage", "shell", "-v", "0", "-c", code)
    found: list[int] = json.loads(printed.split("TOTALS", 1)[1])
    return found
