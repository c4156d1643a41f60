"""The Iceberg tables of a home: made where they are missing, widened where columns came later."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from adapters.lake.commits import until_committed
from adapters.lake.layout import LakeFolder, Layer, namespace, turn
from adapters.lake.schema import Columns
from adapters.lake.state import CATALOG

if TYPE_CHECKING:
    from pyiceberg.catalog.sql import SqlCatalog
    from pyiceberg.table import Table
    from pyiceberg.types import IcebergType

_PROPERTIES = {
    "format-version": "2",
    "commit.retry.num-retries": "0",  # a conflict changes our counts: we retry, see `until_committed`
    "commit.manifest-merge.enabled": "true",
    "commit.manifest.min-count-to-merge": "20",
    "write.metadata.delete-after-commit.enabled": "true",
    "write.metadata.previous-versions-max": "20",
    "write.delete.mode": "copy-on-write",
    "write.update.mode": "copy-on-write",
    "write.merge.mode": "copy-on-write",
}


class IcebergTables:
    """The Iceberg tables of a home, made as they are needed."""

    def __init__(self, folder: LakeFolder) -> None:
        self._folder = folder
        self._guard = threading.Lock()
        self._catalog: SqlCatalog | None = None

    def find(self, tenant_id: str, layer: Layer, name: str) -> Table | None:
        """Return a table, or `None` where it was never made."""
        from pyiceberg.exceptions import NoSuchTableError  # noqa: PLC0415 - heavy, only writers pay

        if not self._folder.catalog_file.exists():
            return None
        try:
            return self._open().load_table((namespace(tenant_id, layer), name))
        except NoSuchTableError:
            return None

    def ensure(
        self, tenant_id: str, layer: Layer, name: str, columns: Columns, *, partition_by: str | None = None
    ) -> Table:
        """Return a table with at least these columns, making or widening it where needed.

        A home made by an earlier version lacks the columns that came later: they are added,
        empty in the rows that were there. Columns it has and we no longer know stay.
        """
        table = self.find(tenant_id, layer, name)
        if table is None:
            table = self._create(tenant_id, layer, name, columns, partition_by)
        missing = [column for column in columns if column not in table.schema().column_names]
        if missing:
            identifier = (namespace(tenant_id, layer), name)

            def widen() -> Table:
                current = self._open().load_table(identifier)
                with current.update_schema() as update:
                    for column in missing:
                        if column not in current.schema().column_names:
                            update.add_column(column, _iceberg_type(columns[column]))
                return self._open().load_table(identifier)

            table = until_committed(widen)
        return table

    def close(self) -> None:
        """Let go of the catalog's connections."""
        with self._guard:
            if self._catalog is not None:
                self._catalog.close()
                self._catalog = None

    def _create(
        self, tenant_id: str, layer: Layer, name: str, columns: Columns, partition_by: str | None
    ) -> Table:
        from pyiceberg.exceptions import TableAlreadyExistsError  # noqa: PLC0415 - heavy
        from pyiceberg.partitioning import PartitionField, PartitionSpec  # noqa: PLC0415 - heavy
        from pyiceberg.schema import Schema  # noqa: PLC0415 - heavy
        from pyiceberg.transforms import IdentityTransform  # noqa: PLC0415 - heavy
        from pyiceberg.types import NestedField  # noqa: PLC0415 - heavy

        catalog = self._open()
        space = namespace(tenant_id, layer)
        fields = [
            NestedField(field_id=number, name=column, field_type=_iceberg_type(sql_type), required=False)
            for number, (column, sql_type) in enumerate(columns.items(), start=1)
        ]
        spec = PartitionSpec()
        if partition_by is not None:
            source = next(field.field_id for field in fields if field.name == partition_by)
            spec = PartitionSpec(
                PartitionField(
                    source_id=source, field_id=1000, transform=IdentityTransform(), name=partition_by
                )
            )
        with turn(self._folder.lock("catalog")):
            catalog.create_namespace_if_not_exists(space)
            try:
                return catalog.create_table(
                    (space, name),
                    Schema(*fields),
                    location=str(self._folder.table(tenant_id, layer, name)),
                    partition_spec=spec,
                    properties=_PROPERTIES,
                )
            except TableAlreadyExistsError:  # another process was quicker
                return catalog.load_table((space, name))

    def _open(self) -> SqlCatalog:
        with self._guard:
            if self._catalog is None:
                from pyiceberg.catalog.sql import SqlCatalog  # noqa: PLC0415 - heavy, only writers pay
                from sqlalchemy import URL, text  # noqa: PLC0415 - heavy, only writers pay

                file = self._folder.catalog_file
                file.parent.mkdir(parents=True, exist_ok=True)
                url = URL.create("sqlite", database=str(file), query={"timeout": "30"})
                with turn(self._folder.lock("catalog")):  # two processes may make it at once
                    catalog = SqlCatalog(
                        CATALOG,
                        uri=url.render_as_string(hide_password=False),
                        warehouse=str(self._folder.warehouse),
                        schema_version="v1",
                    )
                    with catalog.engine.connect() as connection:
                        connection.execute(text("PRAGMA journal_mode=wal"))
                self._catalog = catalog
            return self._catalog


def _iceberg_type(sql_type: str) -> IcebergType:
    from pyiceberg import types  # noqa: PLC0415 - heavy, only writers pay

    return {
        "VARCHAR": types.StringType(),
        "DATE": types.DateType(),
        "BIGINT": types.LongType(),
        "DOUBLE": types.DoubleType(),
        "BOOLEAN": types.BooleanType(),
        "DECIMAL(18,4)": types.DecimalType(18, 4),
    }[sql_type]
