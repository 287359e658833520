"""A control chart that keeps its false-alarm rate although its baseline is short and its weeks resemble each other.

An exponentially weighted moving average (EWMA; Roberts 1959, Technometrics 1:239) of how far each week lies from
the baseline, in baseline standard deviations. Textbook limits take the baseline's mean and spread for known and the
weeks for independent; on a personal log neither holds, and a calm log then raises an alarm in most years. Here

- the chart's variance contains the uncertainty of the baseline's mean (Jones, Champ and Rigdon 2001, Technometrics
  43:156, show what leaving it out costs),
- a plain mean of the last quarter stands beside the average (a moving-average chart; Roberts 1959 too). A slow average
  is best at a change right after the baseline but has to unlearn every calm week first; the quarter forgets. The higher
  of the two is the statistic, so one limit and one budget hold for both,
- the limit was found by simulation with the spread and the lag-1 autocorrelation *estimated* from a baseline of the
  same length, as they are here (`careerdata.analysis.stats.ewma_limits`), so that their errors are paid for.

Everything works along the last axis, so one series, the signs of one log, or ten thousand logs cost one call.
"""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np
from numpy.typing import ArrayLike, NDArray

from careerdata.analysis.stats.ewma_limits import BASELINES, COEFFICIENTS, SERIES, SHARES

Numbers = NDArray[np.float64]

WEIGHT = 0.05
"""Weight of the newest week (lambda)."""
RECENT = 13
"""Weeks of the moving average that stands beside it."""
RECENT_COSTS = 1.12
"""How much higher the moving average has to rise than the other: so much that neither spends the budget alone."""
SMALLEST_SD = 0.5
"""Floor of the baseline's spread, in points of the scale: answers go in halves, so less is rounding, not calm."""
BETWEEN_SIGNS_SD = 0.1
"""How far the autocorrelations of one person's signs are taken to lie apart (a standard deviation)."""
RANGE = (-0.2, 0.8)
"""Estimated autocorrelations outside are taken for its ends: nobody calibrated further."""


def smooth(values: ArrayLike, weight: float = WEIGHT, start: ArrayLike = 0.0) -> Numbers:
    """Return the moving average ``e[t] = (1 - weight) * e[t-1] + weight * values[t]``, where ``e[-1]`` is `start`."""
    numbers = np.asarray(values, dtype=float)
    kernel, fading = _kernel(numbers.shape[-1], weight)
    return np.asarray(numbers @ kernel + np.asarray(start, dtype=float)[..., None] * fading)


def standard_error(weeks: int, baseline_weeks: float, weight: float = WEIGHT) -> Numbers:
    """Return the standard deviation of `smooth` after 1, 2, ... `weeks` calm weeks, in baseline standard deviations.

    The first term is the average's own (it starts at 0); the second is the error of a mean taken over
    `baseline_weeks`, to the degree that the average already leans on it (``inf``: the mean is known).
    """
    faded = (1 - weight) ** np.arange(1, weeks + 1)
    own = weight / (2 - weight) * (1 - faded**2)
    return np.asarray(np.sqrt(own + (1 - faded) ** 2 / baseline_weeks))


def recent(values: ArrayLike, weeks: int = RECENT) -> Numbers:
    """Return the mean of the last `weeks` values at each place from the first where there are as many."""
    sums = np.cumsum(np.asarray(values, dtype=float), axis=-1)
    whole = sums[..., weeks - 1 :].copy()
    whole[..., 1:] -= sums[..., :-weeks]
    return np.asarray(whole / weeks)


def spread(baseline: Numbers, smallest: float = SMALLEST_SD) -> Numbers:
    """Return the sample standard deviation of a baseline, or `smallest` if that is more.

    Never from the moving range: weeks that resemble each other make that far too small.
    """
    return np.asarray(np.maximum(baseline.std(axis=-1, ddof=1), smallest))


def autocorrelation(baseline: Numbers) -> Numbers:
    """Return the lag-1 autocorrelation of a baseline, corrected for the bias of a short one.

    The usual estimate from n weeks is too low by about ``(1 + 4 * phi) / n`` (Marriott and Pope 1954, Biometrika
    41:390), which is undone here. A baseline without any variation counts as uncorrelated before the correction.
    """
    weeks = baseline.shape[-1]
    away = baseline - baseline.mean(axis=-1, keepdims=True)
    squares = (away**2).sum(axis=-1)
    products = (away[..., 1:] * away[..., :-1]).sum(axis=-1)
    raw = np.divide(products, squares, out=np.zeros_like(products), where=squares > 0)
    return np.asarray((raw + 1 / weeks) / (1 - 4 / weeks))


def shared_autocorrelation(own: Numbers, baseline_weeks: ArrayLike) -> Numbers:
    """Return each sign's autocorrelation, drawn toward the mean of all signs of the same log (the last axis).

    Twenty weeks tell the autocorrelation of one series to within 0.25 only, and the limit has to pay for that. The
    signs of one person share their weeks, so each estimate borrows from the others: with n weeks it keeps
    ``n / (n + 1 / BETWEEN_SIGNS_SD**2)`` of itself (Efron and Morris 1975, JASA 70:311). One series alone keeps all.
    """
    weeks = np.asarray(baseline_weeks, dtype=float)
    kept = weeks / (weeks + BETWEEN_SIGNS_SD**-2)
    return np.asarray(kept * own + (1 - kept) * own.mean(axis=-1, keepdims=True))


