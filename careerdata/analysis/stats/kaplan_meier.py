"""How silences end: of all that lasted this long in one log, how many were broken soon after.

The survivor function of the gaps between days in touch, everybody's together, after Kaplan & Meier (1958),
"Nonparametric Estimation from Incomplete Observations", Journal of the American Statistical Association 53, 457-481. A
gap that is still open is censored: it counts among the silences that lasted so long, not among those that were broken.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def p_broken_within(horizon: int, broken: NDArray[np.int64], still_open: NDArray[np.int64]) -> NDArray[np.float64]:
    """Return the probability that a silence ends in the next `horizon` days, by how many days it has lasted.

    1 - S(t + horizon) / S(t), made to fall as the silence grows (least squares over the silences that got there): that
    a longer one would be likelier to end is an accident of few of them. Beyond the longest one, none was ever broken.

    Args:
        horizon: days ahead, 1 or more.
        broken: lengths of the gaps that ended, in whole days, 1 or more.
        still_open: days since the last day in touch of each person who has one, 0 or more; one at least.

    Returns:
        The probability at 0, 1, 2, ... days of silence, up to the longest, broken or not.
    """
    longest = int(max(broken.max(initial=0), still_open.max()))
    broken, still_open = broken.astype(np.intp), still_open.astype(np.intp)  # In a browser tab a place has 32 bits.
    ended = np.bincount(broken, minlength=longest + 1)
    # Whoever was in touch t days ago is known to have kept silent on day t, so that an open gap is at risk on its last.
    at_risk = np.cumsum((ended + np.bincount(still_open, minlength=longest + 1))[::-1])[::-1]
    lasted = np.cumprod(1 - ended / at_risk)
    ahead = lasted[np.minimum(np.arange(longest + 1) + horizon, longest)]
    broken_soon = 1 - np.divide(ahead, lasted, out=np.ones(longest + 1), where=lasted > 0)
    from scipy.optimize import isotonic_regression  # noqa: PLC0415 - half a second that other answers need not wait for

    falling: NDArray[np.float64] = isotonic_regression(broken_soon, weights=at_risk, increasing=False).x
    return falling
