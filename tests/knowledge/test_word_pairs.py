"""Pairs of words that the model takes for the same."""

from __future__ import annotations

import numpy as np

from knowledge.index.index import Vector
from scripts.word_pairs import FILE, MOST, NEARER, pairs_of


def turned(vectors: Vector, by: float) -> Vector:
    """Return vectors a little off."""
    noise = np.random.default_rng(1).normal(size=vectors.shape)
    return (vectors + by * noise).astype(np.float32)


def test_words_that_are_nearer_than_is_usual_are_pairs() -> None:
    english, other = np.split(np.random.default_rng(0).normal(size=(41, 384)).astype(np.float32), [40])
    names = [f"e{number}" for number in range(40)]
    hindi = [*(f"h{number}" for number in range(40)), "stranger"]
    found = pairs_of(hindi, names, np.vstack([turned(english, 0.3), other]), english)
    assert all(found[f"h{number}"] == (f"e{number}",) for number in range(40))
    assert "stranger" not in found


def test_what_is_stored_is_hindi_with_a_few_english_words_each() -> None:
    lines = FILE.read_text("utf-8").splitlines()
    assert len(lines) > 2_000
    assert 0 < NEARER < 1
    for line in lines:
        hindi, english = line.split(" | ")
        assert not hindi.isascii()
        assert 1 <= len(english.split()) <= MOST
        assert english.isascii()
