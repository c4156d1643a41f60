"""Build the demo shop in a home: draw it, import it as any shop's files are, keep the truth."""

from __future__ import annotations

import json
from datetime import date
from io import BytesIO
from pathlib import Path

import polars as pl

from app.demo.shop import build_shop
from app.progress import Progress
from core.identity import Principal
from core.ports import Importer


def import_demo_shop(
    importer: Importer, actor: Principal, last_day: date, truth_dir: Path, progress: Progress
) -> dict[str, int]:
    """Draw the shop up to `last_day` and import every table; return rows accepted by kind.

    Building again with the same last day changes nothing: every row is a duplicate.
    """
    with progress.task("Opening six shops and two years of trade"):
        shop = build_shop(last_day)
    accepted: dict[str, int] = {}
    for kind, frame in shop.tables.items():
        with progress.task(f"Importing {frame.height:,} rows of {kind.replace('_', ' ')}"):
            report = importer.receive(_parquet(frame), f"demo_{kind}.parquet", actor, kind=kind)
            accepted[kind] = report.accepted
    with progress.task("Keeping the truth beside it"):
        truth_dir.mkdir(parents=True, exist_ok=True)
        shop.truth_series.write_parquet(truth_dir / "demand.parquet")
        (truth_dir / "parameters.json").write_text(
            json.dumps(shop.truth, indent=1, ensure_ascii=False, default=str), encoding="utf-8"
        )
    return accepted


def _parquet(frame: pl.DataFrame) -> BytesIO:
    buffer = BytesIO()
    frame.write_parquet(buffer)
    buffer.seek(0)
    return buffer
