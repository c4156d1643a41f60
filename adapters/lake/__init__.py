"""The facts lake: Apache Iceberg tables in a local folder, read by DuckDB.

raw → cleaned → curated. The raw file is a blob; `cleaned` keeps every row of every
committed import with its lineage; `curated` is what questions read, rebuilt from `cleaned`.
Start at `lake` (the two ports), `cleaned` (how an import lands), `recipes` (the cleaning
rules) and `kpi` (the metrics).
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from adapters.lake.lake import IcebergLake, TableSummary
from core.clock import Clock
from core.tenant import TenantSettings

__all__ = ["IcebergLake", "TableSummary", "open_lake"]


def open_lake(home_dir: Path, clock: Clock, settings_of: Callable[[str], TenantSettings]) -> IcebergLake:
    """Open the lake of a home; nothing is written before the first import.

    Args:
        home_dir: The home folder; the lake lives in its `lake` folder.
        clock: Dates answers and tells which snapshots are old.
        settings_of: A tenant's settings: the currency of its money.
    """
    return IcebergLake(home_dir, clock, settings_of)
