"""A file is wholly in or not at all, whenever the process dies."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from adapters.lake import IcebergLake, cleaned, curation, duck, open_lake, staging
from adapters.lake.state import StateFile
from core.clock import FixedClock
from core.errors import StorageFullError
from core.tenant import TenantSettings
from tests.adapters.lake.conftest import NOW
from tests.adapters.lake.shop import Shop, batch, sale, stock

ROOT = Path(__file__).resolve().parents[3]


class PowerCutError(BaseException):
    """Nothing in the lake may handle this one."""


def _raise(*_: object, **__: object) -> None:
    raise PowerCutError


def _after(real: Callable[..., object]) -> Callable[..., object]:
    def run_and_die(*args: object, **kwargs: object) -> object:
        real(*args, **kwargs)
        raise PowerCutError

    return run_and_die


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with one file in, and another staged."""
    home = tmp_path_factory.mktemp("before") / "home"
    shop = Shop(open_lake(home, FixedClock(NOW), TenantSettings))
    shop.bring("sales", "a", [sale(1, 5), sale(2, 6)])
    shop.lake.curate("shop")
    shop.stage("sales", "b", [sale(2, 6), sale(3, 100), sale(4, 1000)])
    shop.lake.close()
    return home


@pytest.fixture
def before(template: Path, home: Path, reopen: Callable[[], IcebergLake]) -> Shop:
    """The shop of a copy of it."""
    shutil.copytree(template, home)
    return Shop(reopen())


@pytest.mark.parametrize(
    ("name", "landed"), [("copy_out", False), ("commit_files", False), ("unstage", True)]
)
def test_a_cut_during_the_commit_leaves_the_file_in_or_out(
    before: Shop, reopen: Callable[[], IcebergLake], monkeypatch: pytest.MonkeyPatch, name: str, landed: bool
) -> None:
    with monkeypatch.context() as cut:
        cut.setattr(cleaned, name, _raise)
        with pytest.raises(PowerCutError):
            before.lake.commit("shop", "sales", "b")

    after = Shop(reopen())
    assert after.units() == (1111 if landed else 11)
    result = after.lake.commit("shop", "sales", "b")
    assert (result.accepted, result.duplicates) == (2, 1)
    assert after.units() == 1111
    assert after.kpi("units", by=("store",))["units"].to_list() == [1111]


def test_a_cut_right_after_the_commit_is_noticed(
    before: Shop, reopen: Callable[[], IcebergLake], monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as cut:
        cut.setattr(cleaned, "commit_files", _after(cleaned.commit_files))
        with pytest.raises(PowerCutError):
            before.lake.commit("shop", "sales", "b")

    after = Shop(reopen())
    assert after.units() == 1111, "the commit is the moment, whether it was curated or not"
    result = after.lake.commit("shop", "sales", "b")
    assert (result.accepted, result.duplicates) == (2, 1)
    table = after.lake.iceberg("shop", "cleaned", "sales")
    assert result.snapshot_id == str(table.metadata.current_snapshot_id)


@pytest.mark.parametrize("tables_made", [0, 1, 2, 3])
def test_a_cut_during_curation_is_healed_by_the_next_question(
    before: Shop, reopen: Callable[[], IcebergLake], monkeypatch: pytest.MonkeyPatch, tables_made: int
) -> None:
    before.lake.commit("shop", "sales", "b")
    made = 0
    real = curation.commit_files

    def die_later(*args: object, **kwargs: object) -> object:
        nonlocal made
        if made == tables_made:
            raise PowerCutError
        made += 1
        return real(*args, **kwargs)  # type: ignore[arg-type]  # passed on as they came

    with monkeypatch.context() as cut:
        if tables_made < 3:
            cut.setattr(curation, "commit_files", die_later)
        else:
            cut.setattr(StateFile, "write", _raise)
        with pytest.raises(PowerCutError):
            before.lake.curate("shop")

    assert Shop(reopen()).units() == 1111
    assert before.units() == 1111


def test_curating_again_changes_nothing(before: Shop) -> None:
    before.lake.commit("shop", "sales", "b")
    before.lake.curate("shop")
    first = before.lake.tables("shop")
    before.lake.curate("shop")
    assert before.lake.tables("shop") == first


def test_curating_leaves_alone_what_an_import_does_not_concern(before: Shop) -> None:
    before.bring("inventory", "i", [stock(1, 5)])
    before.lake.curate("shop")
    first = before.lake.tables("shop")
    before.bring("holidays", "h", [{"date": sale(1, 1)["date"], "name": "Holi"}])
    before.lake.curate("shop")
    second = before.lake.tables("shop")
    assert {name for name in second if second[name] != first.get(name)} == {"holidays"}


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"version": 1, "tables": {"daily_sales": 7}}', None])
def test_a_lost_or_damaged_state_file_is_made_again(
    before: Shop, reopen: Callable[[], IcebergLake], home: Path, damage: str | None
) -> None:
    state = home / "lake" / "state" / "shop.json"
    if damage is None:
        state.unlink()
    else:
        state.write_text(damage)
    assert Shop(reopen()).units() == 11


