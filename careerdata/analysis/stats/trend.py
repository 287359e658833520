"""Which way a series has been going, and how sure that is: a slope that single odd weeks cannot turn."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri, stdtrit

Numbers = NDArray[np.float64]

BLOCK = 4
"""Weeks that are drawn together, so that a drawn series keeps what is left of the likeness between weeks."""
DRAWS = 200
RUN_IN = 13
"""Weeks drawn before those that are kept, so that the first of them has weeks to resemble."""
SMOOTHING = 0.2
"""Noise on every drawn week, in standard deviations: answers in halves tie, and slopes of ties stick to a few values."""
MOST_ALIKE = 0.8
"""The largest autocorrelation that is believed: beyond it, a slope cannot be told from a drift in a year."""
WEEKS_PER_DEGREE = 6
"""Spread and autocorrelation are estimates: Student's t with a degree of freedom for so many weeks, fewer where they are alike (measured)."""
_SEED = 4
_SIDES = (0.05, 0.95)


class Slope(NamedTuple):
    """A slope in points a week, and the band in which it lies 9 times of 10; NaN where there is too little to tell."""

    slope: float
    low: float
    high: float


def theil_sen(weeks: Numbers, values: Numbers) -> Numbers:
    """Return the median of the slopes between all pairs of weeks (Theil 1950; Sen 1968, JASA 63:1379).

    Args:
        weeks: when each value was, shape (count,).
        values: without gaps; the last axis has the length of `weeks`.
    """
    count, done = len(weeks), 0
    steps = np.empty((*values.shape[:-1], count * (count - 1) // 2))
    for lag in range(1, count):
        here = steps[..., done : done + count - lag]
        np.subtract(values[..., lag:], values[..., :-lag], out=here)
        here /= weeks[lag:] - weeks[:-lag]
        done += count - lag
    return _median(steps)


def _median(values: Numbers) -> Numbers:
    """Return the median of the last axis, whose order is lost; numpy's own asks for two places and takes six times as long."""
    middle = values.shape[-1] // 2
    values.partition(middle, axis=-1)
    upper = values[..., middle]
    return np.asarray(upper if values.shape[-1] % 2 else (values[..., :middle].max(-1) + upper) / 2)


def detrended(weeks: Numbers, values: Numbers) -> Numbers:
    """Return a series without its Theil-Sen line, its median at 0."""
    rest = values - theil_sen(weeks, values) * weeks
    return np.asarray(rest - np.median(rest))


def slope_with_band(weeks: Numbers, values: Numbers) -> Slope:
    """Return the Theil-Sen slope of a series without gaps and its 90 % band.

    The band is a moving-block bootstrap (Kunsch 1989, Annals of Statistics 17:1217) of the weeks' news: what is left about
    the line, less the part that the week before foretells. A drawn series takes that part up again. Weeks that are
    missing are passed over, so the week before is the last one that was logged. The last bands are kept: no setting of a
    page changes them.
    """
    return _slope_with_band(
        np.asarray(weeks, dtype=np.float64).tobytes(), np.asarray(values, dtype=np.float64).tobytes()
    )


@lru_cache(maxsize=64)
def _slope_with_band(when: bytes, what: bytes) -> Slope:
    weeks, values = np.frombuffer(when), np.frombuffer(what)
    if len(values) < 3 * BLOCK:
        return Slope(np.nan, np.nan, np.nan)
    slope = float(theil_sen(weeks, values))
    rest = values - slope * weeks
    rest = rest - rest.mean()
    phi = _resembling(rest)
    low, high = np.quantile(theil_sen(weeks, _drawn(rest, phi)), _SIDES)
    wider = stdtrit(len(rest) * (1 - phi) / WEEKS_PER_DEGREE, _SIDES[1]) / ndtri(_SIDES[1])
    # Turned about the slope: where draws lean too far up, the true slope lies lower.
    return Slope(slope, slope - wider * float(high), slope - wider * float(low))


def _drawn(rest: Numbers, phi: float) -> Numbers:
    """Return `DRAWS` series as long as `rest` that resemble themselves from week to week by `phi`."""
    news = rest[1:] - phi * rest[:-1]
    news = news - news.mean()
    count = RUN_IN + len(rest)
    draws = np.random.default_rng(_SEED)
    begins = draws.integers(0, len(news) - BLOCK + 1, (DRAWS, -(-count // BLOCK)))
    places = (begins[..., None] + np.arange(BLOCK)).reshape(DRAWS, -1)[:, :count]
    series = news[places] + SMOOTHING * news.std() * draws.standard_normal(places.shape)
    for week in range(1, count):
        series[:, week] += phi * series[:, week - 1]
    return np.asarray(series[:, RUN_IN:])


def _resembling(rest: Numbers) -> float:
    """Return the lag-1 autocorrelation of what is left about a line, without the bias of -(2 + 4 phi) / weeks it has by that."""
    power = float(rest @ rest)
    if power == 0:
        return 0.0
    count = len(rest)
    return float(np.clip((float(rest[1:] @ rest[:-1]) / power * count + 2) / (count - 4), 0, MOST_ALIKE))
