"""`steelyard import`."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from steelyard.foundation.facts.models import Import, ImportState
from steelyard.foundation.facts.tests.makers import DEALS, standing
from steelyard.site.cli import import_files

pytestmark = pytest.mark.usefixtures("sellers")


def run(*arguments: object) -> Result:
    return CliRunner().invoke(import_files.command, [str(argument) for argument in arguments])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a-deals.csv").write_text(DEALS + "A1,张伟,,GTXPro,Won,,2026-07-01,100,\n")
    (tmp_path / "products.csv").write_text("product,series\nGTX Pro,GTX\n")
    (tmp_path / "notes.md").write_text("not a table")
    (tmp_path / "other.csv").write_text("colour,shape\nred,round\n")
    return tmp_path


def test_a_folder_is_imported_in_the_order_that_its_files_need(folder: Path) -> None:
    done = run(folder, "--accept-suggestions", "--yes")
    assert done.exit_code == import_files.REFUSED, done.output  # other.csv did not come in
    assert done.output.index("products.csv →") < done.output.index("a-deals.csv →")
    assert "other.csv is left out. It fits no dataset" in done.output
    assert "The file has the columns colour, shape." in done.output
    assert "notes.md" in done.output.splitlines()[-1]
    assert "'GTXPro' is taken as 'GTX Pro' (1 rows)" in done.output
    assert standing()["A1"]["product"] == "GTX Pro"


def test_rows_in_quarantine_show_in_the_exit_code(folder: Path) -> None:
    (folder / "other.csv").unlink()
    done = run(folder, "--yes")
    assert done.exit_code == import_files.SOME_IN_QUARANTINE
    assert "did you mean 'GTX Pro'?" in done.output


def test_without_yes_it_asks(folder: Path) -> None:
    done = CliRunner().invoke(import_files.command, [str(folder / "products.csv")], input="n\n")
    assert done.exit_code == 0, done.output
    assert Import.objects.get().state == ImportState.DISCARDED
    assert standing("products") == {}


def test_a_mapping_file_says_what_the_headers_do_not(tmp_path: Path) -> None:
    (tmp_path / "export-7.csv").write_text("x,y,z,w\nA1,老张,gewonnen,100\n")
    (tmp_path / "m.yaml").write_text(
        "mapping: odd\ntitle: {en: Odd}\nsources:\n- dataset: deals\n  file: export-*.csv\n"
        "  columns: {id: x, owner: y, stage: z, amount: w}\n"
        "  values: {currency: USD, closed_on: 2026-07-01}\n"
        "  aliases: {owner: {老张: 张伟}, stage: {gewonnen: Won}}\n"
    )
    done = run(tmp_path / "export-7.csv", "--mapping", tmp_path / "m.yaml", "--yes")
    assert done.exit_code == 0, done.output
    assert (standing()["A1"]["currency"], standing()["A1"]["stage"]) == ("USD", "Won")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["notes.md"], "The file has a header but no rows."),
        (["empty"], "There is no file to read"),
        (["products.csv", "--encoding", "klingon"], "There is no encoding 'klingon'; there are utf-8"),
        (["products.csv", "--json"], "needs --yes"),
        (["products.csv", "--dataset", "produce"], "There is no dataset 'produce'"),
        (["products.csv", "--mapping", "notes.md"], "notes.md"),
    ],
)
def test_errors_are_sentences(
    folder: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], words: str
) -> None:
    (folder / "empty").mkdir()
    monkeypatch.chdir(folder)
    done = run(*arguments)
    assert done.exit_code == import_files.REFUSED
    assert words in done.output
