"""Where passages are kept and found again: one port, embedded and in production."""

from knowledge.index.index import Hit, PassageIndex, Statistics, Vector, Within

__all__ = ["Hit", "PassageIndex", "Statistics", "Vector", "Within"]
