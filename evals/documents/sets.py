"""The sets of layouts by name, in the order in which they were made."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from evals.documents.generator.layout import Layout

SETS = (
    "development",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
)
LATEST = "eighth"
"""The set that is drawn where none is named; the later three were held out."""
COMPOSITE = "composite"
"""No set that somebody made: layouts that chance puts together, others for each seed."""
FILES, SEED = 150, 2026


def layouts_of(name: str, *, files: int = FILES, seed: int = SEED) -> Sequence[Layout]:
    """Return the layouts of a set, one of `SETS`, or so many composites of a seed.

    Each set after the first was held out, measured at first sight, and then looked at.
    """
    if name == COMPOSITE:
        from evals.documents.generator.composite.draw import composites  # noqa: PLC0415 - for these alone

        return composites(files, seed)
    package = import_module(f"evals.documents.generator.layouts.{name}")
    return cast("Sequence[Layout]", package.LAYOUTS)
