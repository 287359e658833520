"""The change readings behind the signs of a rut: every sign and all together, on one false-alarm budget."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd

from careerdata.analysis.rut.readings import SHORTEST_BASELINE, TOGETHER, Watched, watch
from careerdata.analysis.stats.normal_scores import Numbers

Worse = Literal["up", "down"]
SIGNS: dict[str, Worse] = {
    "sunday_dread": "up",
    "boredom": "up",
    "frustration": "up",
    "worn_out": "up",
    "work_quality": "down",
    "mood": "down",
    "standing_still": "up",
}
"""Every sign and the direction in which it is worse; all but the last are columns of `mood.csv`."""
STANDING_STILL = "standing_still"
LONGEST_BASELINE = 52

__all__ = ["TOGETHER", "Baseline", "Detection", "RutSettings", "charts", "detect"]


@dataclass(frozen=True)
class RutSettings:
    """What the person may choose.

    Attributes:
        bad_zone: from this answer on (0 to 10, worse upward) a week is a bad one; work quality and mood are mirrored.
        false_alarms_per_year: the chance that a calm log raises any alarm in its first 52 weeks after the baseline, all
            signs together.
        baseline_weeks: how many of the first logged weeks the baseline holds at least, 12 to 52; it grows with calm weeks.
        since: the reading begins with this day's week, as if nothing had been logged before; None for the first week.
    """

    bad_zone: float = 7.0
    false_alarms_per_year: float = 0.10
    baseline_weeks: int = 20
    since: dt.date | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.bad_zone <= 10:
            raise ValueError(f"The bad zone begins between 0 and 10, not at {self.bad_zone}.")
        _check(self.false_alarms_per_year, self.baseline_weeks)


@dataclass(frozen=True)
class Baseline:
    """What the later weeks are compared with: how many weeks, from when to when, and what was usual in them."""

    weeks: int
    first: pd.Timestamp
    last: pd.Timestamp
    mean: float
    sd: float


@dataclass(frozen=True)
class Detection:
    """The change reading of one series, on the weeks of that series, in order.

    Attributes:
        alarms: True in the weeks in which an alarm stands: from the one that raised it until the sign is back.
        statistic: how far the last weeks are on the worse side of those before, in parts of the limit; while an alarm
            stands, how far the last quarter is from being back. Missing in the first weeks, and in weeks without an
            answer.
        limit: 1; NaN where there is no baseline yet.
        baseline: the weeks before the present alarm, or before the last quarter; None with 12 answers or fewer.
    """

    alarms: pd.Series[bool]
    statistic: pd.Series[float]
    limit: float
    baseline: Baseline | None


def detect(
    weekly: pd.Series[float], worse: Worse, false_alarms_per_year: float = 0.10, baseline_weeks: int = 20
) -> Detection:
    """Look for a change for the worse in one series.

    Args:
        weekly: answers, indexed by week; a week may be absent or NaN, which is the same.
        worse: the direction that is worse, ``"up"`` or ``"down"``.
        false_alarms_per_year: the chance of any alarm within the first 52 weeks of a calm series, 0.02 to 0.3.
        baseline_weeks: how many of the first answers the baseline holds at least, 12 to 52; the first 12 stand in
            until there are more answers than that.

    Raises:
        ValueError: if a setting lies outside its range.
    """
    if worse not in ("up", "down"):
        raise ValueError(f'Worse is "up" or "down", not {worse!r}.')
    _check(false_alarms_per_year, baseline_weeks)
    weekly = weekly.sort_index().astype(float)
    values = np.asarray(weekly, dtype=np.float64)
    found = watch({"series": values if worse == "up" else -values}, baseline_weeks, false_alarms_per_year)
    alarms, statistic = np.zeros(len(values), dtype=bool), np.full(len(values), np.nan)
    if "series" not in found:
        return Detection(
            pd.Series(alarms, index=weekly.index, dtype="bool"), pd.Series(statistic, index=weekly.index), np.nan, None
        )
    sign = found["series"]
    alarms[sign.places] = sign.history.alarm
    statistic[sign.places] = np.where(np.isfinite(sign.history.ratio), sign.history.ratio, np.nan)
    usual = sign.places[sign.usual]
    known = values[usual]
    mean, sd = float(known.mean()), float(known.std(ddof=1))
    baseline = Baseline(len(usual), weekly.index[usual[0]], weekly.index[usual[-1]], mean, sd)
    return Detection(
        pd.Series(alarms, index=weekly.index, dtype="bool"), pd.Series(statistic, index=weekly.index), 1.0, baseline
    )


def charts(answers: Mapping[str, Numbers], settings: RutSettings) -> dict[str, Watched]:
    """Return the change reading of every sign of the check-in with enough weeks, and of all together.

    Args:
        answers: by sign, one a week; NaN where nothing was logged. Weeks that are not to count are no entries.
        settings: the person's choices.
    """
    upward = {
        sign: answers[sign] if worse == "up" else -answers[sign]
        for sign, worse in SIGNS.items()
        if sign != STANDING_STILL
    }
    return watch(upward, settings.baseline_weeks, settings.false_alarms_per_year)


def _check(false_alarms_per_year: float, baseline_weeks: int) -> None:
    if not 0.02 <= false_alarms_per_year <= 0.3:
        raise ValueError(
            f"The chance of a false alarm in a year lies from 0.02 to 0.3, not at {false_alarms_per_year}."
        )
    if not SHORTEST_BASELINE <= baseline_weeks <= LONGEST_BASELINE:
        raise ValueError(f"A baseline has {SHORTEST_BASELINE} to {LONGEST_BASELINE} weeks, not {baseline_weeks}.")
