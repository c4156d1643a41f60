"""A few nights of shops whose truth is known: each alert judged, and each person's alerts counted.

What a night computes it computes once: the model is trained on the first, and each later night takes in
one day. Two shops of three nights take about four minutes of one core, half of them the training.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import polars as pl

from app.bootstrap import Home
from app.demo.people import add_demo_users
from app.demo.shop import build_shop
from app.settings import Settings
from core.alert import Alert
from core.identity import Principal, Scope
from core.tenant import DEFAULT_TENANT
from engines.alerting.weight import FELT
from evals.alerts.truth import is_planted, shortages, surplus
from evals.alerts.undercut import undercut
from evals.decisions.planting import PlantedShop, plant
from evals.decisions.table import Row, Table
from jobs.alerts.routing import concerned, most_urgent
from jobs.alerts.telling import MOST_AT_ONCE
from tools.action import nightly_principal, recommend
from tools.anomaly_record import watch
from tools.demand import compute_forecasts
from tools.elasticity import learn_reactions
from tools.forecast_model import train_where_due
from tools.supplier_delay import learn_delays

if TYPE_CHECKING:
    from collections.abc import Mapping

SEEDS = (21, 31)
DAYS = 400
NIGHTS = 3
LAST_DAY = date(2026, 9, 20)
AHEAD = timedelta(days=8)
BUDGET = 8
LEAST_PRECISION = 0.8
_DATED = ("sales", "inventory", "returns", "competitor_prices")
_JUDGED = ("stockout_risk", "demand_spike", "price_anomaly", "overstock")


@dataclass
class _Clock:
    """Noon of the day after the last one known."""

    day: date

    def now(self) -> datetime:
        return datetime.combine(self.day + timedelta(days=1), time(12), ZoneInfo("Asia/Kolkata"))


@dataclass
class _Night:
    """What one night told: its news, each judged, and whom of the demo's people it concerns."""

    judged: list[tuple[Alert, bool]] = field(default_factory=list[tuple[Alert, bool]])
    short: int = 0
    short_told: int = 0
    of_person: dict[str, int] = field(default_factory=dict[str, int])
    named: dict[str, int] = field(default_factory=dict[str, int])


def measure(seeds: Sequence[int] = SEEDS, *, nights: int = NIGHTS) -> tuple[Table, ...]:
    """Live through some nights of each shop and judge what was told.

    Returns:
        Precision by type and how many costly shortages were told; alerts a person a day.
    """
    shops = [list(_nights(seed, nights)) for seed in seeds]
    return _precision([night for nights_ in shops for night in nights_]), _nagging(shops)


def _nights(seed: int, nights: int) -> Iterator[_Night]:
    last = LAST_DAY + timedelta(days=nights - 1)
    clean = build_shop(last + AHEAD, days=DAYS + nights + AHEAD.days, seed=seed)
    shop = undercut(plant(clean, seed=seed, last_day=last), seed=seed, last_day=last)
    clock = _Clock(LAST_DAY)
    terms = shop.tables["supplier_terms"]
    shelf_life = dict(terms.select("sku_id", "shelf_life_days").iter_rows())
    with TemporaryDirectory() as folder:
        home = Home(Settings(home=Path(folder)), clock)
        try:
            add_demo_users(home.directory)
            for night in range(nights):
                clock.day = LAST_DAY + timedelta(days=night)
                _take_in(home, shop.tables, clock.day, first=night == 0)
                yield _night(home, shop, clean.truth_series, clock.day, shelf_life)
        finally:
            home.close()


def _take_in(home: Home, tables: Mapping[str, pl.DataFrame], day: date, *, first: bool) -> None:
    for kind, frame in tables.items():
        if kind in _DATED:
            known = pl.col("date") <= day if first else pl.col("date") == day
            frame = frame.filter(known)  # noqa: PLW2901 - the part of it that is known
        elif not first:
            continue
        if frame.is_empty():
            continue
        content = BytesIO()
        frame.write_parquet(content)
        content.seek(0)
        home.importer.receive(content, f"{kind}_{day}.parquet", home.owner(), kind=kind)
    if first:
        train_where_due(home.lake, DEFAULT_TENANT, now=home.clock.now())
        learn_reactions(home.lake, DEFAULT_TENANT)
        learn_delays(home.lake, DEFAULT_TENANT)
    answer = compute_forecasts(home.lake, DEFAULT_TENANT)
    home.lake.save_forecasts(DEFAULT_TENANT, answer.frame, computed_from=answer.source.tables)
    recommend(home.tool_context(nightly_principal(DEFAULT_TENANT)))
    watch(home.tool_context(nightly_principal(DEFAULT_TENANT)))


