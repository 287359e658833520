"""The range of pay as it may leave the folder: of three people or more, and far from what any of them told.

Each figure was told in confidence. A range of three figures that is only rounded gives two of them away.
"""

from __future__ import annotations

import dataclasses

import numpy as np
import pandas as pd

from careerdata.analysis.pay.model import PayRange

FEWEST_PEOPLE = 3
APART = 0.05
"""No end of the range lies within this part of a figure; the ends are rounded to about the same part of the middle."""


def widened(found: PayRange, told: pd.DataFrame) -> PayRange | None:
    """Return a range wide and round enough to leave, or None where there is none.

    Args:
        found: the range to expect, with ``low`` and ``high`` in a currency a year.
        told: the figures it was made of: low, high.
    """
    if _people(told) < FEWEST_PEOPLE:
        return None
    amounts = told[["low", "high"]].to_numpy()
    step = rounding_step(APART * float(np.median(amounts)))
    low, high = np.floor(found.low / step) * step, np.ceil(found.high / step) * step
    for figure in np.sort(amounts, axis=None)[::-1]:
        if abs(figure - low) <= APART * figure:
            low = np.ceil((1 - APART) * figure / step - 1) * step
    for figure in np.sort(amounts, axis=None):
        if abs(figure - high) <= APART * figure:
            high = np.floor((1 + APART) * figure / step + 1) * step
    low, high = float(low), float(high)
    return dataclasses.replace(found, low=low, high=high, around=0.0) if low > 0 else None


def _people(told: pd.DataFrame) -> int:
    """Return how many people told these figures, as far as a log without names says: the same figure counts once."""
    return len(told[["low", "high"]].round().drop_duplicates())


def rounding_step(least: float) -> float:
    """Return the first of 1, 2, 5, 10, 20 ... that is `least` or more."""
    power = 10.0 ** np.floor(np.log10(max(least, 1.0)))
    return float(next(power * digit for digit in (1, 2, 5, 10) if power * digit >= least * (1 - 1e-9)))
