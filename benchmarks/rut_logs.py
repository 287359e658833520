"""Simulated weekly logs with a known truth, and the change reading of many at once, to calibrate and to measure it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from careerdata.analysis.stats import normal_scores, recent_means

Numbers = NDArray[np.float64]
YEAR = 52
SETTLING = 30
"""Weeks that a simulated log runs before it begins, so that its first weeks are like all others."""
NOISE: dict[str, Callable[[np.random.Generator, tuple[int, ...]], Numbers]] = {
    "normal": lambda rng, shape: rng.standard_normal(shape),
    "heavy tails": lambda rng, shape: rng.standard_t(3, shape) / np.sqrt(3),
    "skewed": lambda rng, shape: (rng.gamma(2, 1, shape) - 2) / np.sqrt(2),
}
"""Noise with mean 0 and standard deviation 1; skewed toward bad weeks."""


@dataclass(frozen=True)
class Logs:
    """What kind of logs to simulate.

    Attributes:
        weeks: how many weeks each holds.
        phi: lag-1 autocorrelation, one per sign.
        rho: correlation between the signs of one log in the same week.
        noise: a key of `NOISE`: how bad and good weeks are spread.
    """

    weeks: int
    phi: tuple[float, ...]
    rho: float = 0.0
    noise: str = "normal"


def simulate(kind: Logs, count: int, rng: np.random.Generator) -> Numbers:
    """Return calm logs, shape (count, signs, weeks): AR(1), mean 0, standard deviation 1, of the kind's noise."""
    phi = np.asarray(kind.phi)
    shape = (kind.weeks + SETTLING, count, len(phi))
    noise = np.sqrt(1 - kind.rho) * NOISE[kind.noise](rng, shape)
    if kind.rho:
        noise += np.sqrt(kind.rho) * NOISE[kind.noise](rng, (*shape[:2], 1))
    for week in range(1, len(noise)):
        noise[week] = phi * noise[week - 1] + np.sqrt(1 - phi**2) * noise[week]
    return np.moveaxis(noise[SETTLING:], 0, -1)


def answers(logs: Numbers, mean: float, sd: float, step: float) -> Numbers:
    """Return the logs as answers on the scale: `mean` and `sd` in points, rounded to `step`, held within 0 and 10."""
    return np.clip(np.round((mean + sd * logs) / step) * step, 0, 10)


def ratios(logs: Numbers, first: int) -> Numbers:
    """Return the statistic of calm-so-far logs in parts of its limit, as `careerdata.analysis.rut` reads five signs.

    Args:
        logs: shape (count, signs, weeks), worse upward, without gaps.
        first: baseline weeks.

    Returns:
        Shape (count, signs, weeks - first - 2), or one more "sign" at the end where there are two or more: together.
    """
    signs = logs.shape[-2]
    scores = normal_scores.so_far(logs)
    found = recent_means.compare(scores, first)
    mean = found.autocorrelation.mean(-3, keepdims=True)
    phi = recent_means.shared(found.autocorrelation, mean, found.weeks)
    read = _in_limits(found, phi, recent_means.ONE_SIGN, first)
    if signs == 1:
        return read
    all_signs = normal_scores.standardised(scores.mean(-3), recent_means.SMALLEST_MEAN_SD)
    found = recent_means.compare(all_signs, first)
    phi = (found.autocorrelation + mean[..., 0, :, :]) / 2
    together = _in_limits(found, phi, recent_means.SIGNS_TOGETHER, first)
    return np.concatenate([read, together[..., None, :]], -2)


def _in_limits(found: recent_means.Comparison, phi: Numbers, base: Numbers, first: int) -> Numbers:
    return np.asarray((recent_means.statistic(found, phi) / recent_means.limit(found, phi, base, first)).max(-2))
