"""Quantiles of a mixture of intervals, each with a weight."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray


def quantiles(
    low: pd.Series[float], high: pd.Series[float], weight: pd.Series[float], shares: tuple[float, ...]
) -> NDArray[np.float64]:
    """Return the values below which these shares of the weight lie.

    A figure that is a range has its weight spread evenly from its low to its high, a single figure has it on one
    spot. Where a share falls between two figures, the middle between them is taken: type 2 of Hyndman and Fan (1996),
    *Sample Quantiles in Statistical Packages*, for weights and ranges.

    Args:
        low: lower end of each figure.
        high: its upper end; the same for a single figure.
        weight: its weight, above 0; they need not add up to 1.
        shares: between 0 and 1.
    """
    lows, highs, weights = (np.asarray(each, dtype="float64")[:, None] for each in (low, high, weight))
    edges = np.unique([lows, highs])
    width = np.where(highs > lows, highs - lows, 1.0)
    inside = np.where(highs > lows, np.clip((edges - lows) / width, 0, 1), edges >= lows)
    before = np.where(highs > lows, inside, edges > lows)
    # The share below each edge, without and with what lies on the edge itself.
    below = np.stack([before, inside], axis=2) * weights[:, :, None]
    share = np.round(below.sum(axis=0).ravel() / weights.sum(), 12)
    value = np.repeat(edges, 2)
    wanted = np.round(shares, 12)
    first, last = np.searchsorted(share, wanted, "left"), np.searchsorted(share, wanted, "right")
    return (_reach(share, value, first, wanted) + _reach(share, value, last, wanted)) / 2


def _reach(
    share: NDArray[np.float64], value: NDArray[np.float64], at: NDArray[np.intp], wanted: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return where the share reaches `wanted` on its way to the place `at`."""
    to = np.clip(at, 1, len(share) - 1)
    rise = share[to] - share[to - 1]
    part = np.divide(wanted - share[to - 1], rise, out=np.zeros_like(wanted), where=rise > 0)
    return value[to - 1] + part * (value[to] - value[to - 1])
