"""Fading: how unlikely two people are to be in touch again soon, the mean of what two models say.

BG/NBD goes by the two people's own days in touch. It takes contacts to come evenly at random, but people meet in bursts,
three lunches in a week, then nothing for a month: a burst looks like a fast tie, the pause after it like its end. So the
repeats are divided by how much burstier than that the log is: the squared coefficient of variation of the gaps between
days in touch, which is 1 for contacts at random, and to which the variance-to-mean ratio of their count tends (Cox &
Lewis 1966, *The Statistical Analysis of Series of Events*, section 4.5). The other model, `silences`, knows nothing of
the two but how long they have been silent, and goes by how everybody's silences ended, whatever shape they have.

Each errs where the other does not, and neither is known to be the better one in a log as small as a person's: their
probabilities are averaged, the same weight each (the linear opinion pool of Stone 1961, *Annals of Mathematical
Statistics* 32, 1339-1342; that weights which were learnt rarely do better is in Clemen 1989, *International Journal of
Forecasting* 5, 559-583). ``python -m benchmarks.followups`` shows what that brings.
"""

from __future__ import annotations

import datetime as dt

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from careerdata.analysis.stats import bgnbd
from careerdata.analysis.stats.kaplan_meier import p_broken_within

HORIZON_IN_DAYS = 90
"""Fading asks about contact within this many days; a longer silence makes any ask a cold one."""
FEWEST_PEOPLE, FEWEST_DAYS_EACH = 15, 2
"""With fewer people in touch, or fewer days in touch each on average, there is no habit to learn from."""
_FEWEST_GAPS = 3


def fading(people: pd.DataFrame, gaps: NDArray[np.int64], today: dt.date) -> tuple[NDArray[np.float64], bool]:
    """Return fading per person, 0 to 1, and whether it could be learnt from their touches (else it is recency).

    Args:
        people: one row a person: days (in touch, 0 or more), first and last_touch (dates, missing without any), met_on
            (a date or missing), squared_gaps (sum of the squared days between one day in touch and the next).
        gaps: the days between one day in touch and the next, everybody's in one row.
        today: the day to count from; no earlier than any last_touch.
    """
    now = pd.Timestamp(today)
    since = people["first"].fillna(people["met_on"])
    age = (now - since).dt.days.fillna(0.0).clip(lower=0).to_numpy(dtype=float)
    recency = (people["last_touch"] - people["first"]).dt.days.fillna(0.0).to_numpy().astype(np.float64)
    days = people["days"].to_numpy(dtype=float)
    in_touch = days > 0
    silence = age - recency
    if in_touch.sum() < FEWEST_PEOPLE or days[in_touch].mean() < FEWEST_DAYS_EACH:
        return -np.expm1(-silence / HORIZON_IN_DAYS), False
    frequency = np.maximum(days - 1.0, 0.0)
    again = frequency > 1
    squared_gaps = people["squared_gaps"].to_numpy(dtype=float)
    frequency[again] = 1 + (frequency[again] - 1) / burstiness(frequency, recency, squared_gaps)
    habits = bgnbd.fit(frequency[in_touch], recency[in_touch], age[in_touch])
    by_habit = bgnbd.p_contact_within(habits, frequency, recency, age, HORIZON_IN_DAYS)
    by_silence = p_broken_within(HORIZON_IN_DAYS, gaps, silence[in_touch].astype(np.int64))
    # Whoever was never in touch has been silent since you met, maybe longer than anybody else.
    lasted = np.minimum(silence.astype(np.int64), by_silence.size - 1)
    return 1 - (by_habit + by_silence[lasted]) / 2, True


def burstiness(gaps: NDArray[np.float64], spans: NDArray[np.float64], squared_gaps: NDArray[np.float64]) -> float:
    """Return the squared coefficient of variation of the gaps, over everybody with three or more; at least 1.

    Gaps more even than at random change nothing: the model would be surer than the rest of its story allows.

    Args:
        gaps: how many gaps each person has.
        spans: their sum, in days.
        squared_gaps: the sum of their squares.
    """
    enough = (gaps >= _FEWEST_GAPS) & (spans > 0)
    many, mean = gaps[enough], spans[enough] / gaps[enough]
    if not many.size:
        return 1.0
    spread = (squared_gaps[enough] - many * mean**2) / mean**2
    return max(1.0, float(spread.sum() / (many - 1).sum()))
