"""How often nominal 80 % intervals hold on simulated people who were not used to choose the method.

The assumptions of `careerdata.analysis.forecast` were chosen on gamma-distributed weeks of seven kinds of people. Here
other people come: lognormal weeks, bouts of work of random length, a habit that wears off, a sudden change.
"""

import math

import numpy as np
import pytest

from careerdata.analysis.forecast import HOURS, paths

PEOPLE, LONGEST, HORIZONS = 100, 130, (4, 13, 26)


def bouts(random):
    """Work for some weeks, nothing for some weeks, the lengths geometric."""
    working, weeks = [], 0
    while weeks < LONGEST:
        for works, mean in ((True, random.uniform(3, 12)), (False, random.uniform(1, 6))):
            length = random.geometric(1 / mean)
            working += [works] * length
            weeks += length
    return np.array(working[:LONGEST], dtype=float)


def wearing_off(random):
    return np.maximum(1 - np.arange(LONGEST) / random.uniform(60, 400), 0.1)


def sudden_change(random):
    return np.where(np.arange(LONGEST) < random.integers(20, 110), 1.0, random.uniform(0.2, 2.5))


def hours_of(kind, random):
    noise = random.lognormal(-0.125, 0.5, LONGEST)
    return np.round(4 * random.uniform(2, 9) * kind(random) * noise) / 4


@pytest.fixture(scope="module")
def held():
    """Per horizon, for each simulated person, whether the 80 % interval of the total held."""
    held = {horizon: [] for horizon in HORIZONS}
    for number, kind in enumerate((bouts, wearing_off, sudden_change)):
        random = np.random.default_rng([20, number])
        for _ in range(PEOPLE):
            hours, now = hours_of(kind, random), int(random.integers(8, LONGEST - 26))
            futures = paths(hours[:now], HOURS, 26, 200, seed=1)
            for horizon in HORIZONS:
                low, high = np.quantile(futures[:, horizon - 1], [0.1, 0.9])
                held[horizon].append(low <= hours[now : now + horizon].sum() <= high)
    return held


@pytest.mark.parametrize("horizon", HORIZONS)
def test_eight_in_ten_holds_seven_to_nine_and_a_half_times(held, horizon):
    # Measured with ten times as many people: 0.83, 0.87 and 0.93 at 4, 13 and 26 weeks. Too wide is the kinder
    # mistake: resampling past weeks held as rarely as 13 times in 100 on a real log.
    error = math.sqrt(0.8 * 0.2 / len(held[horizon]))
    assert 0.70 - 2 * error <= np.mean(held[horizon]) <= 0.95 + 2 * error


def test_it_is_not_simply_wide(held):
    # At four weeks, where most of the spread is the weeks themselves, eight in ten is about eight in ten.
    assert 0.70 <= np.mean(held[4]) <= 0.90
