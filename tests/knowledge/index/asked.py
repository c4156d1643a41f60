"""One leg of a search at a time, with the passages that it found."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.index import Hit, PassageIndex, Vector, Within


def by_words(index: PassageIndex, words: Sequence[str], within: Within, limit: int) -> Sequence[Hit]:
    """Return what is found by any of the words."""
    search = index.search(within)
    return search.hits(search.by_words(words, limit))


def by_sounds(index: PassageIndex, sounds: Sequence[str], within: Within, limit: int) -> Sequence[Hit]:
    """Return what is found by how words sound."""
    search = index.search(within)
    return search.hits(search.by_sounds(sounds, limit))


def by_vector(index: PassageIndex, vector: Vector, within: Within, limit: int) -> Sequence[Hit]:
    """Return what is found by meaning."""
    search = index.search(within)
    return search.hits(search.by_vector(vector, limit))
