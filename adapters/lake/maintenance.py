"""Keep the lake small: expire old snapshots and delete files that nothing refers to."""

from __future__ import annotations

import os
import shutil
import time
from datetime import timedelta
from typing import TYPE_CHECKING

from adapters.lake.catalog import IcebergTables
from adapters.lake.commits import expire
from adapters.lake.duck import translated
from adapters.lake.layout import LakeFolder, Layer
from adapters.lake.staging import abandoned
from adapters.lake.state import CatalogRows, StateFile
from core.clock import Clock

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

KEPT: dict[Layer, timedelta] = {"cleaned": timedelta(days=7), "curated": timedelta(days=2)}
"""How long a snapshot that is no longer current can still be read."""

ORPHAN_AGE = timedelta(hours=24)
"""A file that no snapshot refers to may be one whose commit is under way: only old ones go."""


def maintain(
    folder: LakeFolder,
    tables: IcebergTables,
    rows: CatalogRows,
    states: StateFile,
    tenant_id: str,
    *,
    clock: Clock,
) -> int:
    """Expire a tenant's old snapshots and sweep what crashes left; return files deleted.

    A crashed write leaves files, never rows: what it wrote was part of no snapshot. Their
    age is told by the file system's time.
    """
    heads = rows.heads(tenant_id)
    oldest = time.time() - ORPHAN_AGE.total_seconds()
    deleted = 0
    with translated():
        named = {file for table in states.read(tenant_id).tables.values() for file in table.files}
        layers: tuple[tuple[Layer, Iterable[str]], ...] = (
            ("cleaned", heads.cleaned),
            ("curated", heads.curated),
        )
        for layer, names in layers:
            for name in names:
                table = tables.find(tenant_id, layer, name)
                if table is not None:
                    kept = expire(table, clock.now() - KEPT[layer]) | named
                    deleted += _sweep(folder.table(tenant_id, layer, name), kept, oldest)
        for path in abandoned(folder, oldest):
            shutil.rmtree(path, ignore_errors=True)
        for path in folder.spill.glob("*"):
            if path.stat().st_mtime < oldest and not _in_use(path):
                shutil.rmtree(path, ignore_errors=True)
    return deleted


def _sweep(root: Path, kept: set[str], oldest: float) -> int:
    swept = 0
    for path in root.rglob("*"):
        if path.is_file() and str(path) not in kept and path.stat().st_mtime < oldest:
            path.unlink(missing_ok=True)
            swept += 1
    return swept


def _in_use(spill: Path) -> bool:
    """Tell whether a reader's spill folder, named after its process, is of one that lives."""
    owner = spill.name.split("-")
    if owner[0] != "reader":
        return False
    try:
        os.kill(int(owner[1]), 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True  # it lives, as another user
    return True
