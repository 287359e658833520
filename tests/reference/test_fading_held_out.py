"""Fading on people who were not made from its model: no worse a guide than recency, and chances that come true."""

import pytest

from benchmarks.followups import LOGS, calibration, scored, simulated

PEOPLE = 60


@pytest.mark.parametrize("kind", ["dense, even", "dense, very bursty", "sparse, very bursty"])
def test_fading_is_not_behind_recency_and_means_what_it_says(kind):
    found, left_out, pairs = scored(simulated(LOGS[kind], PEOPLE))
    assert len(found) + left_out == PEOPLE
    assert found["fading"].mean() > found["recency"].mean() - 0.005
    fifths = calibration(pairs)
    assert len(fifths) == 5
    assert (fifths["said"] - fifths["was"]).abs().max() < 0.12
    assert pairs["said"].mean() == pytest.approx(pairs["was"].mean(), abs=0.05)
