"""The control chart's parts, against numbers worked out by hand."""

import numpy as np
import pytest

from careerdata.analysis.stats import ewma
from careerdata.analysis.stats.ewma_limits import BASELINES, SERIES, SHARES


def test_the_average_follows_its_recursion():
    # 0.1 * 10 = 1; 0.9 * 1 + 0.1 * 0 = 0.9; 0.9 * 0.9 + 0.1 * 5 = 1.31
    assert ewma.smooth([10, 0, 5], 0.1) == pytest.approx([1, 0.9, 1.31])


def test_the_average_can_be_taken_up_where_it_stopped():
    values = np.array([[3.0, 1, 4, 1, 5, 9], [2, 7, 1, 8, 2, 8]])
    first = ewma.smooth(values[:, :2])
    assert np.c_[first, ewma.smooth(values[:, 2:], start=first[:, -1])] == pytest.approx(ewma.smooth(values))


def test_the_standard_error_holds_the_baselines_own():
    # After one week: 0.1**2 * 1 from the week and 0.1**2 / 20 from the mean; after many: 0.1 / 1.9 and 1 / 20.
    error = ewma.standard_error(400, baseline_weeks=20, weight=0.1)
    assert error[0] ** 2 == pytest.approx(0.01 + 0.0005)
    assert error[-1] ** 2 == pytest.approx(0.1 / 1.9 + 0.05)
    assert ewma.standard_error(400, baseline_weeks=np.inf, weight=0.1)[-1] ** 2 == pytest.approx(0.1 / 1.9)


def test_the_recent_mean_begins_with_the_first_whole_window():
    assert ewma.recent([1.0, 2, 6, 4, 2], 3) == pytest.approx([3, 4, 4])
    assert ewma.recent([[1.0, 3], [2, 4]], 2) == pytest.approx(np.array([[2], [3]]))
    assert ewma.recent([1.0, 2], 3).shape == (0,)


def test_a_worse_quarter_after_calm_weeks_is_not_watered_down_by_them():
    # 87 weeks at the baseline, then 13 one spread above: their mean is 1 and spreads by 1/13 + 1/20.
    weeks = np.repeat([4.0, 5.0], [87, 13])
    quarter = 1 / (1.12 * np.sqrt(1 / 13 + 1 / 20))
    assert ewma.statistic(weeks, mean=4.0, sd=1.0, baseline_weeks=20)[-1] == pytest.approx(quarter)
    assert ewma.statistic(np.full(100, 5.0), mean=4.0, sd=1.0, baseline_weeks=20)[-1] > quarter


def test_the_spread_is_the_sample_standard_deviation_but_no_less_than_half_a_point():
    assert ewma.spread(np.array([2.0, 4, 4, 4, 5, 5, 7, 9])) == pytest.approx(np.sqrt(32 / 7))
    assert ewma.spread(np.full(20, 6.0)) == 0.5


def test_the_autocorrelation_is_corrected_for_its_bias():
    # 1, 2, ..., 12: squares about the mean 143, lagged products 107.25; r = 0.75; (0.75 + 1/12) / (1 - 4/12) = 1.25
    assert ewma.autocorrelation(np.arange(1.0, 13)) == pytest.approx(1.25)
    assert ewma.autocorrelation(np.full(12, 3.0)) == pytest.approx(0.125)


def test_the_correction_removes_most_of_the_bias():
    rng = np.random.default_rng(3)
    logs = rng.standard_normal((20_000, 20))
    for week in range(1, 20):
        logs[:, week] = 0.4 * logs[:, week - 1] + np.sqrt(1 - 0.16) * logs[:, week]
    assert ewma.autocorrelation(logs).mean() == pytest.approx(0.4, abs=0.02)


def test_signs_lend_each_other_their_autocorrelation():
    # 20 weeks keep 20 / 120 of their own: 1/6 * 0.6 + 5/6 * 0.2
    assert ewma.shared_autocorrelation(np.array([0.6, 0.0, 0.0]), 20)[0] == pytest.approx(0.6 / 6 + 0.2 * 5 / 6)
    assert ewma.shared_autocorrelation(np.array([0.6]), 20) == pytest.approx([0.6])


def test_a_rise_by_one_spread_is_one_spread_in_either_direction():
    up = ewma.statistic([5.0, 5.0], mean=4.0, sd=1.0, baseline_weeks=20)
    # 0.05 from the week and 0.05**2 / 20 from the mean; then 0.05 + 0.95 * 0.05 = 0.0975.
    assert up == pytest.approx([0.05 / np.sqrt(0.0025 * 1.05), 0.0975 / ewma.standard_error(2, 20)[1]])
    assert ewma.statistic([3.0, 3.0], mean=4.0, sd=-1.0, baseline_weeks=20) == pytest.approx(up)


@pytest.mark.parametrize("series", SERIES)
@pytest.mark.parametrize("baseline", BASELINES)
def test_the_limit_rises_with_resemblance_and_with_caution(baseline, series):
    phi = np.linspace(-0.2, 0.8, 21)
    limits = np.array([ewma.limit(baseline, series, share, phi) for share in SHARES])
    # Within 2 %: neighbouring cells of the table were fitted one by one.
    assert (np.diff(limits, axis=1) > -0.02 * limits[:, 1:]).all()
    assert (np.diff(limits, axis=0) < 0.02 * limits[1:]).all()


def test_the_limit_falls_with_a_longer_baseline_and_more_signs_to_learn_from():
    lengths = [float(ewma.limit(weeks, 5, 0.0209, 0.3)) for weeks in (12, 14, 18, 25, 40, 52)]
    assert lengths == sorted(lengths, reverse=True)
    signs = [float(ewma.limit(20, signs, 0.0209, 0.4)) for signs in (1, 2, 3, 4, 5)]
    assert signs == sorted(signs, reverse=True)


@pytest.mark.parametrize(("weeks", "share"), [(11, 0.1), (20, 0.003), (20, 0.5)])
def test_a_limit_nobody_calibrated_is_refused(weeks, share):
    with pytest.raises(ValueError, match="The limits hold for 12 baseline weeks or more"):
        ewma.limit(weeks, 5, share, 0.0)
