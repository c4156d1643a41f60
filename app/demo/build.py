"""Build the demo shop in a home: draw it, import it as any shop's files are, keep the truth."""

from __future__ import annotations

import json
from datetime import date
from io import BytesIO
from pathlib import Path

import polars as pl

from app.demo.shop import build_shop
from app.progress import Progress
from core.identity import ChannelAddress, Principal, Role
from core.ports import Directory, Importer, NewUser

DEMO_TENANT = "shop"
"""The one tenant of a single-tenant home, the owner's too."""

DEMO_USERS = (
    NewUser(
        "asha",
        DEMO_TENANT,
        "Asha",
        Role.SELLER,
        store_ids=frozenset({"DELHI_01", "DELHI_02"}),
        addresses=(ChannelAddress("whatsapp", "+919811000001"),),
    ),
    NewUser(
        "vikram",
        DEMO_TENANT,
        "Vikram",
        Role.MANAGER,
        addresses=(ChannelAddress("slack", "T0DEMO:U0VIKRAM"),),
    ),
    NewUser("admin", DEMO_TENANT, "Admin", Role.ADMIN),
)

DEMO_QUESTIONS = (
    "What will stock out next week in Delhi?",
    "How much Suvarna Atta 5 kg should I reorder for Mumbai?",
    "What price should I set for Kesar Soap 4-pack in Jaipur?",
    "How many Mohini Toned Milk 500 ml will Delhi 1 sell in the next two weeks?",
    "Revenue last month by city",
)


def add_demo_users(directory: Directory) -> None:
    """Add `asha`, `vikram` and `admin` where they are not there yet."""
    for user in DEMO_USERS:
        if directory.find_user(user.user_id) is None:
            directory.add_user(user)


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
