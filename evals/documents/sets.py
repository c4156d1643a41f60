"""The sets of layouts by name: those developed on, and those held out to measure on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from evals.documents.generator.layout import Layout

SETS = ("development", "second", "third", "fourth", "fifth", "sixth")
HELD_OUT = "sixth"


def layouts_of(name: str) -> Sequence[Layout]:
    """Return the layouts of a set: one of `SETS`.

    The second to the fifth were held out until they were looked at; the sixth still is.
    """
    if name == "sixth":
        from evals.documents.generator.layouts import sixth  # noqa: PLC0415 - one of them

        return sixth.LAYOUTS
    if name == "fifth":
        from evals.documents.generator.layouts import fifth  # noqa: PLC0415 - one of them

        return fifth.LAYOUTS
    if name == "fourth":
        from evals.documents.generator.layouts import fourth  # noqa: PLC0415 - one of them

        return fourth.LAYOUTS
    if name == "third":
        from evals.documents.generator.layouts import third  # noqa: PLC0415 - one of them

        return third.LAYOUTS
    if name == "second":
        from evals.documents.generator.layouts import second  # noqa: PLC0415 - one of them

        return second.LAYOUTS
    from evals.documents.generator.layouts import development  # noqa: PLC0415 - one of them

    return development.LAYOUTS
