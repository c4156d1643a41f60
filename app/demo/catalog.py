"""What the demo shop sells and where: invented brands, natural names, six stores."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from importlib.resources import files

import numpy as np
import polars as pl


@dataclass(frozen=True)
class Store:
    """A store of the demo shop; `size` scales its demand."""

    store_id: str
    city: str
    region: str
    name: str
    size: float


STORES = (
    Store("DELHI_01", "Delhi", "North", "Delhi 1", 1.25),
    Store("DELHI_02", "Delhi", "North", "Delhi 2", 0.85),
    Store("MUMBAI_01", "Mumbai", "West", "Mumbai 1", 1.35),
    Store("MUMBAI_02", "Mumbai", "West", "Mumbai 2", 0.90),
    Store("BENGALURU_01", "Bengaluru", "South", "Bengaluru 1", 1.10),
    Store("JAIPUR_01", "Jaipur", "North", "Jaipur 1", 0.70),
)


@dataclass(frozen=True)
class Item:
    """One product with the parameters its demand is drawn from.

    `units_per_day` is expected demand at the reference price in a store of size 1 on an
    average day; `elasticity` is own-price, negative.
    """

    sku_id: str
    category: str
    brand: str
    name: str
    name_hi: str
    pack_size: str
    mrp: float
    unit_cost: float
    gst_rate_pct: float
    min_margin_pct: float
    units_per_day: float
    elasticity: float


def items(rng: np.random.Generator) -> list[Item]:
    """Return the catalogue; only demand rates and elasticities depend on `rng`.

    Smaller packs sell more: a pack's rate falls with the square root of its MRP relative
    to the line's smallest pack.
    """
    catalogue: list[Item] = []
    with files("app.demo").joinpath("lines.csv").open(encoding="utf-8") as lines:
        for line in csv.DictReader(lines):
            packs = [pack.split("=") for pack in line["packs"].split(";")]
            smallest = float(packs[0][1])
            gst, cost_share = float(line["gst_rate_pct"]), float(line["cost_share"])
            for size, mrp_text in packs:
                mrp = float(mrp_text)
                net_price = mrp / (1 + gst / 100)
                catalogue.append(
                    Item(
                        sku_id=f"SKU_{101 + len(catalogue)}",
                        category=line["category"],
                        brand=line["brand"],
                        name=f"{line['brand']} {line['item']} {size}",
                        name_hi=f"{line['brand_hi']} {line['item_hi']} {size}",
                        pack_size=size,
                        mrp=mrp,
                        unit_cost=round(net_price * cost_share * 0.96, 2),
                        gst_rate_pct=gst,
                        min_margin_pct=round(max(2.0, (1 - cost_share) * 100 * 0.4), 1),
                        units_per_day=float(line["weight"])
                        * 1.7
                        * (smallest / mrp) ** 0.5
                        * float(rng.lognormal(0, 0.35)),
                        elasticity=round(float(line["elasticity"]) * float(rng.lognormal(0, 0.15)), 3),
                    )
                )
    return catalogue


def products_frame(catalogue: list[Item]) -> pl.DataFrame:
    """Return the product master, the columns of `core.table.PRODUCTS`."""
    columns = ("sku_id", "category", "brand", "pack_size", "mrp", "min_margin_pct", "name", "name_hi")
    return pl.DataFrame(
        [
            {name: getattr(item, name) for name in columns}
            | {"unit_cost": item.unit_cost, "gst_rate_pct": item.gst_rate_pct}
            for item in catalogue
        ]
    )


def stores_frame() -> pl.DataFrame:
    """Return the stores table."""
    return pl.DataFrame(
        [
            {"store_id": store.store_id, "city": store.city, "region": store.region, "name": store.name}
            for store in STORES
        ]
    )
