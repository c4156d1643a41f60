"""The sets of layouts by name: those developed on, and those held out to measure on."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from evals.documents.generator.layout import Layout

SETS = ("development", "second", "third", "fourth", "fifth", "sixth", "seventh")
HELD_OUT = "seventh"


def layouts_of(name: str) -> Sequence[Layout]:
    """Return the layouts of a set: one of `SETS`.

    The second to the sixth were held out until they were looked at; the seventh still is.
    """
    package = import_module(f"evals.documents.generator.layouts.{name}")
    return cast("Sequence[Layout]", package.LAYOUTS)
