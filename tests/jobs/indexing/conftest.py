from __future__ import annotations

from pathlib import Path

import pytest

from tests.jobs.indexing.fakes import KnowledgeWorld


@pytest.fixture
def world(tmp_path: Path) -> KnowledgeWorld:
    return KnowledgeWorld(tmp_path)
