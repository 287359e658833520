"""Which way a series has been going, and how sure that is: a slope that single odd weeks cannot turn."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]

BLOCK = 4
"""Weeks that are drawn together, so that a drawn series resembles itself from week to week as the real one does."""
DRAWS = 200
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
    first, second = np.triu_indices(len(weeks), 1)
    steps = values.take(second, axis=-1)
    steps -= values.take(first, axis=-1)
    steps /= weeks[second] - weeks[first]
    return np.asarray(np.median(steps, axis=-1, overwrite_input=True))


def detrended(weeks: Numbers, values: Numbers) -> Numbers:
    """Return a series without its Theil-Sen line, its median at 0."""
    rest = values - theil_sen(weeks, values) * weeks
    return np.asarray(rest - np.median(rest))


def slope_with_band(weeks: Numbers, values: Numbers) -> Slope:
    """Return the Theil-Sen slope of a series without gaps and its 90 % band.

    The band is a moving-block bootstrap of what is left about the line (Kunsch 1989, Annals of Statistics 17:1217).
    """
    if len(values) < 3 * BLOCK:
        return Slope(np.nan, np.nan, np.nan)
    slope = float(theil_sen(weeks, values))
    rest = values - slope * weeks
    rest = rest - rest.mean()
    draws = np.random.default_rng(_SEED)
    begins = draws.integers(0, len(rest) - BLOCK + 1, (DRAWS, -(-len(rest) // BLOCK)))
    places = (begins[..., None] + np.arange(BLOCK)).reshape(DRAWS, -1)[:, : len(rest)]
    low, high = np.quantile(theil_sen(weeks, rest[places]), _SIDES)
    # Turned about the slope: where draws lean too far up, the true slope lies lower.
    return Slope(slope, slope - float(high), slope - float(low))
