"""The slope of a series: what single odd weeks do to it, and how sure it is."""

import numpy as np
import pytest
from scipy import stats

from careerdata.analysis.stats.trend import detrended, slope_with_band, theil_sen

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


@pytest.mark.parametrize("phi", [0.0, 0.5])
def test_the_band_holds_the_true_slope_nine_times_of_ten(phi):
    # 400 logs of half a year. The bounds: 9 of 10 less or more the 2 of 100 that are left open, 99 times of 100.
    rng = np.random.default_rng(8)
    logs, count = 400, 26
    noise = rng.standard_normal((count, logs))
    for week in range(1, count):
        noise[week] = phi * noise[week - 1] + np.sqrt(1 - phi**2) * noise[week]
    answers = np.round(2 * (5 + 1.5 * noise.T)) / 2
    bands = [slope_with_band(np.arange(count, dtype=float), log) for log in answers]
    held = sum(band.low <= 0 <= band.high for band in bands)
    assert stats.binom.ppf(0.005, logs, 0.88) <= held <= stats.binom.ppf(0.995, logs, 0.93)


def test_too_few_weeks_have_no_slope():
    assert np.isnan(slope_with_band(np.arange(11.0), np.arange(11.0))).all()
