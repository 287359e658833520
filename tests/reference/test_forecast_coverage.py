"""How often nominal 80 % intervals hold on simulated people who were not used to choose the method.

`python -m benchmarks.forecast` measures the same kinds of people, more of them and in more weeks.
"""

import math

import numpy as np
import pytest
from effort_people import HELD_OUT, WEEKS, people

from careerdata.analysis.stats.gamma_poisson import HOURS, paths

OF_EACH, HORIZONS = 60, (4, 13, 26)


@pytest.fixture(scope="module")
def held():
    """Per horizon, for each simulated person, whether the 80 % interval of the total held."""
    held, random = {horizon: [] for horizon in HORIZONS}, np.random.default_rng(21)
    for _, hours in people(HELD_OUT, OF_EACH, seed=20):
        now = int(random.integers(8, WEEKS - 26))
        futures = paths(hours[:now], HOURS, 26, 200, seed=1)
        for horizon in HORIZONS:
            low, high = np.quantile(futures[:, horizon - 1], [0.1, 0.9])
            held[horizon].append(low <= hours[now : now + horizon].sum() <= high)
    return held


@pytest.mark.parametrize("horizon", HORIZONS)
def test_eight_in_ten_holds_seven_to_nine_times_in_ten(held, horizon):
    error = math.sqrt(0.8 * 0.2 / len(held[horizon]))
    assert 0.70 - error <= np.mean(held[horizon]) <= 0.90 + error
