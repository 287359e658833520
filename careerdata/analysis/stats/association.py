"""Whether two weekly series went together, in a way that two series that merely drift do not.

Two unrelated series that each drift are correlated more often than not (Yule 1926, JRSS 89:1; Granger and Newbold 1974,
J. Econometrics 2:111). So each loses its trend and what it repeats of its own week before, and what is left is compared
(Haugh 1976, JASA 71:378); and all that on normal scores (`normal`).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import special

from careerdata.analysis.stats.trend import Numbers, detrended

FEWEST = 26
"""Weeks with both answers below which nothing is compared."""
_LARGEST_PHI = 0.99
_CONFIDENT = 1.959964
_SURELY = 1 - 1e-12


class Correlation(NamedTuple):
    """One comparison.

    Attributes:
        weeks: weeks in which both were known; below `FEWEST` the rest is NaN.
        correlation: of what is left of both, -1 to 1; NaN also where one of them did not vary.
        low: lower end of its 95 % interval.
        high: upper end.
        chance: how often unrelated series would look at least as much together, 0 to 1.
    """

    weeks: int
    correlation: float
    low: float
    high: float
    chance: float


def correlate(driver: Numbers, outcome: Numbers, lag: int = 0) -> Correlation:
    """Compare two series on the same weeks.

    Args:
        driver: one value a week, NaN where not known.
        outcome: the same.
        lag: how many weeks later the outcome is looked at.

    Returns:
        The correlation with Fisher's interval on the effective sample size (Bretherton et al. 1999, J. Climate 12:1990)
        and a circular-shift chance: the outcome is moved by every other number of weeks, which keeps how each series
        resembles itself. As n weeks can be moved n ways only, the shifts give the spread of what chance brings (of
        Fisher's z), and Student's t its tail; with n / 2 degrees of freedom, for the shifts are not independent.
    """
    both = np.isfinite(driver[: len(driver) - lag]) & np.isfinite(outcome[lag:])
    weeks = int(both.sum())
    nothing = Correlation(weeks, np.nan, np.nan, np.nan, np.nan)
    if weeks < FEWEST:
        return nothing
    left, right = whitened(normal(driver))[: len(driver) - lag], whitened(normal(outcome))[lag:]
    both = np.isfinite(left) & np.isfinite(right)
    if both.sum() < FEWEST // 2:
        return nothing
    left, right = _unit(left[both]), _unit(right[both])
    if not (left.any() and right.any()):
        return nothing
    z = np.arctanh(np.clip(_shifted(left, right), -_SURELY, _SURELY))
    alike = _autocorrelation(left) * _autocorrelation(right)
    effective = np.clip(len(left) * (1 - alike) / (1 + alike), 4.0, len(left))
    reach = _CONFIDENT / np.sqrt(effective - 3)
    by_chance = np.sqrt((z[1:] ** 2).mean())
    chance = 2 * special.stdtr(len(left) // 2, -abs(z[0]) / by_chance)
    return Correlation(
        weeks, float(np.tanh(z[0])), float(np.tanh(z[0] - reach)), float(np.tanh(z[0] + reach)), float(chance)
    )


def normal(values: Numbers) -> Numbers:
    """Return the normal scores of a series: its ranks, ties in the middle of theirs, as values of a normal distribution.

    A driver that is 0 in most weeks, or one rare terrible week, else counts for more than all other weeks together.

    Args:
        values: one value a week, NaN where not known.
    """
    known = np.isfinite(values)
    scores = np.full(len(values), np.nan)
    scores[known] = special.ndtri((pd.Series(values[known]).rank().to_numpy() - 0.5) / max(int(known.sum()), 1))
    return scores


def whitened(values: Numbers) -> Numbers:
    """Return a series without its trend and without what each week repeats of the one before.

    Args:
        values: one value a week, NaN where not known.

    Returns:
        As long; NaN also in a week after one that is not known.
    """
    known = np.flatnonzero(np.isfinite(values))
    rest = np.full(len(values), np.nan)
    rest[known] = detrended(known.astype(np.float64), values[known])
    before, now = rest[:-1], rest[1:]
    phi = np.clip(_unbiased(rest), -_LARGEST_PHI, _LARGEST_PHI)
    return np.concatenate([[np.nan], now - phi * before])


def benjamini_hochberg(chances: Numbers, share: float = 0.1) -> NDArray[np.bool_]:
    """Return which comparisons count when at most `share` of those that count may be chance (Benjamini and Hochberg 1995).

    Args:
        chances: of every comparison that was made; NaN where none could be, and such a one is not counted.
        share: the false discovery rate (JRSS B 57:289).
    """
    made = np.isfinite(chances)
    order = np.sort(chances[made])
    passed = np.flatnonzero(order <= share * np.arange(1, len(order) + 1) / max(len(order), 1))
    return np.asarray(made & (chances <= (order[passed[-1]] if len(passed) else -1)))


def _unbiased(rest: Numbers) -> float:
    """Return the lag-1 autocorrelation over weeks that follow each other, corrected for the bias of few weeks."""
    follows = np.isfinite(rest[:-1]) & np.isfinite(rest[1:])
    known = rest[np.isfinite(rest)] - np.nanmean(rest)
    spread = float((known**2).mean())
    if spread == 0 or not follows.any():
        return 0.0
    centred = rest - np.nanmean(rest)
    raw = float((centred[:-1] * centred[1:])[follows].mean()) / spread
    return (raw + 1 / len(known)) / (1 - 4 / len(known))


def _unit(values: Numbers) -> Numbers:
    """Return a series about 0 and of length 1; all 0 if it does not vary."""
    centred = values - values.mean()
    length = float(np.sqrt((centred**2).sum()))
    return np.asarray(
        centred / length if length > 1e-9 * max(1.0, float(np.abs(values).max(initial=0))) else centred * 0
    )


def _shifted(left: Numbers, right: Numbers) -> Numbers:
    """Return the correlation for every circular shift of one series, the unshifted first."""
    return np.asarray(np.fft.irfft(np.fft.rfft(left).conj() * np.fft.rfft(right), len(left)))


def _autocorrelation(unit: Numbers) -> float:
    return float((unit[1:] * unit[:-1]).sum())
