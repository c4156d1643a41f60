"""Two writers at once: both files are in, each row once, and each is told its own counts."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from adapters.lake import IcebergLake, cleaned, commits
from adapters.lake.catalog import IcebergTables
from adapters.lake.layout import LakeFolder
from core.errors import ExternalError
from core.ports import CommitResult
from tests.adapters.lake.shop import Shop, sale

ROOT = Path(__file__).resolve().parents[3]

WRITER = """
import json, sys
from pathlib import Path
from adapters.lake import open_lake
from core.clock import SystemClock
from core.tenant import TenantSettings
from tests.adapters.lake.shop import Shop, sale

shop = Shop(open_lake(Path(sys.argv[1]), SystemClock(), TenantSettings))
accepted = duplicates = 0
for number in range(6):
    rows = [sale(1, 1, event=f"{sys.argv[2]}-{number}"), sale(1, 1, event=f"both-{number}")]
    result = shop.bring("sales", f"{sys.argv[2]}-{number}", rows)
    accepted, duplicates = accepted + result.accepted, duplicates + result.duplicates
    shop.lake.curate("shop")
print(json.dumps([accepted, duplicates]))
"""


@pytest.mark.slow
def test_two_processes_bring_rows_into_a_new_home_at_once(
    home: Path, reopen: Callable[[], IcebergLake]
) -> None:
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, str(home), name], cwd=ROOT, stdout=subprocess.PIPE, text=True
        )
        for name in ("one", "two")
    ]
    told = [json.loads(writer.communicate(timeout=420)[0]) for writer in writers]
    assert [sum(counts) for counts in zip(*told, strict=True)] == [18, 6]
    assert Shop(reopen()).units() == 18


def test_two_threads_bring_rows_in_at_once(shop: Shop) -> None:
    def bring(name: str) -> CommitResult:
        return shop.bring("sales", name, [sale(1, 1, event=name), sale(1, 1, event="both")])

    with ThreadPoolExecutor(4) as pool:
        results = list(pool.map(bring, "abcd"))
    assert sum(result.accepted for result in results) == 5
    assert sum(result.duplicates for result in results) == 3
    assert shop.units() == 5


def test_the_same_import_committed_twice_at_once_lands_once(shop: Shop) -> None:
    shop.stage("sales", "a", [sale(1, 5)])
    with ThreadPoolExecutor(4) as pool:
        attempts = [pool.submit(shop.lake.commit, "shop", "sales", "a") for _ in range(4)]
        results = [attempt.result() for attempt in attempts]
    assert len(set(results)) == 1
    assert shop.units() == 5


def test_a_lost_race_is_run_again_with_what_changed(
    shop: Shop, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop.bring("sales", "a", [sale(1, 5)])
    shop.stage("sales", "b", [sale(2, 6), sale(3, 7)])
    shop.stage("sales", "rival", [sale(2, 6)])
    real = cleaned.copy_out
    raced: list[CommitResult] = []

    def overtaken(*args: Any, **kwargs: Any) -> int:
        rows = real(*args, **kwargs)
        if not raced:  # a machine that does not see our lock is quicker
            raced.append(CommitResult(0, 0, ""))
            folder = LakeFolder(home / "lake")
            raced[0] = cleaned.commit_import(folder, IcebergTables(folder), "shop", "sales", "rival")
        return rows

    monkeypatch.setattr(cleaned, "copy_out", overtaken)
    result = shop.lake.commit("shop", "sales", "b")
    assert (raced[0].accepted, raced[0].duplicates) == (1, 0)
    assert (result.accepted, result.duplicates) == (1, 1), "counted again, with the rival's row there"
    assert shop.units() == 18
    files = list((home / "lake" / "warehouse" / "shop_cleaned" / "sales" / "data").rglob("*.parquet"))
    assert len(files) == 3, "the file of the lost attempt is gone"


def test_a_race_lost_for_good_is_an_error_worth_a_retry(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    from pyiceberg.exceptions import CommitFailedException

    def lose(*_: object, **__: object) -> None:
        raise CommitFailedException("someone else")

    shop.stage("sales", "a", [sale(1, 5)])
    monkeypatch.setattr(commits.time, "sleep", print)
    with monkeypatch.context() as race:
        race.setattr(cleaned, "commit_files", lose)
        with pytest.raises(ExternalError, match="try again"):
            shop.lake.commit("shop", "sales", "a")
    assert shop.sales().height == 0
    assert shop.lake.commit("shop", "sales", "a").accepted == 1


def test_a_file_that_the_library_missed_is_looked_for_again(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pyiceberg.exceptions import ValidationException

    shop.stage("sales", "a", [sale(1, 5)])
    shop.lake.commit("shop", "sales", "a")
    tries: list[object] = []

    def miss_once(*table: Any, **change: Any) -> str:
        tries.append(change)
        if len(tries) == 1:
            raise ValidationException("Missing required files to delete")
        return commits.commit_files(*table, **change)

    monkeypatch.setattr(cleaned, "commit_files", miss_once)
    assert shop.lake.undo("shop", "sales", "a") == 1
    assert (len(tries), shop.sales().height) == (2, 0)
