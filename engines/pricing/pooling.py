"""Let products learn from each other: empirical Bayes over products, categories and the shop.

Of each product (β, δ) is known with an error. Products of a category scatter about its mean, and
categories about the shop's; how far, the data say. A product with much to tell keeps what it
says, one with little takes what its category says, and its interval is wide.

(E2)  θ̂_i ~ N(θ_i, V_i),  θ_i ~ N(m_c, T),  m_c ~ N(m, K),  m ~ N(m₀, P)
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

USUAL = np.array([-2.0, 0.2])
"""m₀: what a shop's elasticity and promotion lift are like before its data are seen."""

USUAL_SPREAD = np.diag([1.5**2, 0.5**2])
"""P: published own-price elasticities of packaged goods mostly lie within −5 and 0."""

_SPREAD_BEFORE = np.diag([0.4**2, 0.1**2])
_WORTH = 2.0
"""How many products' worth of belief stand behind `_SPREAD_BEFORE`: it keeps the spread of a
shop with three products away from zero, and hardly moves that of a hundred."""

_ROUNDS = 300
_ENOUGH = 1e-5


@dataclass(frozen=True)
class Pooled:
    """Posterior means (items, 2) and covariances (items, 2, 2).

    `before` is the variance of β before the product's own data: of what its category says.
    """

    mean: Floats
    covariance: Floats
    before: Floats


def pool(estimate: Floats, covariance: Floats, category: Ints) -> Pooled:
    """Fit (E2) by expectation-maximisation and return each product's posterior.

    Args:
        estimate: θ̂, (items, 2).
        covariance: V, (items, 2, 2).
        category: Each product's category by number, from 0 without gaps.

    Source:
        Gelman et al., Bayesian Data Analysis (3rd ed.), ch. 5 and 15. m₀ and P: Tellis
        (1988), mean −1.8, and Bijmolt, van Heerde & Pieters (2005), mean −2.6, J. Marketing
        Research.
    """
    within, between = _SPREAD_BEFORE.copy(), _SPREAD_BEFORE.copy()
    for _ in range(_ROUNDS):
        level, spread, shop = _categories(estimate, covariance + within, category, between)
        posterior, left, moved = _products(estimate, covariance, category, within, level)
        drawn = left + moved @ spread[category] @ np.swapaxes(moved, -1, -2)
        new_within = _spread(posterior - level[category], drawn)
        new_between = _spread(level - shop, spread)
        change = np.abs(new_within - within).max() + np.abs(new_between - between).max()
        within, between = new_within, new_between
        if change < _ENOUGH:
            break
    level, spread, _ = _categories(estimate, covariance + within, category, between)
    posterior, left, moved = _products(estimate, covariance, category, within, level)
    kept = np.eye(2) - moved
    return Pooled(
        mean=posterior,
        covariance=left + kept @ spread[category] @ np.swapaxes(kept, -1, -2),
        before=within[0, 0] + spread[category, 0, 0],
    )


def _spread(deviation: Floats, uncertainty: Floats) -> Floats:
    """Return the spread of deviations that are themselves uncertain, a little held by belief."""
    seen = (deviation[:, :, None] * deviation[:, None, :] + uncertainty).sum(axis=0)
    return (seen + _WORTH * _SPREAD_BEFORE) / (len(deviation) + _WORTH)


def _categories(
    estimate: Floats, total: Floats, category: Ints, between: Floats
) -> tuple[Floats, Floats, Floats]:
    """Return each category's mean and its covariance, and the shop's mean."""
    count = int(category.max()) + 1
    weight = np.linalg.inv(total)
    precision, weighted = np.zeros((count, 2, 2)), np.zeros((count, 2))
    np.add.at(precision, category, weight)
    np.add.at(weighted, category, (weight @ estimate[..., None])[..., 0])
    alone = np.linalg.inv(precision)
    of_shop = np.linalg.inv(alone + between)
    belief = np.linalg.inv(USUAL_SPREAD)
    shop_spread = np.linalg.inv(of_shop.sum(axis=0) + belief)
    said = (of_shop @ (alone @ weighted[..., None]))[..., 0].sum(axis=0)
    shop = shop_spread @ (said + belief @ USUAL)
    tie = np.linalg.inv(between)
    spread = np.linalg.inv(precision + tie)
    level = (spread @ (weighted + tie @ shop)[..., None])[..., 0]
    lean = spread @ tie
    return level, spread + lean @ shop_spread @ np.swapaxes(lean, -1, -2), shop


def _products(
    estimate: Floats, covariance: Floats, category: Ints, within: Floats, level: Floats
) -> tuple[Floats, Floats, Floats]:
    """Return each product's posterior given its category's mean, its covariance and its shrinkage."""
    moved = within @ np.linalg.inv(covariance + within)
    posterior = level[category] + (moved @ (estimate - level[category])[..., None])[..., 0]
    return posterior, within - moved @ within, moved


def spread_between_stores(estimate: Floats, variance: Floats, item: Ints) -> float:
    """Return the variance of β between the stores of a product, by the method of moments.

    Args:
        estimate: Each series' β.
        variance: Of its error; series that tell nothing have a huge one.
        item: Each series' product by number.

    Source:
        DerSimonian & Laird (1986), summed over products.
    """
    weight = 1 / variance
    total = np.bincount(item, weight)
    mean = np.bincount(item, weight * estimate) / total
    scatter = float((weight * (estimate - mean[item]) ** 2).sum())
    stores = np.bincount(item)
    expected = float((stores[stores > 0] - 1).sum())
    slope = float((total - np.bincount(item, weight**2) / total)[stores > 0].sum())
    return max((scatter - expected) / slope, 0.0) if slope > 0 else 0.0
