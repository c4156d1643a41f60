"""Quantiles of negative binomial counts, found by walking up from nothing sold.

Most products sell a few units a day, so the walk is a handful of steps for millions of rows
at once; a library that searches each row for itself takes ten times as long.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

MOST_WALKED = 60.0
"""Rows of a larger mean are searched for: the walk would be long, and begin at nothing (e^-700 is 0)."""

MOST_STEPS = 2_000
"""A row whose tail is longer is searched for too."""


def quantile(probability: Floats | float, size: Floats, success: Floats) -> Floats:
    """Return the smallest count that holds the probability, one value a row.

    Args:
        probability: From 0 to below 1; one for all rows, or one a row.
        size: Above 0; the mean is size · (1 − success) ÷ success.
        success: Between 0 and 1.

    >>> quantile(np.array([0.5, 0.9]), np.array([2.0, 2.0]), np.array([0.5, 0.5]))
    array([1., 5.])
    """
    asked = np.broadcast_to(np.asarray(probability, dtype=np.float64), size.shape)
    found = np.zeros(len(size))
    failure = 1 - success
    walked = size * failure <= MOST_WALKED * success
    at, left = np.flatnonzero(walked), walked.copy()
    term = success[at] ** size[at]
    held = term.copy()
    for count in range(MOST_STEPS):
        missing = held < asked[at]
        if not missing.all():
            reached = at[~missing]
            found[reached], left[reached] = count, False
            at, term, held = at[missing], term[missing], held[missing]
        if len(at) == 0:
            break
        term = term * failure[at] * (size[at] + count) / (count + 1)
        held = held + term
    searched = np.flatnonzero(left | ~walked)
    if len(searched):
        from scipy.stats import nbinom  # noqa: PLC0415 - heavy

        found[searched] = nbinom.ppf(asked[searched], size[searched], success[searched])
    return found
