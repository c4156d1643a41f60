"""The vectors of a passage's sentences: made with the passage's own, stored in a byte a number.

They are read only of passages that a search has found already, to be compared with the question once
more; no index holds them. A byte keeps a cosine to within a few thousandths, at 384 bytes a sentence.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from knowledge.chunk import Chunk
from knowledge.embed import Embedder
from knowledge.index.index import Vector
from knowledge.sentences import embedded_sentences, embedded_whole

_LARGEST = 127


def vectors_of(chunks: Sequence[Chunk], embedder: Embedder) -> tuple[Vector, list[bytes]]:
    """Return the vectors of passages, a row each, and packed those of each one's sentences."""
    parts = [embedded_sentences(chunk) for chunk in chunks]
    texts = [embedded_whole(chunk) for chunk in chunks] + [text for part in parts for text in part]
    vectors = embedder.passages(texts)
    packed: list[bytes] = []
    start = len(chunks)
    for part in parts:
        packed.append(pack(vectors[start : start + len(part)]))
        start += len(part)
    return vectors[: len(chunks)], packed


def pack(vectors: Vector) -> bytes:
    """Return vectors of length 1 as bytes; their length is left out."""
    largest = np.abs(vectors).max(axis=1, keepdims=True, initial=1e-9)
    return np.rint(vectors / largest * _LARGEST).astype(np.int8).tobytes()


def nearest(packed: Sequence[bytes], asked: Vector) -> NDArray[np.float32]:
    """Return the highest cosine of each passage's sentences with a question, `nan` where it has none.

    Args:
        packed: Of each passage, as `pack` made it; empty where it has no sentences of its own.
        asked: The question's vector.
    """
    best = np.full(len(packed), np.nan, np.float32)
    counts = np.array([len(each) // len(asked) for each in packed])
    has = np.flatnonzero(counts)
    if len(has):
        rows = np.frombuffer(b"".join(packed), np.int8).reshape(-1, len(asked)).astype(np.float32)
        lengths = np.sqrt(np.einsum("ij,ij->i", rows, rows))
        starts = np.cumsum(counts[has]) - counts[has]
        best[has] = np.maximum.reduceat(np.einsum("ij,j->i", rows, asked) / lengths, starts)
    return best
