"""How units answer to price and promotion, other causes taken out: a Poisson fit by blocks.

(E1)  E[units] = exp(season of the shelf + store's day + category's day + β log price + δ promotion)

β and δ are each product's own. Counts, zeros among them, enter as they are (no log of zero). The
Poisson likelihood is used as a quasi-likelihood: right on average whatever the scatter, as
long as (E1) holds. The many effects are never dummies: each block has its best value in
closed form when the others are given, and the blocks take turns.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from engines.pricing.price_panel import PricePanel

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int32]

START = (-1.5, 0.0)
_WEAK = (0.02, 0.1)
"""Units of information by which a product that tells nothing stays at `START`."""

_MOST_ROUNDS = 40
_ENOUGH = 0.05
"""Standard errors that a last round may move a product."""

_LONGEST_STEP = 1.0
_TINY = 1e-9
_NO_INFORMATION = 1e-6


@dataclass(frozen=True)
class ItemFit:
    """Each product's (β, δ) (items, 2) with its covariance (items, 2, 2), and each series' β.

    `series_variance` is that of the series' β alone; where a series tells nothing it is huge.
    """

    estimate: Floats
    covariance: Floats
    series_estimate: Floats
    series_variance: Floats


def fit_items(panel: PricePanel) -> ItemFit:
    """Fit (E1).

    Returns:
        Estimates by maximum quasi-likelihood. The covariance of a product is the larger of two: by
        the scatter of single days (overdispersed Poisson), and by the sum of errors over
        four weeks of a shelf (clustered), which holds where errors last.

    Source:
        Correia, Guimarães & Zylkin (2020), Fast Poisson estimation with high-dimensional
        fixed effects, The Stata Journal 20(1); the sandwich is Liang & Zeger (1986).
    """
    estimate, mean = _alternate(panel)
    return _with_errors(panel, estimate, mean)


def _sums(by: Ints, values: Floats, count: int) -> Floats:
    return np.bincount(by, values, minlength=count).astype(np.float64, copy=False)


def _alternate(panel: PricePanel) -> tuple[Floats, Floats]:
    """Return the estimates and the fitted mean of each row."""
    items, item, units = panel.items.height, panel.item, panel.units
    estimate = np.tile(np.array(START), (items, 1))
    shelves = int(panel.season[-1]) + 1 if panel.rows else 0
    center = _sums(panel.season, panel.log_price, shelves) / np.maximum(np.bincount(panel.season), 1)
    mean = np.exp(START[0] * (panel.log_price - center[panel.season]))
    wanted = [
        (by, count, _sums(by, units, count))
        for by, count in (
            (panel.season, shelves),
            (panel.store_day, int(panel.store_day.max(initial=-1)) + 1),
            (panel.category_day, int(panel.category_day.max(initial=-1)) + 1),
        )
    ]
    for _ in range(_MOST_ROUNDS):
        for by, count, total in wanted:
            mean *= (np.maximum(total, _TINY) / np.maximum(_sums(by, mean, count), _TINY))[by]
        price, promo = (_centred(panel.season, mean, values) for values in (panel.log_price, panel.promo))
        error = units - mean
        gradient = np.stack(
            [_sums(item, price * error, items), _sums(item, promo * error, items)], axis=-1
        ) - np.array(_WEAK) * (estimate - np.array(START))
        information = _information(item, mean, price, promo, items) + np.diag(_WEAK)
        step = np.linalg.solve(information, gradient[..., None])[..., 0]
        step = np.clip(step, -_LONGEST_STEP, _LONGEST_STEP)
        estimate += step
        mean *= np.exp(step[item, 0] * price + step[item, 1] * promo)
        scale = np.sqrt(np.diagonal(information, axis1=1, axis2=2))
        if np.max(np.abs(step) * scale, initial=0.0) < _ENOUGH:
            break
    return estimate, mean


def _centred(by: Ints, weight: Floats, values: Floats) -> Floats:
    """Return the values less their weighted mean within each group."""
    count = int(by.max(initial=-1)) + 1
    total = np.maximum(_sums(by, weight, count), _TINY)
    return values - (_sums(by, weight * values, count) / total)[by]


def _information(by: Ints, weight: Floats, price: Floats, promo: Floats, count: int) -> Floats:
    """Return Σ w x x′ of the two regressors, (count, 2, 2)."""
    weighted = weight * price
    crossed = _sums(by, weighted * promo, count)
    return np.stack(
        [
            np.stack([_sums(by, weighted * price, count), crossed], axis=-1),
            np.stack([crossed, _sums(by, weight * promo * promo, count)], axis=-1),
        ],
        axis=-2,
    )


def _own(panel: PricePanel, mean: Floats, values: Floats) -> Floats:
    """Return what of a product's regressor no effect can explain.

    The effects shared with other products are moved by this one by its share of them alone:
    a store's day by one row, a category's day by the product's rows in all stores.
    """
    days = int(panel.category_when.max(initial=-1)) + 1
    together = panel.item.astype(np.int64) * days + panel.category_when
    of_category = np.bincount(panel.category_day, mean)[panel.category_day]
    share = mean / np.bincount(panel.store_day, mean)[panel.store_day]
    for _ in range(2):
        values = _centred(panel.season, mean, values)
        values = values - np.bincount(together, mean * values)[together] / of_category
        values = values * (1 - share)
    return _centred(panel.season, mean, values)


def _with_errors(panel: PricePanel, estimate: Floats, mean: Floats) -> ItemFit:
    items, item = panel.items.height, panel.item
    price, promo = (_own(panel, mean, values) for values in (panel.log_price, panel.promo))
    error = panel.units - mean
    information = _information(item, mean, price, promo, items) + np.eye(2) * _NO_INFORMATION
    inverse = np.linalg.inv(information)
    rows = np.maximum(np.bincount(item, minlength=items), 1)
    scatter = np.maximum(_sums(item, error**2 / np.maximum(mean, 1e-3), items) / rows, 1.0)
    by_day = inverse * scatter[:, None, None]
    by_cluster = inverse @ _clustered(panel, price * error, promo * error) @ inverse
    larger = by_cluster[:, 0, 0] > by_day[:, 0, 0]
    covariance = np.where(larger[:, None, None], by_cluster, by_day)
    shelves = panel.series.height
    told = _sums(panel.series_of, mean * price * price, shelves) + _NO_INFORMATION
    moved = _sums(panel.series_of, price * error, shelves) / told
    of_series = panel.series["item"].to_numpy()
    wider = covariance[:, 0, 0] / np.maximum(inverse[:, 0, 0], _TINY)
    return ItemFit(
        estimate=estimate,
        covariance=covariance,
        series_estimate=estimate[of_series, 0] + moved,
        series_variance=wider[of_series] / told,
    )


def _clustered(panel: PricePanel, of_price: Floats, of_promo: Floats) -> Floats:
    """Return Σ s s′ over clusters of each product, for few clusters made larger, (items, 2, 2)."""
    items = panel.items.height
    clusters = int(panel.cluster.max(initial=-1)) + 1
    owner = np.zeros(clusters, dtype=np.int32)
    owner[panel.cluster] = panel.item
    first, second = (_sums(panel.cluster, values, clusters) for values in (of_price, of_promo))
    count = np.bincount(owner, minlength=items)
    few = count / np.maximum(count - 1, 1)
    crossed = _sums(owner, first * second, items)
    return few[:, None, None] * np.stack(
        [
            np.stack([_sums(owner, first**2, items), crossed], axis=-1),
            np.stack([crossed, _sums(owner, second**2, items)], axis=-1),
        ],
        axis=-2,
    )
