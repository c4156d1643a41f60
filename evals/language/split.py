"""Which sets of personas there are: each folder of `evals/cases/language` is one."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Final

Split = str
"""A set's name: that of its folder, with hyphens for underscores."""

DEVELOPMENT: Final = "development"
HELD_OUT: Final = "held-out"
SPLITS: Final[tuple[Split, ...]] = (DEVELOPMENT, HELD_OUT)
"""What is measured where no set is named, and held to thresholds."""


def every_split() -> tuple[Split, ...]:
    """Return the names of all sets, also of those that are measured only when named."""
    folders = (entry.name for entry in _cases().iterdir() if entry.is_dir() and entry.name[0].isalpha())
    return tuple(sorted(name.replace("_", "-") for name in folders))


def folder_of(split: Split) -> Traversable:
    """Return where a set's files lie."""
    return _cases().joinpath(split.replace("-", "_"))


def _cases() -> Traversable:
    return files("evals").joinpath("cases", "language")
