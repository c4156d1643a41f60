"""Each product's usual level now, told by the days before those in question."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from engines.decision import shock
from engines.decision.grid import Grid
from engines.decision.threshold import WINDOWS, scan

STRANGE = 1e-4
"""A chance at which days before those in question say nothing about the level."""


def usual_level(reference: Grid, windows: tuple[int, ...] = WINDOWS) -> shock.Level:
    """Tell levels by the days before, without what was out of the ordinary there and is over.

    A shelf that was empty of a product for some days and sells as before again has no lower
    level: taken for one, its return would be told as a spike. What goes on to the end is the new
    level.

    Args:
        reference: Days after the forecast's cutoff and before those to be judged.
        windows: Days looked at together.
    """
    level = shock.level(reference)
    looked = scan(reference.scaled(level.factor), windows=windows, wander=level.wander)
    strange = looked.over(STRANGE)
    if not strange.any():
        return level
    return shock.level(replace(reference, units=np.where(strange, np.nan, reference.units)))