def test_a_cut_while_staging_stages_nothing(shop: Shop) -> None:
    def rows() -> object:
        yield batch("sales", [sale(1, 5)])
        raise PowerCutError

    with pytest.raises(PowerCutError):
        shop.lake.stage("shop", "sales", "a", rows())  # type: ignore[arg-type]  # a generator that dies
    assert shop.lake.stage("shop", "sales", "a", [batch("sales", [sale(2, 7)])]) == 1
    shop.lake.commit("shop", "sales", "a")
    assert shop.units() == 7


def test_a_full_disk_is_said_and_nothing_is_written(before: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as disk:
        disk.setattr(cleaned, "commit_files", full)
        with pytest.raises(StorageFullError):
            before.lake.commit("shop", "sales", "b")
        disk.setattr(staging, "_conform", full)
        with pytest.raises(StorageFullError):
            before.stage("sales", "c", [sale(9, 1)])
    assert before.units() == 11


def test_duckdbs_complaint_about_a_full_disk_is_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    import duckdb

    with pytest.raises(StorageFullError), duck.translated():
        raise duckdb.IOException("Could not write file: No space left on device")


WRITER = """
import sys
from pathlib import Path
from adapters.lake import open_lake
from core.clock import SystemClock
from core.tenant import TenantSettings
from tests.adapters.lake.shop import Shop, sale

shop = Shop(open_lake(Path(sys.argv[1]), SystemClock(), TenantSettings))
first = int(sys.argv[2])
for number in range(first, first + 1000):
    import_id = f"import-{number}"
    shop.bring("sales", import_id, [sale(1, 1, event=f"{number}-{row}") for row in range(100)])
    print(number, flush=True)
    if number % 3 == 0:
        shop.undo("sales", import_id)
        print(-number, flush=True)
    shop.lake.curate("shop")
"""


@pytest.mark.slow
def test_kill_9_at_any_moment_leaves_whole_files_only(home: Path, reopen: Callable[[], IcebergLake]) -> None:
    shop, units = Shop(reopen()), 0
    for attempt in range(4):
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(home), str(attempt * 1000 + 1)],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert writer.stdout is not None
        writer.stdout.readline()
        time.sleep(0.13 * attempt + 0.05)
        writer.kill()
        writer.stdout.close()
        writer.wait()
        units = shop.units()
        assert units % 100 == 0
        assert units > 0
        table = shop.lake.iceberg("shop", "cleaned", "sales")
        in_files = table.scan(selected_fields=("import_id",)).to_arrow()
        assert len(in_files) == units, "what PyIceberg reads is what questions read"
    assert shop.bring("sales", "afterwards", [sale(2, 7)]).accepted == 1
    assert shop.units() == units + 7
