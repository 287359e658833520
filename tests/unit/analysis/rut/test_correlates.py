"""What goes together: what is found, what is not claimed, and what is said of it."""

import datetime as dt

import numpy as np
import pandas as pd
import pytest
from unrelated_logs import FIRST, NAMES, TODAY, logs

from careerdata.analysis.rut import correlates
from careerdata.analysis.stats.association import benjamini_hochberg, correlate, whitened
from careerdata.logbook import Logbook
from careerdata.schemas import LOGS, empty_frame


def of(finding, what, lag=0):
    table = finding.table
    return table[(table["what"] == what) & (table["lag"] == lag)].iloc[0]


def test_what_moves_together_is_found_and_said_with_its_direction():
    hours = 40 + 5 * np.random.default_rng(1).standard_normal(60)
    tired = np.round(2 * (5 + 0.3 * (hours - 40) + np.random.default_rng(2).normal(0, 0.7, 60))) / 2
    finding = correlates.read(Logbook.from_frames(today=TODAY, **logs(hours_worked=hours, worn_out=tired)), "worn_out")
    row = of(finding, "hours_worked")
    assert row["together"]
    assert 0.6 < row["correlation"] < 1
    assert row["low"] < row["correlation"] < row["high"]
    assert "more hours at work moved with feeling more worn out" in finding.sentence


def test_a_better_week_outside_and_a_lower_mood_are_said_the_other_way_round():
    mood = np.round(5 + 1.5 * np.random.default_rng(4).standard_normal(60))
    finding = correlates.read(
        Logbook.from_frames(today=TODAY, **logs(mood=mood, outside_work=np.clip(11 - mood, 0, 10)))
    )
    assert "a better life outside work moved with a lower mood" in finding.sentence


def test_what_comes_a_week_later_is_said_to():
    hours = 40 + 5 * np.random.default_rng(1).standard_normal(60)
    dread = np.concatenate([[5.0], 5 + 0.3 * (hours[:-1] - 40)])
    finding = correlates.read(
        Logbook.from_frames(today=TODAY, **logs(hours_worked=hours, sunday_dread=dread)), "sunday_dread"
    )
    assert of(finding, "hours_worked", 1)["together"]
    assert not of(finding, "hours_worked", 0)["together"]
    assert "more Sunday dread the week after" in finding.sentence


def test_two_answers_that_only_rise_side_by_side_are_not_called_together():
    rising = np.linspace(2, 8, 60)
    noise = np.random.default_rng(6).normal(0, 0.7, (2, 60))
    finding = correlates.read(
        Logbook.from_frames(today=TODAY, **logs(mood=rising + noise[0], hours_worked=30 + 2 * rising + noise[1]))
    )
    assert np.corrcoef(rising + noise[0], 30 + 2 * rising + noise[1])[0, 1] > 0.85
    assert not of(finding, "hours_worked")["together"]


def test_below_26_weeks_nothing_is_compared():
    finding = correlates.read(Logbook.from_frames(today=TODAY, **logs(weeks=25)))
    assert finding.table["correlation"].isna().all()
    assert finding.sentence.startswith("What moves with your mood can be told after 26 weeks")
    assert "So far there are 25" in finding.sentence
    assert correlates.read(Logbook.from_frames(today=TODAY, **logs(weeks=26))).table["correlation"].notna().any()


def test_a_week_that_lacks_one_of_the_two_does_not_count():
    frames = logs(weeks=30)
    frames["mood"].loc[[3, 4, 5, 6, 7], "hours_worked"] = np.nan
    assert of(correlates.read(Logbook.from_frames(today=TODAY, **frames)), "hours_worked")["weeks"] == 25


def test_what_never_varies_is_no_companion():
    finding = correlates.read(Logbook.from_frames(today=TODAY, **logs(hours_worked=np.full(60, 40.0))))
    assert np.isnan(of(finding, "hours_worked")["correlation"])
    assert not of(finding, "hours_worked")["together"]


