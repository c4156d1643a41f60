from __future__ import annotations

from pathlib import Path

import pytest

from tests.channels.fakes import World


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(folder=tmp_path)
