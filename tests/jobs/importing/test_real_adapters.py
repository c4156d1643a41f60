"""The same promises on the adapters that a laptop runs, through `kill -9`."""

from __future__ import annotations

import signal
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest

from tests.jobs.importing.conftest import ADMIN, FILE, SALES
from tests.jobs.importing.real_home import ROWS, open_home

REPO = Path(__file__).parents[3]


def test_a_file_lands_is_corrected_and_taken_out_again(tmp_path: Path) -> None:
    home = open_home(tmp_path)
    first = home.service.receive(BytesIO(FILE.encode()), "sales.csv", ADMIN)
    assert (first.accepted, first.quarantined) == (2, 1)
    assert home.units() == {"A": 1, "B": 3}
    again = home.service.receive(BytesIO(FILE.encode()), "sales.csv", ADMIN)
    assert (again.accepted, again.duplicates) == (0, 2)
    home.service.undo(again.import_id, ADMIN)
    assert home.units() == {"A": 1, "B": 3}
    corrected = SALES + "2026-11-20,a,s,7,14,2,no,pos\n"
    second = home.service.receive(BytesIO(corrected.encode()), "s.csv", ADMIN, replaces=first.import_id)
    assert home.units() == {"A": 7}
    home.service.undo(second.import_id, ADMIN)
    assert home.units() == {}
    assert home.audit.verify() == 5


@pytest.mark.parametrize("step", ["reading", "blobs.delete", "lake.commit", "lake.curate", "ledger.finish"])
def test_killed_at_any_step_the_file_is_wholly_in_after_the_next_start(tmp_path: Path, step: str) -> None:
    died = subprocess.run(
        [sys.executable, "-m", "tests.jobs.importing.real_home", str(tmp_path), step], cwd=REPO, check=False
    )
    assert died.returncode == -signal.SIGKILL
    home = open_home(tmp_path)
    assert len(home.units()) in (0, ROWS)
    (report,) = home.service.resume("shop")
    assert (report.status, report.accepted, report.duplicates) == ("committed", ROWS, 0)
    assert len(home.units()) == ROWS
    assert home.service.resume("shop") == ()
    assert len(home.audit.records("shop")) == 1
