"""The M4 competition's scores of the naive weekly forecast, on a small series worked by hand.

History 2, 4, 3, 7: its steps are 2, -1 and 4, so the mean absolute step is 7/3 and the mean squared step (4 + 1 + 16) / 3 = 7.
The naive forecast is 7 and 7; its 95 % interval reaches 1.96 sqrt(7) = 5.186 one week ahead, 1.96 sqrt(14) = 7.334 two.
"""

import math

import numpy as np
import pytest
from forecast_scores import coverage, interval_score, mase, msis, naive, smape

HISTORY = np.array([2.0, 4.0, 3.0, 7.0])
CAME = np.array([9.0, 5.0])
CAME_HIGH = np.array([13.0, 5.0])
ONE, TWO = 1.959964 * math.sqrt(7), 1.959964 * math.sqrt(14)


def test_the_naive_forecast_is_the_last_value_with_the_interval_of_a_random_walk():
    middle, low, high = naive(HISTORY, 2)
    assert middle == pytest.approx([7, 7])
    assert low == pytest.approx([7 - ONE, 7 - TWO])
    assert high == pytest.approx([7 + ONE, 7 + TWO])


def test_smape():
    # 200 * 2 / 16 = 25 and 200 * 2 / 12 = 33.333.
    assert smape(CAME, np.array([7.0, 7.0])) == pytest.approx((25 + 100 / 3) / 2)


def test_mase():
    # Wrong by 2 and 2, where a step was 7/3.
    assert mase(CAME, np.array([7.0, 7.0]), HISTORY) == pytest.approx(6 / 7)


def test_msis_of_an_interval_that_holds_is_its_width():
    _, low, high = naive(HISTORY, 2)
    assert msis(CAME, low, high, HISTORY) == pytest.approx((2 * ONE + 2 * TWO) / 2 / (7 / 3))
    assert coverage(CAME, low, high) == 1


def test_msis_adds_forty_times_a_miss():
    # 13 lies 13 - 12.186 = 0.814 above the first interval; 2 / 0.05 = 40.
    _, low, high = naive(HISTORY, 2)
    assert msis(CAME_HIGH, low, high, HISTORY) == pytest.approx((2 * ONE + 40 * (6 - ONE) + 2 * TWO) / 2 / (7 / 3))
    assert msis(CAME_HIGH, low, high, HISTORY) == pytest.approx(12.346, abs=0.001)
    assert coverage(CAME_HIGH, low, high) == 0.5


def test_the_interval_score_of_eight_in_ten_adds_ten_times_a_miss():
    low, high, came = np.array([1.0, 1.0, 1.0]), np.array([3.0, 3.0, 3.0]), np.array([2.0, 0.5, 4.0])
    assert interval_score(low, high, came, 0.2) == pytest.approx([2, 2 + 10 * 0.5, 2 + 10 * 1])
