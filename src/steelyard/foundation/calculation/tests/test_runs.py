"""Runs: pinned whole, never half visible, repeatable, and never told wrongly."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from django.db import IntegrityError

from steelyard.foundation import calculation
from steelyard.foundation.calculation import Run, RunState, actions, story
from steelyard.foundation.calculation.pinned import InputsChanged, read_inputs
from steelyard.foundation.calculation.places import OUTPUTS, made_aside, runs_folder
from tests.closes import Setting, closed_for_module
from tests.factories import AT

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def closed_once(django_db_setup: None, django_db_blocker: Any) -> Iterator[Setting]:
    with closed_for_module(django_db_blocker) as made:
        yield made


@pytest.fixture
def run(closed_once: Setting, db: None) -> Run:
    found = calculation.run_in_force(closed_once.period)
    assert found is not None
    return found


@pytest.fixture(autouse=True)
def forgetful() -> None:
    story._told.cache_clear()  # noqa: SLF001 - a test may alter what is remembered


def test_what_went_in_can_be_read_again(run: Run) -> None:
    pinned = read_inputs(run.folder)
    assert pinned.sha256 == run.inputs_sha256
    assert set(pinned.tables) == {"deals", "splits", "targets", "assignments", "people"}
    assert all(path.exists() for path in pinned.table_paths().values())
    assert list(pinned.plans) == ["field-sales"]


def test_an_altered_plan_text_is_noticed(run: Run) -> None:
    text = runs_folder() / run.folder / "plans" / "field-sales.yaml"
    kept = text.read_text()
    try:
        text.write_text(kept.replace("3 %", "30 %"))
        with pytest.raises(InputsChanged):
            read_inputs(run.folder)
    finally:
        text.write_text(kept)


def test_a_figure_that_does_not_come_out_again_is_not_explained(run: Run, closed_once: Setting) -> None:
    lines = runs_folder() / run.folder / OUTPUTS / "pay_lines.parquet"
    kept = lines.read_bytes()
    table = pq.read_table(lines)
    place = table.schema.get_field_index("amount_minor")
    more = [amount + 1 for amount in table["amount_minor"].to_pylist()]
    try:
        pq.write_table(table.set_column(place, table.schema.field(place), [more]), lines)
        with pytest.raises(calculation.FigureMismatch, match="pay_lines"):
            calculation.stories_of(run, closed_once.company.bo.code)
    finally:
        lines.write_bytes(kept)


def test_nobody_and_nothing_are_said_to_be_unknown(run: Run, closed_once: Setting) -> None:
    with pytest.raises(LookupError):
        calculation.stories_of(run, "nobody")
    with pytest.raises(LookupError):
        calculation.explain(run, closed_once.company.bo.code, "pay/nothing")


def test_other_bytes_from_the_same_inputs_are_refused(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    seal = runs_folder() / run.folder / actions.SEAL
    kept = seal.read_text()
    try:
        seal.write_text(kept.replace("a", "b"))
        with pytest.raises(actions.NotRepeated):
            actions.compute(read_inputs(run.folder))
    finally:
        seal.write_text(kept)


def test_a_folder_half_written_is_never_seen(tmp_path: Path) -> None:
    final = tmp_path / "run"

    def half() -> None:
        with made_aside(final) as aside:
            (aside / "half").write_text("…")
            assert not final.exists()
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        half()
    assert list(tmp_path.iterdir()) == []


def test_the_first_of_two_writers_stays(tmp_path: Path) -> None:
    final = tmp_path / "run"
    with made_aside(final) as first, made_aside(final) as second:
        (first / "which").write_text("first")
        (second / "which").write_text("second")
    assert (final / "which").read_text() == "second"
    assert [path.name for path in tmp_path.iterdir()] == ["run"]


def test_two_runs_of_a_period_cannot_both_count(run: Run) -> None:
    with pytest.raises(IntegrityError):
        Run.objects.create(
            period=run.period, number=2, state=RunState.SEALED, folder=run.folder, started_at=AT
        )


def test_pay_lines_come_in_pages(run: Run, closed_once: Setting) -> None:
    code = closed_once.company.bo.code
    first = calculation.pay_lines(run, code, size=3)
    assert (len(first.lines), first.count, first.pages, first.has_next) == (3, 4, 2, True)
    last = calculation.pay_lines(run, code, size=3, page=99)
    assert (len(last.lines), last.page, last.has_next) == (1, 2, False)
    assert first.amount_minor == last.amount_minor == 2_420_00
    assert calculation.pay_lines(run, code, search="acme").count == 1
