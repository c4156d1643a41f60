"""Vectors of sentences, in a byte a number."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.sentence_vectors import nearest, pack, vectors_of
from tests.knowledge.index.fake import DIMENSIONS, FakeEmbedder
from tests.knowledge.index.passages import passages


@given(st.lists(st.integers(0, 5), max_size=8), st.integers(0, 2**32 - 1))
def test_the_nearest_sentence_of_each_passage_is_told_within_a_hundredth(
    counts: list[int], seed: int
) -> None:
    draw = np.random.default_rng(seed)
    rows = [draw.normal(size=(count, 384)).astype(np.float32) for count in counts]
    unit = [each / np.linalg.norm(each, axis=1, keepdims=True) for each in rows]
    asked = draw.normal(size=384).astype(np.float32)
    asked /= np.linalg.norm(asked)
    told = nearest([pack(each) for each in unit], asked)
    for value, each in zip(told, unit, strict=True):
        assert np.isnan(value) if not len(each) else value == pytest.approx((each @ asked).max(), abs=0.01)


def test_passages_and_their_sentences_are_embedded_together() -> None:
    made = passages("An apple is red. A pear is green.", "plum")
    embedder = FakeEmbedder()
    vectors, sentences = vectors_of(made, embedder)
    assert vectors.shape == (2, DIMENSIONS)
    assert [len(each) for each in sentences] == [2 * DIMENSIONS, 0]
    (alone,) = embedder.passages([embedder.embedded[3]])
    assert float(nearest(sentences, alone)[0]) == pytest.approx(1, abs=0.001)
