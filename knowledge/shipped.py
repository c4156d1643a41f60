"""Vectors of the texts that come with the product, computed before it is shipped.

A passage whose words were changed since is not among them and is computed as any other is;
`scripts/vectors.py` writes the file anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from hashlib import sha256
from pathlib import Path

import numpy as np

from knowledge.embed import Embedder
from knowledge.index.index import Vector

FILE = Path(__file__).parent / "shipped_vectors.npz"
_DIGEST = "S32"


class ShippedVectors:
    """An embedder that knows some passages already; of another model's vectors it knows none."""

    def __init__(self, embedder: Embedder, file: Path = FILE) -> None:
        """Hold the file; it is read (4 ms) with the first passage."""
        self._embedder = embedder
        self._file = file

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
        known = {text: vector for text in texts if (vector := self._known.get(digest(text))) is not None}
        missing = [text for text in dict.fromkeys(texts) if text not in known]
        if missing:
            known |= dict(zip(missing, self._embedder.passages(missing), strict=True))
        rows = [known[text] for text in texts]
        return np.stack(rows) if rows else np.empty((0, self.dimensions), np.float32)

    def query(self, text: str) -> Vector:
        """See `Embedder.query`."""
        return self._embedder.query(text)

    def vocabulary(self) -> Mapping[str, float]:
        """See `Embedder.vocabulary`."""
        return self._embedder.vocabulary()

    @cached_property
    def _known(self) -> Mapping[bytes, Vector]:
        with np.load(self._file) as held:
            if str(held["model"]) != self.model:
                return {}
            vectors = held["vectors"].astype(np.float32)
            vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
            return dict(zip(held["digests"].tolist(), vectors, strict=True))


def digest(text: str) -> bytes:
    """Return what a passage is known by."""
    return sha256(text.encode()).hexdigest()[:32].encode()


def write_vectors(texts: Iterable[str], embedder: Embedder, file: Path = FILE) -> int:
    """Compute the vectors of texts and write the file, in half precision; return how many."""
    distinct = sorted(set(texts))
    vectors = embedder.passages(distinct)
    np.savez(
        file,
        model=np.array(embedder.model),
        digests=np.array([digest(text) for text in distinct], _DIGEST),
        vectors=vectors.astype(np.float16),
    )
    return len(distinct)
