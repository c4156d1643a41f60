from __future__ import annotations

from collections.abc import Callable, Generator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from adapters.lake import IcebergLake, open_lake
from core.clock import FixedClock
from core.tenant import TenantSettings
from tests.adapters.lake.shop import Shop

NOW = datetime(2025, 3, 1, 6, 0, tzinfo=UTC)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def reopen(home: Path) -> Generator[Callable[[], IcebergLake]]:
    """Open the home again, as another process would."""
    opened: list[IcebergLake] = []

    def open_again() -> IcebergLake:
        opened.append(open_lake(home, FixedClock(NOW), TenantSettings))
        return opened[-1]

    yield open_again
    for lake in opened:
        lake.close()


@pytest.fixture
def lake(reopen: Callable[[], IcebergLake]) -> IcebergLake:
    return reopen()


@pytest.fixture
def shop(lake: IcebergLake) -> Shop:
    return Shop(lake)
