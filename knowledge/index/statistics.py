"""Counting what passages have in common."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from knowledge.index.index import Statistics, Vector
from language.script import Language


def statistics_of(
    rows: pa.Table, languages: Sequence[Language], vectors: Vector, *, passages: int
) -> Statistics:
    """Return the statistics of passages.

    Args:
        rows: `words` and `sounds` of passages, joined by spaces: of all, or a sample.
        languages: Of each of `vectors`.
        vectors: A sample of the passages' vectors.
        passages: How many there are in all.
    """
    compute: Any = pc
    lengths = compute.list_value_length(compute.split_pattern(rows["words"], " "))
    scale = passages / rows.num_rows if rows.num_rows else 1.0
    centres: dict[Language, Vector] = {}
    centred: dict[Language, int] = {}
    for language in dict.fromkeys(languages):
        mine = vectors[np.array([each == language for each in languages])]
        centres[language] = mine.mean(axis=0)
        centred[language] = len(mine)
    return Statistics(
        passages=passages,
        mean_words=float(compute.mean(lengths).as_py() or 0.0),
        words=_passages_with(rows["words"], scale),
        sounds=_passages_with(rows["sounds"], scale),
        centres=centres,
        centred=centred,
    )


def _passages_with(texts: Any, scale: float) -> dict[str, int]:
    """Return in how many of the texts each word stands, times a scale."""
    compute: Any = pc
    lists = compute.split_pattern(texts, " ").combine_chunks()
    pairs = pa.table({"text": compute.list_parent_indices(lists), "word": compute.list_flatten(lists)})
    once = pairs.group_by(["text", "word"]).aggregate([])
    counted = once.group_by("word").aggregate([("text", "count")])
    words: list[Any] = counted["word"].to_pylist()
    counts: list[Any] = counted["text_count"].to_pylist()
    return {word: round(count * scale) for word, count in zip(words, counts, strict=True)}
