"""The pinball loss and the two naive forecasts of the calibration card, worked by hand."""

import math

import numpy as np
import pytest

from careerdata.analysis.plan.backtest import LEVELS, last_goes_on, mean_goes_on, pinball

TEN = np.full(7, 10.0)
UPPER = LEVELS.index(0.90)
Z_90 = 1.281552


def test_one_number_for_all_quantiles_costs_half_its_error():
    # The levels lie evenly around one half, so an error of 4 costs 4 * mean(levels) = 2, too low or too high.
    assert pinball(TEN, 14) == pytest.approx(2)
    assert pinball(TEN, 6) == pytest.approx(2)
    assert pinball(TEN, 10) == 0


def test_a_range_around_what_came_costs_its_ends():
    # 0.025 * 50 + 0.1 * 40 + 0.25 * 25 below, the same above, nothing for the middle that was right.
    assert pinball(np.array([0.0, 10, 25, 50, 75, 90, 100]), 50) == pytest.approx(2 * (1.25 + 4 + 6.25) / 7)


def test_a_high_quantile_that_was_too_low_costs_most():
    quantiles = np.array([9.0, 9, 9, 10, 10, 10, 10])
    # Too low by 1: 0.025 + 0.1 + 0.25 and nothing else.
    assert pinball(quantiles, 10) == pytest.approx(0.375 / 7)
    # Too low by 2 and by 1: 2 * 0.375 + 0.5 + 0.75 + 0.9 + 0.975.
    assert pinball(quantiles, 11) == pytest.approx((0.75 + 3.125) / 7)


def test_the_last_week_going_on_is_a_random_walk():
    # Steps 2, -1, 4: their mean square is 7. Two weeks ahead the first step counts twice, the second once: 7 * (4 + 1).
    quantiles = last_goes_on(np.array([2.0, 4.0, 3.0, 7.0]), 2)
    assert quantiles[3] == pytest.approx(14)
    assert quantiles[UPPER] == pytest.approx(14 + Z_90 * math.sqrt(35), abs=1e-4)


def test_the_mean_week_going_on_knows_that_the_mean_is_unsure():
    # Mean 4, variance (4 + 0 + 1 + 9) / 3 = 14/3; two weeks, and the mean of four counted twice: 14/3 * (2 + 4/4).
    quantiles = mean_goes_on(np.array([2.0, 4.0, 3.0, 7.0]), 2)
    assert quantiles[3] == pytest.approx(8)
    assert quantiles[UPPER] == pytest.approx(8 + Z_90 * math.sqrt(14), abs=1e-4)


def test_neither_goes_below_nothing():
    assert (last_goes_on(np.array([9.0, 0.0]), 4) >= 0).all()
    assert (mean_goes_on(np.array([9.0, 0.0]), 4) >= 0).all()
