"""Each product's usual level now, told by the days before those in question."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from engines.decision import shock
from engines.decision.grid import Flags, Grid
from engines.decision.scan import BLOCK_DAYS, WINDOWS, scan

STRANGE = 1e-4
"""A chance at which days before those in question say nothing about the level."""


def usual_level(reference: Grid, windows: tuple[int, ...] = WINDOWS) -> shock.Level:
    """Tell levels by the days before, without what was out of the ordinary there and is over.

    A shelf that was empty of a product for some days and sells as before again has no lower
    level: taken for one, its return would be told as a spike. What goes on to the end is the new
    level, and once it lasts a week it alone is: the days before it would have it told again.

    Args:
        reference: Days after the forecast's cutoff and before those to be judged.
        windows: Days looked at together.
    """
    level = shock.level(reference)
    looked = scan(reference.scaled(level.factor), windows=windows, wander=level.wander)
    silent = np.zeros(reference.units.shape, dtype=np.bool_)
    for covered in looked.covered(STRANGE):
        goes_on = covered[:, -BLOCK_DAYS:].any(axis=1, keepdims=True)
        silent |= np.where(goes_on, _before_a_new_level(covered), covered)
    if not silent.any():
        return level
    return shock.level(replace(reference, units=np.where(silent, np.nan, reference.units)))


def _before_a_new_level(covered: Flags) -> Flags:
    """Return the days before the last run of covered ones, where that began a week ago or more."""
    days = covered.shape[1]
    number = np.arange(days)
    last = days - 1 - np.argmax(covered[:, ::-1], axis=1)[:, None]
    # The run begins after the last day before its end that is not covered.
    first = np.where(~covered & (number < last), number, -1).max(axis=1, keepdims=True) + 1
    return (number < first) & (days - first >= BLOCK_DAYS)
