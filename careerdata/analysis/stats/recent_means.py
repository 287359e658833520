"""The last weeks against all weeks before them, at every week: a baseline that grows as long as weeks are calm.

At each week the means of the last 6, 13 and 26 are compared with the mean of the weeks before them (two-sample tests on
normal scores, repeated: Page 1954, Biometrika 41:100; Zou and Tsung 2010, J. Quality Technology 42:408). Weeks resemble
their neighbours, so the standard error is that of a first-order autoregression whose lag-1 autocorrelation is estimated
from the same weeks. Ties at an end of the scale leave the scores skewed; Johnson's correction takes that out (Johnson
1978, JASA 73:536), with the skewness that a mean of some of the weeks has among all ways to choose them.

What is left is close to one limit for all baselines; `limit` holds the rest, found by simulation
(`benchmarks/rut_limits.py`).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from careerdata.analysis.stats.normal_scores import Numbers
from careerdata.analysis.stats.recent_means_limits import BUDGETS, MULTIPLIERS

WINDOWS = (6, 13, 26)
"""How many of the last weeks are looked at."""
FEWEST = 3
"""The fewest weeks after the baseline that are compared with it."""
ONE_SIGN = np.array([3.72, 3.31, 3.56])[:, None]
SIGNS_TOGETHER = np.array([3.04, 3.26, 3.04])[:, None]
"""Limits by window, of one sign and of the mean of several, before `limit` fits them to the log."""
SMALLEST_MEAN_SD = 0.03
"""Floor of the spread of a mean over several signs' scores."""
BETWEEN_SIGNS_SD = 0.1
"""How far the autocorrelations of one person's signs are taken to lie apart (a standard deviation)."""
RANGE = (-0.2, 0.8)
"""Estimated autocorrelations outside are taken for its ends."""
QUARTER, FIRST_QUARTER = 13, 0.88
"""Right after the baseline a change is likeliest to be asked about, so the first quarter has a lower limit."""
LATER = ((52, 104, 156), (1.0, 1.05, 1.15))
"""Weeks after the baseline and how much higher the limit is then: five years of calm stay mostly calm."""


class Comparison(NamedTuple):
    """The last weeks against those before; shape (..., windows, weeks from `first` + `FEWEST` on), unless said.

    Attributes:
        difference: mean of the last weeks less mean of those before, in standard deviations.
        autocorrelation: lag 1, about the two means, corrected for the bias of few weeks.
        skewness: of the mean of the last weeks, among all ways to choose as many weeks.
        weeks: how many weeks are known by then; shape (weeks).
        before: how many of them are the baseline; shape (windows, weeks).
    """

    difference: Numbers
    autocorrelation: Numbers
    skewness: Numbers
    weeks: NDArray[np.int64]
    before: NDArray[np.int64]


def compare(scores: Numbers, first: int) -> Comparison:
    """Compare the last weeks with those before, at every week.

    Args:
        scores: shape (..., weeks, weeks), from `careerdata.analysis.stats.normal_scores.so_far`.
        first: how many weeks the baseline holds at least; until a window fits after them, it begins after them.
    """
    weeks = np.arange(first + FEWEST, scores.shape[-1] + 1)
    before = np.stack([np.maximum(weeks - window, first) for window in WINDOWS])
    row, last = weeks - 1, weeks - before
    squares = scores**2
    pairs = np.zeros_like(scores)
    pairs[..., 1:] = scores[..., 1:] * scores[..., :-1]
    sums, sums2, sums_pairs = scores.cumsum(-1), squares.cumsum(-1), pairs.cumsum(-1)

    def at(of: Numbers, column: NDArray[np.int64]) -> Numbers:
        return np.asarray(of[..., row, column] if column.ndim == 2 else of[..., row, column][..., None, :])

    then, then2 = at(sums, before - 1), at(sums2, before - 1)
    rest, rest2 = at(sums, row) - then, at(sums2, row) - then2
    usual, lately = then / before, rest / last
    products = at(sums_pairs, before - 1) - usual * (2 * then - at(scores, 0 * row) - at(scores, before - 1))
    products += (
        at(sums_pairs, row) - at(sums_pairs, before) - lately * (2 * rest - at(scores, before) - at(scores, row))
    )
    products += (before - 1) * usual**2 + (last - 1) * lately**2
    left = then2 - before * usual**2 + rest2 - last * lately**2
    raw = np.divide(products, left, out=np.zeros_like(left), where=left > 1e-6)
    # The estimate about a mean is too low by (1 + 4 phi) / n (Marriott and Pope 1954, Biometrika 41:390); here about two.
    alike = (raw + 2 / weeks) / (1 - 8 / weeks)
    skewness = ((squares * scores).sum(-1) / np.arange(1, scores.shape[-1] + 1))[..., None, row]
    skewness = skewness * (weeks - 2 * last) / (weeks - 2) * np.sqrt((weeks - 1) / (last * before))
    return Comparison(lately - usual, alike, skewness, weeks, before)


