"""Where the lake keeps things, and which names may become a path or a namespace."""

from __future__ import annotations

import fcntl
import os
import re
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from core.errors import InputError

Layer = Literal["cleaned", "curated"]

_TENANT = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}", re.ASCII)
_IMPORT = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.:-]{0,127}", re.ASCII)


def check_tenant(tenant_id: str) -> str:
    """Return the tenant id if it may name a namespace.

    Raises:
        InputError: it holds anything but ASCII letters, digits, `_` and `-`, or is too long.
    """
    if not _TENANT.fullmatch(tenant_id):
        raise InputError(f"{tenant_id[:80]!r} is no tenant id: use letters, digits, _ and -, at most 64.")
    return tenant_id


def check_import(import_id: str) -> str:
    """Return the import id if it may name a folder and a partition.

    Raises:
        InputError: it holds anything but ASCII letters, digits and `_.:-`, or is too long.
    """
    if not _IMPORT.fullmatch(import_id):
        raise InputError(f"{import_id[:80]!r} is no import id: use letters, digits and _.:-, at most 128.")
    return import_id


def namespace(tenant_id: str, layer: Layer) -> str:
    """Return the Iceberg namespace of one tenant's layer: tenants never share one."""
    return f"{check_tenant(tenant_id)}_{layer}"


@dataclass(frozen=True)
class LakeFolder:
    """The lake's folder within a home; every path of the lake is made here."""

    root: Path

    @property
    def catalog_file(self) -> Path:
        """The SQLite file of the Iceberg catalog."""
        return self.root / "catalog.db"

    @property
    def warehouse(self) -> Path:
        """Where the Iceberg tables are."""
        return self.root / "warehouse"

    @property
    def spill(self) -> Path:
        """Where DuckDB spills what does not fit into memory."""
        return self.root / "spill"

    @property
    def staging(self) -> Path:
        """Where imports wait, unseen, for their commit."""
        return self.root / "staging"

    def staged(self, tenant_id: str, kind: str, import_id: str) -> Path:
        """Return the folder of one import's staged rows."""
        return self.staging / check_tenant(tenant_id) / kind / check_import(import_id).replace(":", "%3A")

    def table(self, tenant_id: str, layer: Layer, name: str) -> Path:
        """Return the folder of an Iceberg table."""
        return self.warehouse / namespace(tenant_id, layer) / name

    def state(self, tenant_id: str) -> Path:
        """Return the file that says which snapshots questions read."""
        return self.root / "state" / f"{check_tenant(tenant_id)}.json"

    def lock(self, name: str) -> Path:
        """Return a lock file."""
        return self.root / "locks" / f"{name}.lock"


@contextmanager
def turn(lock_file: Path) -> Generator[None]:
    """Hold a lock between processes and threads for the length of the block.

    It keeps two writers from doing the same work twice; correctness rests on the catalog's
    compare-and-swap, not on this. The kernel lets go when the holder dies.
    """
    lock_file.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(lock_file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)
