from __future__ import annotations

import pytest

from tests.channels.fakes import World


@pytest.fixture
def world() -> World:
    return World()