def test_the_same_weeks_of_learning_touches_and_wins_are_counted():
    frames = logs(weeks=4)
    days = [pd.Timestamp(2025, 1, 14), pd.Timestamp(2025, 1, 15), pd.Timestamp(2025, 1, 27)]
    frames["skills"] = pd.DataFrame({"date": days, "skill": "SQL", "hours": [1.5, 2.0, 0.5]})
    frames["touches"] = pd.DataFrame({"date": days, "contact": ["Ann", "Bo", "Ann"], "kind": "met"})
    frames["endorsements"] = pd.DataFrame(
        {"asked_on": days[:2], "status": ["given", "asked"], "given_on": [days[2], pd.NaT]}
    )
    weekly = correlates.weekly_values(Logbook.from_frames(today=TODAY, **frames))
    np.testing.assert_array_equal(weekly["plan_hours"], [np.nan, 3.5, 0.0, 0.5])
    np.testing.assert_array_equal(weekly["touch"], [np.nan, 1, 0, 1])
    np.testing.assert_array_equal(weekly["win"], [np.nan, np.nan, np.nan, 1])


def test_rows_after_today_are_ignored():
    frames = logs(weeks=30)
    assert (
        of(correlates.read(Logbook.from_frames(today=FIRST + dt.timedelta(weeks=27), **frames)), "hours_worked")[
            "weeks"
        ]
        == 28
    )


def test_a_fall_of_life_outside_work_is_said_to_be_no_sign_of_the_job():
    outside = np.concatenate([np.tile([6.0, 7.0, 5.0, 8.0], 10), np.full(20, 1.0)])
    fell = correlates.read(Logbook.from_frames(today=TODAY, **logs(outside_work=outside)))
    assert "Life outside work has fallen, first seen in the week of" in fell.caution
    assert "it may not be the job" in fell.caution
    assert (
        "has not got worse"
        in correlates.read(
            Logbook.from_frames(today=TODAY, **logs(outside_work=outside[:40].tolist() * 1 + [6.0, 7.0] * 10))
        ).caution
    )


def test_an_unknown_outcome_is_told_the_known_ones():
    with pytest.raises(ValueError, match="mood, sunday_dread"):
        correlates.read(Logbook.from_frames(today=TODAY, **logs()), "outside_work")


def test_an_empty_log_says_how_far_it_is():
    frames = {name: empty_frame(LOGS[name].schema) for name in NAMES}
    assert "So far there are 0" in correlates.read(Logbook.from_frames(today=TODAY, **frames)).sentence


def test_whitening_takes_the_trend_and_last_week_away():
    rng = np.random.default_rng(0)
    noise = rng.standard_normal(400)
    series = np.zeros(400)
    for week in range(1, 400):
        series[week] = 0.7 * series[week - 1] + noise[week]
    left = whitened(series + 0.05 * np.arange(400))[1:]
    assert abs(np.corrcoef(left[1:], left[:-1])[0, 1]) < 0.1
    assert np.corrcoef(left, noise[1:])[0, 1] > 0.98


def test_the_week_after_a_gap_is_left_out():
    series = np.random.default_rng(0).standard_normal(40)
    series[10] = np.nan
    assert np.flatnonzero(np.isnan(whitened(series))).tolist() == [0, 10, 11]


def test_benjamini_and_hochberg_as_in_their_example():
    # Fifteen chances of 1995, table in section 3.2: at 5 % the first four count.
    chances = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528]
    chances += [0.7590, 1.0000]
    assert benjamini_hochberg(np.array(chances), 0.05).tolist() == [True] * 4 + [False] * 11
    assert benjamini_hochberg(np.array([0.001, np.nan, 0.9]), 0.05).tolist() == [True, False, False]


def test_unrelated_drifting_series_are_called_together_in_at_most_one_log_of_ten():
    rng = np.random.default_rng(12)
    for weeks in (26, 52, 104):
        walks = rng.standard_normal((300, 7, weeks)).cumsum(-1)
        called = 0
        for log in walks:
            looks = [correlate(driver, log[-1], lag) for driver in log[:-1] for lag in (0, 1)]
            called += benjamini_hochberg(np.array([one.chance for one in looks])).any()
        # 300 logs tell a chance of 10 % to within 3.5 points (two standard errors).
        assert called / 300 <= 0.135


def test_every_second_week_is_said_to_be_no_weeks_in_a_row():
    given = logs(weeks=120)
    given["mood"] = given["mood"].iloc[::2]
    finding = correlates.read(Logbook.from_frames(today=dt.date(2028, 1, 1), **given))
    assert "weeks in a row" in finding.sentence
    assert finding.table["correlation"].isna().all()