def _night(
    home: Home, shop: PlantedShop, demand: pl.DataFrame, day: date, shelf_life: dict[str, int]
) -> _Night:
    """Evaluate, and judge what became news."""
    at = home.clock.now()
    home.schedule.alerting.evaluate(DEFAULT_TENANT)
    opened = home.alerts.entries(DEFAULT_TENANT, {"open"})
    news = [one for one in opened if one.news_at >= at]
    short = shortages(demand, shop.tables["inventory"], shop.tables["sales"], day)
    over = surplus(demand, shop.tables["inventory"], day, shelf_life)
    night = _Night()
    for one in news:
        key = (one.sku_id, one.store_id)
        if one.type == "stockout_risk":
            night.judged.append((one, key in short))
        elif one.type == "overstock":
            night.judged.append((one, key in over))
        elif one.type in _JUDGED:
            night.judged.append((one, is_planted(one, shop.planted, day)))
    told = {(one.sku_id, one.store_id) for one in opened if one.type == "stockout_risk"}
    known = _takings(home, day)
    costly = {key for key, lack in short.items() if known.feels(key, lack.units)}
    night.short, night.short_told = len(costly), len(costly & told)
    people = [
        Principal(one.tenant_id, one.user_id, one.name, one.role, one.store_ids, one.sku_ids)
        for one in home.directory.users(DEFAULT_TENANT)
        if one.user_id in ("asha", "vikram")
    ]
    for person in people:
        mine = [one for one in news if person in concerned(one, people)]
        night.of_person[person.user_id] = len({one.told_with for one in mine})
        said = most_urgent(mine, min(BUDGET, MOST_AT_ONCE))
        night.named[person.user_id] = len({one.told_with for one in said})
    return night


@dataclass(frozen=True)
class _Takings:
    """What sells for how much, and what each store takes in on a usual day."""

    price: Mapping[tuple[str, str], float]
    usual: Mapping[str, float]

    def feels(self, key: tuple[str, str], units: float) -> bool:
        """Tell whether a shortage costs as much as an alert takes to be told."""
        usual = self.usual.get(key[1], 0.0)
        return usual > 0 and units * self.price.get(key, 0.0) / usual >= FELT


def _takings(home: Home, last: date) -> _Takings:
    sales = home.lake.sales_history(Scope(DEFAULT_TENANT), last - timedelta(days=27), last).frame
    prices = sales.group_by("sku_id", "store_id").agg(pl.col("price").cast(pl.Float64).mean())
    taken = sales.group_by("store_id").agg(pl.col("revenue").cast(pl.Float64).sum() / 28)
    return _Takings(
        {(sku, store): float(price or 0) for sku, store, price in prices.iter_rows()},
        {store: float(revenue or 0) for store, revenue in taken.iter_rows()},
    )


def _precision(nights: list[_Night]) -> Table:
    rows: list[Row] = []
    right_of_all = told_of_all = 0
    for kind in _JUDGED:
        judged = [right for night in nights for alert, right in night.judged if alert.type == kind]
        right_of_all, told_of_all = right_of_all + sum(judged), told_of_all + len(judged)
        share = sum(judged) / len(judged) if judged else float("nan")
        figures = {"told": float(len(judged)), "precision": share}
        if kind == "stockout_risk":
            short = sum(night.short for night in nights)
            figures["recall"] = sum(night.short_told for night in nights) / short if short else float("nan")
        rows.append(Row(kind, figures))
    overall = right_of_all / told_of_all if told_of_all else float("nan")
    low = [row.name for row in rows if row.figures["told"] and row.figures["precision"] < LEAST_PRECISION]
    rows.append(Row("all", {"told": float(told_of_all), "precision": overall}))
    aims = (
        (f"at least {LEAST_PRECISION:.0%} of all alerts are true", overall >= LEAST_PRECISION),
        (f"and of those of each type{': not ' + ', '.join(low) if low else ''}", not low),
    )
    return Table(f"Alerts of {len(nights)} nights against the truth", tuple(rows), aims)


def _nagging(shops: Sequence[list[_Night]]) -> Table:
    rows: list[Row] = []
    for person in ("asha", "vikram"):
        later = [night.of_person[person] for nights in shops for night in nights[1:]] or [0]
        rows.append(
            Row(
                person,
                {
                    "first night": float(max(nights[0].of_person[person] for nights in shops)),
                    "a later night": sum(later) / len(later),
                    "later, at most": float(max(later)),
                    "named at most": float(max(night.named[person] for nights in shops for night in nights)),
                },
            )
        )
    most = max(row.figures["later, at most"] for row in rows)
    return Table(
        "Alerts a person and night: found for them, and named in the one message they get",
        tuple(rows),
        ((f"no more than {BUDGET} new ones a night once the first is over", most <= BUDGET),),
    )
