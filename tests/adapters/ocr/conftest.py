from __future__ import annotations

from collections.abc import Generator

import pytest

from adapters.ocr import LocalReader


@pytest.fixture(scope="session")
def reader() -> Generator[LocalReader]:
    """One reader for all: its process loads the models once."""
    reader = LocalReader()
    yield reader
    reader.close()
