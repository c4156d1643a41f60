# ruff: noqa: S608 - SQL is put together from names of ours; what a caller says is a parameter
"""How buyers react to prices, computed ahead: the latest run, replaced whole."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from adapters.lake.curation import Curator
from adapters.lake.duck import translated, writing
from adapters.lake.layout import LakeFolder, turn
from adapters.lake.saved import SavedTables
from adapters.lake.schema import CURATED
from core.errors import InputError

if TYPE_CHECKING:
    import polars as pl

_TABLE = "elasticities"
_ORDER = "sku_id, store_id"


class ElasticityStore:
    """Saves runs of elasticities, each with the sales snapshot it was computed from."""

    def __init__(self, folder: LakeFolder, saved: SavedTables, curator: Curator) -> None:
        self._folder = folder
        self._saved = saved
        self._curator = curator

    def save(
        self, tenant_id: str, elasticities: pl.DataFrame, computed_from: Mapping[str, str] | None = None
    ) -> str:
        """Replace the elasticities in one commit; return the snapshot.

        Args:
            tenant_id: Whose.
            elasticities: The columns of `Lake.elasticities`.
            computed_from: `Source.tables` of the sales; left out, the sales as they are now.

        Raises:
            InputError: a column is missing.
        """
        columns = CURATED[_TABLE]
        missing = [name for name in columns if name not in elasticities.columns]
        if missing:
            raise InputError(f"Elasticities need the column {missing[0]!r}.")
        sales = self._curator.state(tenant_id).tables.get("daily_sales")
        current = "" if sales is None else sales.snapshot
        made_from = current if computed_from is None else computed_from.get("curated.daily_sales", "")
        with (
            turn(self._folder.lock(f"curate-{tenant_id}")),
            translated(),
            writing(self._folder) as connection,
        ):
            connection.register("given", elasticities.select(list(columns)).to_arrow())
            old = self._saved.files(tenant_id, _TABLE)
            new = self._saved.write(
                connection, tenant_id, _TABLE, f"SELECT {', '.join(columns)} FROM given", order_by=_ORDER
            )
            return self._saved.commit(tenant_id, _TABLE, add=new, remove=old, made_from=made_from)
