"""Figures of a ranking: recall, reciprocal rank, discounted gain; one right passage a question."""

from __future__ import annotations

import math
from collections.abc import Sequence


def recall(ranks: Sequence[int | None], at: int) -> float:
    """Return the share of questions whose right passage is among the first `at`.

    Args:
        ranks: Place of the right passage from 1; `None` where it was not found.
        at: How many are looked at.

    Returns:
        0-1; `nan` without questions.
    """
    return _mean([float(rank is not None and rank <= at) for rank in ranks])


def mrr(ranks: Sequence[int | None], at: int = 10) -> float:
    """Return the mean reciprocal rank; places beyond `at` count 0."""
    return _mean([1 / rank if rank is not None and rank <= at else 0.0 for rank in ranks])


def ndcg(ranks: Sequence[int | None], at: int = 10) -> float:
    """Return the normalised discounted cumulative gain; with one right passage, 1 / log2(1 + rank)."""
    return _mean([1 / math.log2(1 + rank) if rank is not None and rank <= at else 0.0 for rank in ranks])


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else math.nan