def statistic(values: ArrayLike, mean: ArrayLike, sd: ArrayLike, baseline_weeks: int) -> Numbers:
    """Return the chart's statistic for the weeks after the baseline: how many standard errors they lie away from it.

    The higher of two distances: of the average over all weeks that slowly forgets, and, from the 13th week on, of the
    mean of the last 13 weeks (made smaller by `RECENT_COSTS`).

    Args:
        values: the weeks after the baseline, without gaps.
        mean: the baseline's mean, one per series.
        sd: the baseline's spread, one per series; negative where lower is worse.
        baseline_weeks: how many weeks the baseline holds.
    """
    numbers = np.asarray(values, dtype=float)
    distance = (numbers - np.asarray(mean)[..., None]) / np.asarray(sd)[..., None]
    found = smooth(distance) / standard_error(numbers.shape[-1], baseline_weeks)
    late = found[..., RECENT - 1 :]
    np.maximum(late, recent(distance) / (RECENT_COSTS * _recent_error(baseline_weeks)), out=late)
    return found


def as_recent_mean(found: ArrayLike, mean: float, sd: float, baseline_weeks: int) -> Numbers:
    """Return what mean of the last 13 weeks has the statistic `found`, in points of the scale.

    So a statistic and its limit can be drawn among the answers: where the moving average is the higher of the two that
    make up the statistic, this is that average; where the other one is, the average that would say as much.

    Args:
        found: a statistic, or a limit.
        mean: the baseline's mean.
        sd: the baseline's spread; negative where lower is worse.
        baseline_weeks: how many weeks the baseline holds.
    """
    return np.asarray(mean + sd * RECENT_COSTS * _recent_error(baseline_weeks) * np.asarray(found, dtype=float))


def limit(baseline_weeks: int, series: int, share: float, phi: ArrayLike) -> Numbers:
    """Return the limit that a calm series' statistic passes within 52 weeks with the chance `share`.

    Args:
        baseline_weeks: 12 or more; above 52 the limit for 52 is taken.
        series: how many signs the autocorrelation was shared over.
        share: the chance of a false alarm within 52 weeks, for this one series, 0.0033 to 0.3.
        phi: the estimated autocorrelation, from `autocorrelation` or `shared_autocorrelation`.

    Raises:
        ValueError: if the baseline is too short or the share lies outside the calibrated range.
    """
    if baseline_weeks < BASELINES[0] or not SHARES[0] <= share <= SHARES[-1]:
        raise ValueError(
            f"The limits hold for {BASELINES[0]} baseline weeks or more and a chance from {SHARES[0]} to {SHARES[-1]}, "
            f"not for {baseline_weeks} weeks and {share}."
        )
    level, slope, bend = _coefficients(baseline_weeks, series, share)
    leaning = np.arctanh(np.clip(phi, *RANGE))
    return np.asarray(np.exp(level + slope * leaning + bend * leaning**2))


def _recent_error(baseline_weeks: int) -> float:
    """Return the standard error of a mean of the last 13 weeks against the baseline's, in baseline standard deviations."""
    return math.sqrt(1 / RECENT + 1 / baseline_weeks)


@lru_cache(maxsize=32)
def _kernel(weeks: int, weight: float) -> tuple[Numbers, Numbers]:
    step = np.arange(weeks, dtype=np.float64)
    age = step[None, :] - step[:, None]
    kernel = np.where(age >= 0, weight * (1 - weight) ** np.maximum(age, 0), 0.0)
    return np.asarray(kernel), np.asarray((1 - weight) ** (step + 1))


@lru_cache(maxsize=256)
def _coefficients(baseline_weeks: int, series: int, share: float) -> tuple[float, float, float]:
    # Linear in 1/n, 1/signs and log(share): along these the logarithm of the limit is nearly straight.
    table = np.asarray(COEFFICIENTS).reshape(len(BASELINES), len(SERIES), len(SHARES), 3)
    table = _between(table, 1 / np.asarray(BASELINES), 1 / baseline_weeks)
    table = _between(table, 1 / np.asarray(SERIES), 1 / series)
    level, slope, bend = _between(table, np.log(SHARES), float(np.log(share)))
    return float(level), float(slope), float(bend)


def _between(table: Numbers, grid: Numbers, point: float) -> Numbers:
    """Interpolate the first axis of `table`, which stands at the monotone `grid`, at `point` (held at the ends)."""
    upward = np.argsort(grid)
    grid, table = grid[upward], table[upward]
    place = np.interp(point, grid, np.arange(len(grid)))
    low = min(int(place), len(grid) - 2)
    return np.asarray(table[low] + (place - low) * (table[low + 1] - table[low]))