def shared(own: Numbers, mean: Numbers, weeks: ArrayLike) -> Numbers:
    """Return a sign's autocorrelation, drawn toward the mean over the signs of the same log.

    Some weeks tell that of one series roughly only. The signs of one person share their weeks, so each borrows from
    the others: with n weeks it keeps ``n / (n + 1 / BETWEEN_SIGNS_SD**2)`` of itself (Efron and Morris 1975, JASA 70:311).
    """
    number = np.asarray(weeks, dtype=float)
    kept = number / (number + BETWEEN_SIGNS_SD**-2)
    return np.asarray(kept * own + (1 - kept) * mean)


def statistic(found: Comparison, autocorrelation: Numbers) -> Numbers:
    """Return how many standard errors the last weeks lie above those before, corrected for skewness."""
    phi = np.clip(autocorrelation, *RANGE)
    z = found.difference / standard_error(found.weeks - found.before, found.before, phi)
    return np.asarray(z - np.where(z > 0, found.skewness * (z**2 - 1) / 6, 0.0))


def limit(found: Comparison, autocorrelation: Numbers, base: Numbers, first: int) -> Numbers:
    """Return what the statistic of a calm log with five signs stays below in nine years of ten.

    Args:
        found: from `compare`.
        autocorrelation: the one that the statistic was made with.
        base: `ONE_SIGN` or `SIGNS_TOGETHER`.
        first: the one that `compare` was given.
    """
    phi = np.clip(autocorrelation, *RANGE)
    # With few weeks the estimate of the autocorrelation is itself a guess, and a high one has made the error too large.
    steep = np.minimum(0.06 + 3 / found.before, 0.27)
    after = found.weeks - first
    level = np.where(after <= QUARTER, FIRST_QUARTER, 1.0) * np.interp(after, *LATER)
    return np.asarray(base * level * np.exp(-steep * phi))


def multiplier(signs: ArrayLike, budget: float) -> Numbers:
    """Return by how much the limits rise or fall for another number of signs or another chance of a false alarm a year.

    Args:
        signs: how many are read at once, 1 to 6 (more count as 6), any shape.
        budget: the chance that any of them, or all together, raises an alarm in a calm year; 0.005 to 0.3.
    """
    by_budget = [np.interp(np.log(budget), np.log(BUDGETS), row) for row in MULTIPLIERS]
    rows = np.clip(np.asarray(signs), 1, len(MULTIPLIERS)).astype(int) - 1
    return np.asarray(np.asarray(by_budget)[rows])


def standard_error(last: ArrayLike, before: ArrayLike, phi: ArrayLike) -> Numbers:
    """Return the standard error of a mean of `last` weeks less the mean of the `before` weeks that they follow.

    Args:
        last: weeks, 1 or more.
        before: weeks, 1 or more.
        phi: lag-1 autocorrelation of the weeks, whose standard deviation is 1.
    """
    one, two, alike = np.asarray(last, dtype=float), np.asarray(before, dtype=float), np.asarray(phi, dtype=float)
    common = alike * (1 - alike**one) * (1 - alike**two) / ((1 - alike) ** 2 * one * two)
    return np.asarray(np.sqrt(_variance(one, alike) + _variance(two, alike) - 2 * common))


def _variance(weeks: Numbers, phi: Numbers) -> Numbers:
    """Return the variance of a mean of so many weeks."""
    rest = 1 - phi
    return np.asarray((1 + phi) / rest / weeks - 2 * phi * (1 - phi**weeks) / (weeks * rest) ** 2)
