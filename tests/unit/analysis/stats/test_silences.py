"""How silences end: against a published survivor function, and by hand."""

import numpy as np
import pytest

from careerdata.analysis.stats.kaplan_meier import p_broken_within

# Weeks in remission under 6-MP, of 21 children with leukaemia: Freireich et al. (1963), Blood 21, 699-716.
RELAPSED = np.array([6, 6, 6, 7, 10, 13, 16, 22, 23])
STILL_WELL = np.array([6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35])
# Their survivor function as textbooks print it: Kalbfleisch & Prentice (2002), or Collett (2015).
SURVIVED = {0: 1.0, 6: 0.857, 7: 0.807, 10: 0.753, 13: 0.690, 16: 0.627, 22: 0.538, 23: 0.448}


@pytest.mark.parametrize("week", SURVIVED)
def test_the_published_survivor_function_of_censored_times(week):
    # Beyond the horizon of 40 weeks nothing is left to happen, so that what is asked is 1 - S(23) / S(week).
    found = p_broken_within(40, RELAPSED, STILL_WELL)
    assert found[week] == pytest.approx(1 - 0.448 / SURVIVED[week], abs=0.002)


def test_a_silence_longer_than_any_that_ended_is_not_expected_to_end():
    found = p_broken_within(90, np.array([10, 20]), np.array([5, 300]))
    assert found.size == 301
    assert found[20:].tolist() == [0.0] * 281


def test_only_the_days_ahead_count():
    # Ten silences: five end on day 4, five on day 9. Within 4 days half of them do; once day 4 has passed, within 5 all.
    assert p_broken_within(4, np.array([4] * 5), np.array([9] * 5))[0] == 0.5
    assert p_broken_within(3, np.array([4] * 5), np.array([9] * 5))[4] == 0.0


def test_a_longer_silence_is_never_likelier_to_end():
    # Nothing ends before day 50 and everything on it: raw, the chance within 10 days jumps from 0 to 1 on day 40. Levelled,
    # it is the mean over the days 0 to 49, weighted by who got there: 10 of 50 days.
    found = p_broken_within(10, np.array([50] * 8), np.array([0]))
    assert (np.diff(found) <= 1e-12).all()
    # Day 0 has nine silences, the others eight.
    assert found[0] == pytest.approx(10 * 8 / (9 + 49 * 8))
