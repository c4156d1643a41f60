# ruff: noqa: S608 - SQL is put together from names of ours; what a caller says is a parameter
"""The model registry: every version of the forecast model, and which one serves."""

from __future__ import annotations

import base64
import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Literal

from adapters.lake.duck import parquet_rows, translated, writing
from adapters.lake.layout import LakeFolder, turn
from adapters.lake.saved import SavedTables
from adapters.lake.schema import CURATED
from adapters.lake.state import CatalogRows
from core.errors import InputError
from core.model_record import ModelRecord

if TYPE_CHECKING:
    import duckdb

KEPT_VERSIONS = 10
"""Older versions are dropped, the one that serves never."""

_TABLE = "models"
_ORDER = "trained_at, version"


class ModelStore:
    """Keeps a tenant's models in one small table, rewritten by each change."""

    def __init__(self, folder: LakeFolder, saved: SavedTables, rows: CatalogRows) -> None:
        self._folder = folder
        self._saved = saved
        self._rows = rows
        self._listed: dict[str, tuple[str | None, list[ModelRecord]]] = {}

    def save(self, tenant_id: str, record: ModelRecord) -> str:
        """Add a version, which serves from now on; return the snapshot.

        Raises:
            InputError: there is a version of that name.
        """
        records = self._records(tenant_id)
        if any(one.version == record.version for one in records):
            raise InputError(f"There is a model {record.version!r} already.", code="model_exists")
        others = [replace(one, serving=False) for one in records]
        return self._replace(tenant_id, [*others, replace(record, serving=True)][-KEPT_VERSIONS:])

    def serve(self, tenant_id: str, version: str) -> str:
        """Let a version serve from now on; return the snapshot.

        Raises:
            InputError: there is no such version.
        """
        records = self._records(tenant_id)
        if all(one.version != version for one in records):
            known = ", ".join(one.version for one in records) or "none"
            raise InputError(f"There is no model {version[:40]!r}. There are: {known}.", code="unknown_model")
        return self._replace(tenant_id, [replace(one, serving=one.version == version) for one in records])

    def entries(self, tenant_id: str) -> Sequence[ModelRecord]:
        """List the versions, newest first, without their artifacts: those are megabytes, and not read.

        Every question about stock asks for them: a list is kept until the table changes.
        """
        head = self._rows.heads(tenant_id).curated.get(_TABLE)
        known = self._listed.get(tenant_id)
        if known is None or known[0] != head:
            known = self._listed[tenant_id] = (head, self._records(tenant_id, artifacts="none")[::-1])
        return known[1]

    def serving(self, tenant_id: str) -> ModelRecord | None:
        """Return the version that serves, with its artifact; `None` where nothing was trained."""
        return next(iter(self._records(tenant_id, artifacts="serving")), None)

    def _records(
        self, tenant_id: str, *, artifacts: Literal["all", "none", "serving"] = "all"
    ) -> list[ModelRecord]:
        """Read the versions, oldest first; with `serving` only the one that does."""
        files = self._saved.files(tenant_id, _TABLE)
        if not files:
            return []
        shown = "* REPLACE ('' AS artifact)" if artifacts == "none" else "*"
        wanted = "WHERE serving" if artifacts == "serving" else ""
        with translated(), writing(self._folder) as connection:
            rows = connection.execute(
                f"SELECT {shown} FROM ({parquet_rows(files, CURATED[_TABLE])}) {wanted} ORDER BY {_ORDER}"
            ).fetchall()
        return [_record(dict(zip(CURATED[_TABLE], row, strict=True))) for row in rows]

    def _replace(self, tenant_id: str, records: Sequence[ModelRecord]) -> str:
        with (
            turn(self._folder.lock(f"curate-{tenant_id}")),
            translated(),
            writing(self._folder) as connection,
        ):
            old = self._saved.files(tenant_id, _TABLE)
            self._register(connection, records)
            new = self._saved.write(connection, tenant_id, _TABLE, "SELECT * FROM records", order_by=_ORDER)
            return self._saved.commit(tenant_id, _TABLE, add=new, remove=old, made_from="")

    @staticmethod
    def _register(connection: duckdb.DuckDBPyConnection, records: Sequence[ModelRecord]) -> None:
        import polars as pl  # noqa: PLC0415 - heavy

        frame = pl.DataFrame([_row(one) for one in records], infer_schema_length=None)
        connection.register("records", frame.to_arrow())


def _row(record: ModelRecord) -> dict[str, Any]:
    return {
        "version": record.version,
        "trained_at": record.trained_at.isoformat(),
        "cutoff": record.cutoff,
        "reason": record.reason,
        "data_snapshot": json.dumps(dict(record.data_snapshot)),
        "parameters": json.dumps(dict(record.parameters)),
        "report": json.dumps(dict(record.report)),
        "artifact": base64.b64encode(record.artifact).decode(),
        "serving": record.serving,
    }


def _record(row: dict[str, Any]) -> ModelRecord:
    cutoff = row["cutoff"]
    assert isinstance(cutoff, date)  # noqa: S101 - for the type checker: a DATE column
    return ModelRecord(
        version=row["version"],
        trained_at=datetime.fromisoformat(row["trained_at"]),
        cutoff=cutoff,
        reason=row["reason"],
        data_snapshot=json.loads(row["data_snapshot"]),
        parameters=json.loads(row["parameters"]),
        report=json.loads(row["report"]),
        artifact=base64.b64decode(row["artifact"]),
        serving=bool(row["serving"]),
    )
