"""The forecast of weekly hours: any history in, futures out that start where the history ends."""

import numpy as np
import pandas as pd
import pytest

from careerdata.analysis.plan.readiness import forecast_hours
from careerdata.analysis.stats.gamma_poisson import EVENTS, HOURS, fano_factor, level_of, paths

STEADY = [5.0, 4.0, 6.0, 5.0] * 26


def quantiles(hours, weeks, shares=(0.1, 0.5, 0.9)):
    return np.quantile(forecast_hours(hours, weeks, 2000, 1)[:, -1], shares)


def test_it_has_a_row_a_future_and_a_column_a_week():
    assert forecast_hours(STEADY, 7, 50, 1).shape == (50, 7)
    assert forecast_hours(STEADY, 0, 50, 1).shape == (50, 0)


def test_somebody_steady_goes_on_at_five_hours_a_week():
    low, middle, high = quantiles(STEADY, 10)
    assert middle == pytest.approx(50, rel=0.1)
    assert low > 30
    assert high < 75


def test_bursts_make_the_range_wider_than_the_same_hours_done_evenly():
    bursty = [0.0, 0.0, 0.0, 20.0] * 26
    (low, _, high), (even_low, _, even_high) = quantiles(bursty, 13), quantiles([5.0] * 104, 13)
    assert high - low > 2 * (even_high - even_low)


def test_recent_weeks_count_for_more():
    faded, grown = [8.0] * 30 + [1.0] * 20, [1.0] * 30 + [8.0] * 20
    assert quantiles(faded, 8)[1] < 30 < quantiles(grown, 8)[1]


def relative_width(hours, weeks):
    low, middle, high = quantiles(hours, weeks)
    return (high - low) / middle


def test_whoever_changes_is_less_sure_the_further_ahead_whoever_is_steady_surer():
    # Half a year of somebody steady evens out the good and the bad weeks; of somebody who changes it does not.
    changing = ([6.0, 7.0, 5.0] * 5 + [1.0, 2.0, 1.0] * 5) * 3
    assert relative_width(changing, 26) > relative_width(changing, 4) > relative_width(STEADY, 4)
    assert relative_width(STEADY, 26) < relative_width(STEADY, 4)


def test_how_fast_the_past_is_forgotten_follows_from_how_it_went():
    # A year and a half at a half-yearly swing: the last weeks say more. Steady bursts: all of them do.
    swinging = ([2.0] * 13 + [8.0] * 13) * 3
    discount = np.array(HOURS.discounts)
    weights = [level_of(np.array(hours), HOURS).weight @ discount for hours in (swinging, STEADY)]
    assert weights[0] < 0.9 < weights[1]


def test_without_history_it_is_wide():
    low, middle, high = quantiles([], 13)
    assert low < 0.25 * 39
    assert 0.4 * 39 < middle < 39
    assert high > 2 * 39


def test_a_year_of_nothing_says_little_but_not_never():
    futures = forecast_hours([0.0] * 52, 26, 2000, 1)[:, -1]
    assert np.median(futures) < 13
    assert 0.1 < (futures > 0).mean() < 0.9


def test_a_tiny_week_is_not_taken_for_certainty():
    low, _, high = quantiles([0.25], 13)
    assert low < 5
    assert high > 25


def test_missing_weeks_are_dropped_whatever_holds_them():
    expected = forecast_hours([4.0, 6.0], 5, 100, 3)
    for hours in ([4.0, np.nan, 6.0], np.array([np.nan, 4.0, 6.0]), pd.Series([4.0, 6.0, None])):
        assert np.array_equal(forecast_hours(hours, 5, 100, 3), expected)


def test_the_same_seed_gives_the_same_futures_and_another_seed_others():
    assert np.array_equal(forecast_hours(STEADY, 9, 100, 1), forecast_hours(STEADY, 9, 100, 1))
    assert not np.array_equal(forecast_hours(STEADY, 9, 100, 1), forecast_hours(STEADY, 9, 100, 2))


def test_counted_things_come_in_whole_numbers():
    events = paths(np.array([0.0, 1.0, 0.0, 0.0] * 10), EVENTS, 30, 500, 1)
    assert np.array_equal(events, np.round(events))
    assert fano_factor(np.array([0.0, 1.0, 0.0, 0.0] * 10), EVENTS) == 1


def test_the_prior_level_is_what_is_expected_without_history():
    assert level_of(np.empty(0), HOURS).mean == pytest.approx(3)
    assert level_of(np.empty(0), EVENTS).mean == pytest.approx(0.1)


@pytest.mark.parametrize(("hours", "weeks", "draws"), [([-1.0], 4, 10), ([1.0], -1, 10), ([1.0], 4, 0)])
def test_what_makes_no_sense_is_refused(hours, weeks, draws):
    with pytest.raises(ValueError, match="0 or more"):
        forecast_hours(hours, weeks, draws, 1)
