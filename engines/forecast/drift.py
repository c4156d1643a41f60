"""Tell whether a shop has moved away from what its model was trained on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from engines.forecast.panel import Panel

RECENT_DAYS = 28
BINS = 10
PSI_LIMIT = 0.2
ERROR_LIMIT = 1.10
ERROR_WINDOWS = 2
_SMALLEST_SHARE = 1e-3
_HALF_STEP = 5e-5

Reference = dict[str, dict[str, list[float]]]


def observed(panel: Panel) -> dict[str, npt.NDArray[np.float64]]:
    """Return what is watched of the last four weeks, one value a series.

    `units`: log of units a day; `price`: the mean price against the four weeks before;
    `promo_share`: the share of days on promotion. Series without such days are left out.
    """
    recent, before = slice(-RECENT_DAYS, None), slice(-2 * RECENT_DAYS, -RECENT_DAYS)
    price, promo = panel.price[:, : panel.days], panel.promo[:, : panel.days]
    with np.errstate(invalid="ignore", divide="ignore"):
        units = np.log1p(_mean(panel.y[:, recent]))
        ratio = _mean(price[:, recent]) / _mean(price[:, before])
    found = {"units": units, "price": ratio, "promo_share": promo[:, recent].mean(axis=1).astype(np.float64)}
    return {name: values[np.isfinite(values)] for name, values in found.items()}


def reference(panel: Panel) -> Reference:
    """Return the bins of each feature and the share of series in them, to compare with later.

    Bins are deciles, so that each begins with about a tenth, and around each decile a
    narrow bin of its own, so that a value many series share can be seen to move. Plain JSON.
    """
    made: Reference = {}
    for name, values in observed(panel).items():
        if len(values):
            deciles = np.unique(np.quantile(values, np.linspace(0, 1, BINS + 1)[1:-1]))
            edges = np.sort(np.concatenate([deciles - _HALF_STEP, deciles + _HALF_STEP]))
            made[name] = {"edges": edges.tolist(), "shares": _shares(values, edges).tolist()}
    return made


def stability(then: Reference, panel: Panel) -> dict[str, float]:
    """Return the population stability index of each feature that was recorded then.

    Σ (now − then) · ln(now ÷ then) over the bins; shares under a thousandth count as one.
    Below 0.1 nothing moved, above 0.2 the model's world has changed.

    Source:
        Siddiqi, Credit Risk Scorecards (2006), ch. 11.
    """
    now = observed(panel)
    indices: dict[str, float] = {}
    for name, bins in then.items():
        values = now.get(name)
        if values is not None and len(values):
            expected = np.maximum(np.asarray(bins["shares"]), _SMALLEST_SHARE)
            actual = np.maximum(_shares(values, np.asarray(bins["edges"])), _SMALLEST_SHARE)
            indices[name] = float(np.sum((actual - expected) * np.log(actual / expected)))
    return indices


def reasons_to_retrain(
    indices: Mapping[str, float], *, baseline_wape: float | None, recent_wape: Sequence[float | None]
) -> list[str]:
    """Return why a model should be trained anew; empty where it may stay.

    Args:
        indices: From `stability`.
        baseline_wape: The model's error when it was chosen.
        recent_wape: Its error in the latest windows, newest first; `None` where unknown.

    Returns:
        A feature's index above 0.2, or an error worse by more than 10 % in each of the last
        two windows.

    Source:
        The seed, "Model monitoring + drift handling".
    """
    reasons = [f"psi_{name}" for name, index in sorted(indices.items()) if index > PSI_LIMIT]
    latest = list(recent_wape[:ERROR_WINDOWS])
    if (
        baseline_wape
        and len(latest) == ERROR_WINDOWS
        and all(error is not None and error > ERROR_LIMIT * baseline_wape for error in latest)
    ):
        reasons.append("wape")
    return reasons


def _mean(values: npt.NDArray[Any]) -> npt.NDArray[np.float64]:
    known = ~np.isnan(values)
    total = np.where(known, values, 0.0).sum(axis=1, dtype=np.float64)
    return total / known.sum(axis=1)


def _shares(values: npt.NDArray[np.float64], edges: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    counted = np.bincount(np.searchsorted(edges, values, side="right"), minlength=len(edges) + 1)
    return counted / len(values)
