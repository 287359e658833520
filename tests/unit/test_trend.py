"""The slope of a series: what single odd weeks do to it, and how sure it is."""

import numpy as np
import pytest

from careerdata.analysis.trend import detrended, slope_with_band, theil_sen

WEEKS = np.arange(30.0)


def test_a_straight_line_has_its_slope_and_no_doubt():
    found = slope_with_band(WEEKS, 2 + 0.25 * WEEKS)
    assert found == pytest.approx((0.25, 0.25, 0.25))


def test_three_wild_weeks_do_not_turn_it():
    values = 2 + 0.25 * WEEKS
    values[[3, 11, 28]] = [60.0, -40.0, -90.0]
    assert theil_sen(WEEKS, values) == pytest.approx(0.25)


def test_the_weeks_that_are_missing_count_as_time():
    weeks = np.array([0.0, 1.0, 2.0, 13.0, 14.0, 15.0])
    assert theil_sen(weeks, 3 * weeks) == pytest.approx(3.0)


def test_what_is_left_has_no_slope_and_its_middle_at_0():
    values = 5 - 0.1 * WEEKS + np.tile([0.5, -0.5, 0.0], 10)
    rest = detrended(WEEKS, values)
    assert theil_sen(WEEKS, rest) == pytest.approx(0.0, abs=1e-12)
    assert np.median(rest) == pytest.approx(0.0, abs=1e-12)


def test_the_band_holds_the_true_slope_about_as_often_as_it_says():
    rng = np.random.default_rng(8)
    held = 0
    for _ in range(200):
        low, high = slope_with_band(np.arange(52.0), 0.05 * np.arange(52.0) + rng.standard_normal(52))[1:]
        held += low <= 0.05 <= high
    assert 0.80 <= held / 200 <= 0.96


def test_too_few_weeks_have_no_slope():
    assert np.isnan(slope_with_band(np.arange(11.0), np.arange(11.0))).all()
