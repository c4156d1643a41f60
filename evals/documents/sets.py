"""The sets of layouts by name, in the order in which they were made."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from evals.documents.generator.layout import Layout

SETS = ("development", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
LATEST = SETS[-1]


def layouts_of(name: str) -> Sequence[Layout]:
    """Return the layouts of a set: one of `SETS`.

    Each after the first was held out, measured at first sight, and then looked at.
    """
    package = import_module(f"evals.documents.generator.layouts.{name}")
    return cast("Sequence[Layout]", package.LAYOUTS)
