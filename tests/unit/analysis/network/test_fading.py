"""Fading: what bursts do to it, and what it says of a silence, by hand."""

import datetime as dt
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from careerdata.analysis.network.fading import burstiness, fading
from careerdata.analysis.network.touch_history import history

TODAY = dt.date(2026, 6, 1)


def known(**days):
    """Return the history of people, each given by the days ago on which they were in touch."""
    log = pd.DataFrame(
        [
            {"contact": name, "date": pd.Timestamp(TODAY) - pd.Timedelta(days=ago)}
            for name, all_of_them in days.items()
            for ago in all_of_them
        ]
    )
    found = history(pd.Series(list(days)), log, TODAY)
    return replace(found, facts=found.facts.assign(met_on=pd.NaT))


def test_squared_gaps_are_counted_between_days_in_touch():
    # Days 20, 17, 17 and 10 ago: gaps of 3 and 7 days, 9 + 49.
    found = known(Ann=[20, 17, 17, 10], Ben=[4])
    assert found.facts["squared_gaps"].tolist() == [58, 0]
    assert found.facts["days"].tolist() == [3, 1]
    assert sorted(found.gaps.tolist()) == [3, 7]


def test_burstiness_by_hand():
    # Gaps 1, 1, 10: mean 4, squared deviations 9 + 9 + 36 = 54 over 16, divided by 2: 1.6875.
    assert burstiness(np.array([3.0]), np.array([12.0]), np.array([102.0])) == pytest.approx(1.6875)
    # With gaps 1, 1, 1, 9 (mean 3: 48 over 9, degrees of freedom 3): (54/16 + 48/9) / (2 + 3).
    both = burstiness(np.array([3.0, 4.0]), np.array([12.0, 12.0]), np.array([102.0, 84.0]))
    assert both == pytest.approx((54 / 16 + 48 / 9) / 5)


def test_even_gaps_and_too_few_of_them_change_nothing():
    assert burstiness(np.array([4.0]), np.array([40.0]), np.array([400.0])) == 1
    assert burstiness(np.array([2.0, 0.0]), np.array([12.0, 0.0]), np.array([122.0, 0.0])) == 1


def test_a_pause_after_a_burst_is_no_end_where_everybody_meets_in_bursts():
    # Everybody meets on three days running, every 40 days; Ann's last three were 39 days ago, Ben's 80 more.
    burst = [start + day for start in range(39, 400, 40) for day in (0, 1, 2)]
    people = {f"N{number}": burst for number in range(20)} | {"Ben": [day + 80 for day in burst]}
    found = known(**people)
    spread, _ = fading(found.facts, found.gaps, TODAY)
    plain, _ = fading(found.facts.assign(squared_gaps=0.0), found.gaps, TODAY)
    assert spread[0] < plain[0]
    assert spread[-1] > spread[0]


def test_how_everybodys_silences_ended_is_half_of_what_is_said():
    # Twenty people, every 10 days until 5 days ago, and twenty met once, 200 days ago. Of the silences that were longer
    # than 5 days, 200 ended on day 10 and 20 are open.
    steady = {f"N{number}": list(range(5, 106, 10)) for number in range(20)}
    found = known(**steady, **{f"O{number}": [200] for number in range(20)})
    with_gaps, learnt = fading(found.facts, found.gaps, TODAY)
    never_broken, _ = fading(found.facts, np.empty(0, dtype=np.int64), TODAY)
    assert learnt
    assert (never_broken - with_gaps)[:20] == pytest.approx(200 / 220 / 2)
    assert (never_broken - with_gaps)[20:] == pytest.approx(0)
