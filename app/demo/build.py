"""Build the demo shop in a home: draw it, import it as any shop's files are, keep the truth."""

from __future__ import annotations

import json
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl

from app.demo.papers import take_in_papers
from app.demo.people import add_demo_users
from app.demo.shop import DAYS, build_shop
from app.progress import Progress
from core.clock import local_date
from core.errors import DataError, InputError
from core.identity import Principal, Scope
from core.ports import Importer
from core.tenant import DEFAULT_TENANT
from tools.action import nightly_principal, recommend
from tools.anomaly_record import watch
from tools.demand import compute_forecasts
from tools.elasticity import learn_reactions
from tools.forecast_model import train_where_due
from tools.supplier_delay import learn_delays

if TYPE_CHECKING:
    from app.bootstrap import Home

FILE_PREFIX = "demo_"
PARAMETERS = "parameters.json"
FEWEST_DAYS = 120
"""Enough for items that were launched in the last hundred days, and for what is said of the month before."""


def build_demo(home: Home, progress: Progress, days: int = DAYS) -> None:
    """Build the demo shop's last `days` days up to yesterday, with its users and forecasts.

    Raises:
        InputError: the home holds other data, or these are too few days for a shop.
    """
    foreign = [
        entry.report.file
        for entry in home.import_ledger.entries(DEFAULT_TENANT)
        if entry.report.status == "committed" and not entry.report.file.startswith(FILE_PREFIX)
    ]
    if foreign:
        raise InputError(
            f"This home holds your own data ({foreign[0]}, …). Build the demo beside it: "
            "SMARTRETAIL_HOME=.smartretail-demo smartretail demo"
        )
    if days < FEWEST_DAYS:
        raise InputError(f"The demo shop needs {FEWEST_DAYS} days of trade or more; {days} were asked for.")
    add_demo_users(home.directory)
    settings = home.directory.tenant_settings(DEFAULT_TENANT)
    last_day = local_date(home.clock, settings.timezone) - timedelta(days=1)
    if home.lake.freshness(DEFAULT_TENANT).sales != last_day:
        _take_out_older(home)
        import_demo_shop(home.importer, home.owner(), last_day, _truth_dir(home), progress, days=days)
    tomorrow = last_day + timedelta(days=1)
    if home.lake.forecasts(Scope(DEFAULT_TENANT), tomorrow, tomorrow).frame.is_empty():
        with progress.task("Learning what sells, and how surely"):
            train_where_due(home.lake, DEFAULT_TENANT, now=home.clock.now())
        with progress.task("Forecasting the coming weeks", total=1):
            answer = compute_forecasts(home.lake, DEFAULT_TENANT, progress=progress.advance)
            home.lake.save_forecasts(DEFAULT_TENANT, answer.frame, computed_from=answer.source.tables)
        with progress.task("Learning how buyers react to prices"):
            learn_reactions(home.lake, DEFAULT_TENANT)
            learn_delays(home.lake, DEFAULT_TENANT)
    _keep_texts(home, progress)
    take_in_papers(home.document_shop, home.owner(), last_day, progress)
    if home.recommendations.ran_on(DEFAULT_TENANT) != last_day:
        with progress.task("Working out what to do first"):
            recommend(home.tool_context(nightly_principal(DEFAULT_TENANT)))
    if home.lake.anomalies(Scope(DEFAULT_TENANT)).frame.is_empty():
        with progress.task("Looking for what is out of the ordinary"):
            watch(home.tool_context(nightly_principal(DEFAULT_TENANT)))
    with progress.task("Seeing what needs attention"):
        home.schedule.alerting.evaluate(DEFAULT_TENANT)


def require_demo(home: Home) -> None:
    """Check that the demo shop is in this home; evals and measurements ask about it.

    Raises:
        DataError: it is not.
    """
    if not (_truth_dir(home) / PARAMETERS).exists():
        raise DataError("This needs the demo shop. Build it first: smartretail demo --build-only")


def _keep_texts(home: Home, progress: Progress) -> None:
    """Make the references and the demo's policies findable; what did not change costs nothing."""
    with progress.task("Reading rules and policies"):
        home.knowledge.catch_up()
        home.knowledge.put_folder(Path(__file__).parent / "policies", DEFAULT_TENANT)
        while home.knowledge.indexer.settle() or home.knowledge.indexer.embed():
            pass


def _truth_dir(home: Home) -> Path:
    return home.path / "demo"


def _take_out_older(home: Home) -> None:
    """Take out a demo of an earlier day: its tables are drawn anew up to yesterday."""
    for entry in home.import_ledger.entries(DEFAULT_TENANT):
        if entry.report.status == "committed":
            home.importer.undo(entry.report.import_id, home.owner())


def import_demo_shop(
    importer: Importer, actor: Principal, last_day: date, truth_dir: Path, progress: Progress, *, days: int
) -> None:
    """Draw the shop's last `days` days up to `last_day` and import every table.

    Building again with the same last day changes nothing: every row is a duplicate.
    """
    with progress.task(f"Opening six shops and {days} days of trade"):
        shop = build_shop(last_day, days=days)
    for kind, frame in shop.tables.items():
        with progress.task(f"Importing {frame.height:,} rows of {kind.replace('_', ' ')}"):
            importer.receive(_parquet(frame), f"{FILE_PREFIX}{kind}.parquet", actor, kind=kind)
    with progress.task("Keeping the truth beside it"):
        truth_dir.mkdir(parents=True, exist_ok=True)
        shop.truth_series.write_parquet(truth_dir / "demand.parquet")
        (truth_dir / PARAMETERS).write_text(
            json.dumps(shop.truth, indent=1, ensure_ascii=False, default=str), encoding="utf-8"
        )


def _parquet(frame: pl.DataFrame) -> BytesIO:
    buffer = BytesIO()
    frame.write_parquet(buffer)
    buffer.seek(0)
    return buffer
