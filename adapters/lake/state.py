"""Which snapshot of each table is current, found without loading PyIceberg.

A cold question may not wait for PyIceberg (1.5 s to import), so two facts are read
directly: the catalog's own rows (one SQLite query) and a small file that names the
curated snapshots and their data files. That file is a pointer: replaced atomically after
the tables it names were committed, it can be lost or stale at any time and is then made
again from the tables, the only truth.
"""

from __future__ import annotations

import json
import os
import sqlite3
import threading
import uuid
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path

from adapters.lake.layout import LakeFolder, namespace

CATALOG = "smartretail"


@dataclass(frozen=True)
class CuratedTable:
    """One curated table as it is read.

    `built_from` maps each cleaned table it was computed from to that table's snapshot id
    (empty where it had none). `location` is the Iceberg metadata file the rest was read from.
    """

    snapshot: str
    location: str
    files: tuple[str, ...]
    rows: int
    last_day: date | None = None
    built_from: Mapping[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True)
class State:
    """The curated tables of a tenant, all of one moment. `version` is the rules' they follow."""

    version: int = 0
    tables: Mapping[str, CuratedTable] = field(default_factory=dict[str, CuratedTable])


@dataclass(frozen=True)
class Heads:
    """The catalog's current metadata file of each table of a tenant, by layer."""

    cleaned: Mapping[str, str]
    curated: Mapping[str, str]


class CatalogRows:
    """Reads the catalog's SQLite file; safe to share between threads."""

    def __init__(self, folder: LakeFolder) -> None:
        self._folder = folder
        self._guard = threading.Lock()
        self._connection: sqlite3.Connection | None = None
        self._inode = 0
        self._snapshots: dict[str, str] = {}

    def heads(self, tenant_id: str) -> Heads:
        """Return where each table of the tenant stands now."""
        cleaned, curated = namespace(tenant_id, "cleaned"), namespace(tenant_id, "curated")
        found: dict[str, dict[str, str]] = {cleaned: {}, curated: {}}
        for space, name, location in self._rows(cleaned, curated):
            found[space][name] = location
        return Heads(found[cleaned], found[curated])

    def tenants(self) -> tuple[str, ...]:
        """Return the tenants that have tables."""
        with self._guard:
            connection = self._open()
            if connection is None:
                return ()
            spaces = connection.execute(
                "SELECT DISTINCT table_namespace FROM iceberg_tables WHERE catalog_name = ?", (CATALOG,)
            ).fetchall()
        return tuple(sorted({space.rsplit("_", 1)[0] for (space,) in spaces}))

    def snapshot(self, location: str) -> str:
        """Return the current snapshot id within a metadata file; empty where there is none."""
        known = self._snapshots.get(location)
        if known is None:
            current = json.loads(Path(location).read_bytes()).get("current-snapshot-id")
            known = "" if current in (None, -1) else str(current)
            if len(self._snapshots) > 10_000:
                self._snapshots.clear()
            self._snapshots[location] = known
        return known

    def close(self) -> None:
        """Let go of the file."""
        with self._guard:
            if self._connection is not None:
                self._connection.close()
                self._connection = None

    def _rows(self, *spaces: str) -> list[tuple[str, str, str]]:
        with self._guard:
            connection = self._open()
            if connection is None:
                return []
            return connection.execute(
                "SELECT table_namespace, table_name, metadata_location FROM iceberg_tables"
                " WHERE catalog_name = ? AND table_namespace IN (?, ?) AND metadata_location IS NOT NULL",
                (CATALOG, *spaces),
            ).fetchall()

    def _open(self) -> sqlite3.Connection | None:
        """Return a connection to the catalog, `None` before there is one."""
        try:
            inode = os.stat(self._folder.catalog_file).st_ino
        except FileNotFoundError:
            return None
        if self._connection is None or inode != self._inode:
            if self._connection is not None:
                self._connection.close()
            self._connection = sqlite3.connect(
                self._folder.catalog_file, timeout=30, check_same_thread=False, isolation_level=None
            )
            self._inode = inode
        return self._connection


class StateFile:
    """The pointer file of each tenant, parsed once per version of it."""

    def __init__(self, folder: LakeFolder) -> None:
        self._folder = folder
        self._parsed: dict[str, tuple[tuple[int, int, int], State]] = {}

    def read(self, tenant_id: str) -> State:
        """Return the state; an empty one where there is no file, or none that can be read."""
        path = self._folder.state(tenant_id)
        try:
            stat = path.stat()
        except FileNotFoundError:
            return State()
        mark = (stat.st_ino, stat.st_mtime_ns, stat.st_size)
        known = self._parsed.get(tenant_id)
        if known is None or known[0] != mark:
            known = (mark, _parse(path.read_bytes()))
            self._parsed[tenant_id] = known
        return known[1]

    def write(self, tenant_id: str, state: State) -> None:
        """Replace the state, whole or not at all."""
        path = self._folder.state(tenant_id)
        path.parent.mkdir(parents=True, exist_ok=True)
        body = json.dumps(
            {
                "version": state.version,
                "tables": {name: asdict(table) for name, table in state.tables.items()},
            },
            default=str,
        )
        draft = path.with_name(f".{path.name}.{uuid.uuid4().hex}")
        try:
            with draft.open("w", encoding="utf-8") as file:
                file.write(body)
                file.flush()
                os.fsync(file.fileno())
            os.replace(draft, path)
        finally:
            draft.unlink(missing_ok=True)


def _parse(body: bytes) -> State:
    try:
        raw = json.loads(body)
        tables = {
            name: CuratedTable(
                snapshot=table["snapshot"],
                location=table["location"],
                files=tuple(table["files"]),
                rows=table["rows"],
                last_day=None if table["last_day"] is None else date.fromisoformat(table["last_day"]),
                built_from=table["built_from"],
            )
            for name, table in raw["tables"].items()
        }
        return State(version=raw["version"], tables=tables)
    except (ValueError, KeyError, TypeError, AttributeError):
        return State()  # a damaged pointer is made again from the tables, like a missing one
