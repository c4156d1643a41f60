"""How data reaches a forecaster's process and forecasts come back: Parquet in a folder.

What is in the folder of an origin is all the forecaster can see.
"""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import date
from pathlib import Path

import polars as pl

from evals.forecast.dataset import Known

_ABOUT = "about.json"
_TABLES = tuple(field.name for field in fields(Known) if field.name not in ("cutoff", "horizon"))


def write_known(known: Known, folder: Path) -> None:
    """Write what is known at an origin into `folder/<cutoff>`."""
    target = folder / known.cutoff.isoformat()
    target.mkdir(parents=True)
    for name in _TABLES:
        table: pl.DataFrame = getattr(known, name)
        table.write_parquet(target / f"{name}.parquet", compression="lz4")
    (target / _ABOUT).write_text(json.dumps({"horizon": known.horizon}))


def origins(folder: Path) -> list[Path]:
    """Return the folders of the origins, the oldest first."""
    return sorted(path for path in folder.iterdir() if path.is_dir())


def read_known(origin: Path) -> Known:
    """Read what `write_known` wrote into the folder of an origin."""
    about = json.loads((origin / _ABOUT).read_text())
    tables = {name: pl.read_parquet(origin / f"{name}.parquet") for name in _TABLES}
    return Known(cutoff=date.fromisoformat(origin.name), horizon=int(about["horizon"]), **tables)
