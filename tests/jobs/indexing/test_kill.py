"""A process that is killed while it indexes leaves nothing that the next one does not put right."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from knowledge.chunk import chunks
from knowledge.kept import from_json
from tests.jobs.indexing.kill_rig import TENANT, opened

KILLS = 2


@pytest.mark.slow
def test_after_each_kill_the_index_comes_to_hold_exactly_what_the_ledger_does(tmp_path: Path) -> None:
    draw = random.Random(7)  # noqa: S311 - no secret
    for _ in range(KILLS):
        _run_and_kill(tmp_path, after_s=draw.uniform(0.2, 0.8))
        ledger, index, indexer = opened(tmp_path)
        while indexer.settle():
            pass
        while indexer.embed():
            pass
        wanted = {
            chunk.chunk_id
            for kept in ledger.sources(TENANT)
            if (whole := ledger.find(TENANT, kept.source_id)) is not None
            for chunk in chunks(from_json(whole.body))
        }
        assert index.count(TENANT) == len(wanted)
        assert not index.without_vector(10)
        assert set(index.content_hashes(TENANT)) == {kept.source_id for kept in ledger.sources(TENANT)}
        assert all(kept.state == "ready" for kept in ledger.sources(TENANT))
        assert not ledger.removed()


def _run_and_kill(home: Path, *, after_s: float) -> None:
    rig = subprocess.Popen(
        [sys.executable, "-m", "tests.jobs.indexing.kill_rig", str(home)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[3],
    )
    assert rig.stdout is not None
    assert rig.stdout.readline() == "ready\n"
    time.sleep(after_s)
    rig.kill()
    rig.wait()
    rig.stdout.close()
