"""The machine: its Python, the folder that holds all state, and the room left for it."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from core.finding import Finding

if TYPE_CHECKING:
    from app.bootstrap import Home

_ENOUGH_DISK = 1024**3
_OLDEST_PYTHON = (3, 11)


def python(home: Home) -> Iterator[Finding]:
    """Look at the interpreter."""
    fits = sys.version_info >= _OLDEST_PYTHON
    yield Finding("Python", fits, sys.version.split()[0], "" if fits else "Install Python 3.11 or newer.")


def home(home: Home) -> Iterator[Finding]:
    """Look whether the home can be written."""
    home.path.mkdir(parents=True, exist_ok=True)
    probe = home.path / ".doctor"
    try:
        probe.write_bytes(b"")
        probe.unlink()
    except OSError as error:
        remedy = f"Let this user write {home.path}, or set SMARTRETAIL_HOME to another folder."
        yield Finding("home", False, str(error), remedy)
    else:
        yield Finding("home", True, str(home.path))


def disk(home: Home) -> Iterator[Finding]:
    """Look how much room is left."""
    free = shutil.disk_usage(home.path if home.path.exists() else home.path.parent).free
    remedy = "" if free >= _ENOUGH_DISK else f"Free some space: {home.path} needs 1 GB to grow."
    yield Finding("disk", free >= _ENOUGH_DISK, f"{free / 1024**3:.1f} GB free", remedy)
