"""Ways to forecast the hours of the next weeks: ours, and those it is compared with.

Each takes weekly hours and weeks ahead, and returns equally likely totals, an array (futures, horizons).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np
from scipy.stats import norm

from careerdata.analysis.plan.readiness import forecast_hours
from careerdata.analysis.stats.gamma_poisson import Numbers

FUTURES = 400
SEED = 5
BLOCK = 4
Method = Callable[[Numbers, Sequence[int]], Numbers]
ALPHAS = np.linspace(0.02, 0.98, 49)


def _ends(weekly: Numbers, horizons: Sequence[int]) -> Numbers:
    """Return the totals of simulated weeks (futures, weeks) at the horizons."""
    return np.cumsum(weekly, axis=1)[:, np.asarray(horizons) - 1]


def ours(hours: Numbers, horizons: Sequence[int]) -> Numbers:
    """Return the forecast as it is shipped."""
    return forecast_hours(hours, max(horizons), FUTURES, SEED)[:, np.asarray(horizons) - 1]


def iid_bootstrap(hours: Numbers, horizons: Sequence[int]) -> Numbers:
    """Return past weeks drawn one by one, with replacement."""
    return _ends(np.random.default_rng(SEED).choice(hours, (FUTURES, max(horizons))), horizons)


def moving_blocks(hours: Numbers, horizons: Sequence[int]) -> Numbers:
    """Return past stretches of four weeks, drawn with replacement (Künsch 1989, *Annals of Statistics* 17(3))."""
    length = min(BLOCK, len(hours))
    count = -(-max(horizons) // length)
    starts = np.random.default_rng(SEED).integers(0, len(hours) - length + 1, (FUTURES, count, 1))
    return _ends(hours[starts + np.arange(length)].reshape(FUTURES, -1), horizons)


def exponential_smoothing(hours: Numbers, horizons: Sequence[int]) -> Numbers:
    """Return simple exponential smoothing with additive errors, alpha by least squares, totals below 0 cut off.

    The variance of a total of h weeks is that of the errors times the sum of (1 + (h - j) alpha)^2 over j = 1 to h
    (Hyndman, Koehler, Ord & Snyder 2008, *Forecasting with Exponential Smoothing*, ch. 6, lead-time demand).
    """
    level = np.full(len(ALPHAS), hours[: max(BLOCK, 1)].mean())
    squares = np.zeros(len(ALPHAS))
    for amount in hours:
        error = amount - level
        squares += error**2
        level = level + ALPHAS * error
    best = int(np.argmin(squares))
    sigma = np.sqrt(squares[best] / max(len(hours) - 2, 1))
    weeks = np.asarray(horizons)
    growth = [np.sum((1 + np.arange(horizon) * ALPHAS[best]) ** 2) for horizon in weeks]
    quantiles = norm.ppf((np.arange(FUTURES) + 0.5) / FUTURES)[:, None]
    return np.maximum(weeks * level[best] + quantiles * sigma * np.sqrt(growth), 0)


METHODS: Mapping[str, Method] = {
    "ours": ours,
    "iid bootstrap": iid_bootstrap,
    "moving blocks of 4": moving_blocks,
    "exponential smoothing": exponential_smoothing,
}
