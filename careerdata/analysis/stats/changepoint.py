"""Since when: where a series steps up, looking back. Never an alarm: it has no false-alarm rate."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]


def highest_step(values: Numbers, first: int, last: int) -> int:
    """Return the place at which the values step up the most clearly.

    The split of least squares about two means (Hinkley 1970, Biometrika 57:1), the later mean being the higher one; the
    earliest place where no split has one.

    Args:
        values: a series without gaps.
        first: the earliest place of the step, 1 or more.
        last: a step lies before this place, unless it is at `first`.
    """
    sums = values.cumsum()
    place = np.arange(first, max(last, first + 1))
    before, after = sums[place - 1] / place, (sums[-1] - sums[place - 1]) / (len(values) - place)
    clear = np.where(after > before, (after - before) ** 2 * place * (len(values) - place), -1.0)
    return int(place[clear.argmax()])
