"""Where passages are kept and found again: one port, embedded and in production."""

from knowledge.index.index import Hit, Key, PassageIndex, Search, Statistics, Vector, Within

__all__ = ["Hit", "Key", "PassageIndex", "Search", "Statistics", "Vector", "Within"]
