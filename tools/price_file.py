"""What the till is told of a price change: one row as CSV, one object as JSON."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Mapping
from io import BytesIO, StringIO
from typing import TYPE_CHECKING

from core.price_change import PriceChange

if TYPE_CHECKING:
    from core.ports import Blobs

COLUMNS: tuple[str, ...] = (
    "change_id",
    "sku_id",
    "store_id",
    "price",
    "price_before",
    "currency",
    "effective_from",
    "requested_by",
    "approved_by",
    "undoes",
)


def price_rows(changes: Iterable[PriceChange], currency: str) -> list[Mapping[str, str]]:
    """Return the applied changes as rows of `COLUMNS`, in the order given."""
    return [
        {
            "change_id": one.change_id,
            "sku_id": one.sku_id,
            "store_id": one.store_id,
            "price": f"{one.price:.2f}",
            "price_before": f"{one.price_before:.2f}",
            "currency": currency,
            "effective_from": one.applied_at.isoformat(),
            "requested_by": one.user_id,
            "approved_by": one.decided_by or one.user_id,
            "undoes": one.undoes or "",
        }
        for one in changes
        if one.applied_at is not None
    ]


def as_csv(rows: Iterable[Mapping[str, str]]) -> str:
    """Return the rows with a header line."""
    text = StringIO()
    writer = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def keep_price_file(change: PriceChange, currency: str, blobs: Blobs) -> str:
    """Keep both files of an applied change; return their key without the ending.

    Keeping them again is fine: the same change writes the same files.
    """
    (row,) = price_rows([change], currency)
    key = f"{change.tenant_id}/price-changes/{change.change_id}"
    blobs.put(f"{key}.csv", BytesIO(as_csv([row]).encode()))
    blobs.put(f"{key}.json", BytesIO(json.dumps(row, ensure_ascii=False).encode()))
    return key
