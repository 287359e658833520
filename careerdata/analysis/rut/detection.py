"""The change readings behind the signs of a rut: one control chart a sign, one false-alarm budget for all of them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from careerdata.analysis.rut.standing_still import SETTLING, longest_calm_wait
from careerdata.analysis.stats import ewma
from careerdata.analysis.stats.ewma import Numbers
from careerdata.analysis.stats.ewma_limits import SHARES

Worse = Literal["up", "down"]
SIGNS: dict[str, Worse] = {
    "sunday_dread": "up",
    "boredom": "up",
    "frustration": "up",
    "worn_out": "up",
    "work_quality": "down",
    "standing_still": "up",
}
"""Every sign and the direction in which it is worse; all but the last are columns of `mood.csv`."""
STANDING_STILL = "standing_still"
SHORTEST_BASELINE = 12
LONGEST_BASELINE = 52
STAND_IN = 1 / 3
"""The part of the budget that may be spent while the shortest baseline stands in for the one that was asked for."""


@dataclass(frozen=True)
class RutSettings:
    """What the person may choose.

    Attributes:
        bad_zone: from this answer on (0 to 10, worse upward) a week is a bad one; work quality is mirrored.
        false_alarms_per_year: the chance that a calm log raises any alarm within 52 weeks, all signs together.
        baseline_weeks: how many of the first logged weeks are the baseline, 12 to 52.
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
    autocorrelation: float


@dataclass(frozen=True)
class Detection:
    """The change reading of one series, on the weeks of that series, in order.

    Attributes:
        alarms: True in the weeks in which the statistic is beyond the limit.
        statistic: how far the smoothed series is on the worse side of the baseline, in its standard errors; missing
            in the baseline, in weeks without an answer, and throughout where there is no baseline yet.
        limit: what the statistic of a calm series stays below; NaN where there is no baseline yet.
        baseline: None with 12 answers or fewer.
    """

    alarms: pd.Series[bool]
    statistic: pd.Series[float]
    limit: float
    baseline: Baseline | None


@dataclass(frozen=True)
class Chart:
    """A change reading in the order of the logged weeks.

    Attributes:
        start: the first week after the baseline, counted in logged weeks; `statistic` begins there.
        size: how many weeks the baseline holds.
        mean: what was usual in the baseline; NaN for a wait, which has no usual level.
        sd: the baseline's spread; NaN for a wait.
        autocorrelation: how much neighbouring weeks of the baseline resemble each other; NaN for a wait.
        statistic: large is worse.
        limit: what a calm series stays below, or at.
    """

    start: int
    size: int
    mean: float
    sd: float
    autocorrelation: float
    statistic: Numbers
    limit: float = np.nan

    @property
    def alarms(self) -> NDArray[np.bool_]:
        """Whether the statistic is beyond the limit, per week from `start` on."""
        return self.statistic > self.limit


def detect(
    weekly: pd.Series[float], worse: Worse, false_alarms_per_year: float = 0.10, baseline_weeks: int = 20
) -> Detection:
    """Look for a change for the worse in one series.

    Args:
        weekly: answers from 0 to 10, indexed by week; a week may be absent or NaN, which is the same.
        worse: the direction that is worse, ``"up"`` or ``"down"``.
        false_alarms_per_year: the chance of any alarm within the first 52 weeks of a calm series, 0.02 to 0.3.
        baseline_weeks: how many of the first answers are the baseline, 12 to 52; the first 12 stand in until there
            are more answers than that.

    Raises:
        ValueError: if a setting lies outside its range.
    """
    if worse not in ("up", "down"):
        raise ValueError(f'Worse is "up" or "down", not {worse!r}.')
    _check(false_alarms_per_year, baseline_weeks)
    weekly = weekly.sort_index()
    answers = np.asarray(weekly, dtype=float)
    places = np.flatnonzero(~np.isnan(answers))
    statistic = np.full(len(weekly), np.nan)
    limit = np.nan
    baseline = None
    chart = mood_chart(answers[places], worse, baseline_weeks)
    if chart is not None:
        share = _share(false_alarms_per_year, 1, stands_in=chart.size < baseline_weeks)
        limit = float(ewma.limit(chart.size, 1, share, chart.autocorrelation))
        statistic[places[chart.start :]] = chart.statistic
        first, last = weekly.index[places[0]], weekly.index[places[chart.size - 1]]
        baseline = Baseline(chart.size, first, last, chart.mean, chart.sd, chart.autocorrelation)
    alarms = pd.Series(statistic > limit, index=weekly.index)
    return Detection(alarms, pd.Series(statistic, index=weekly.index), limit, baseline)


def charts(log: pd.DataFrame, settings: RutSettings) -> dict[str, Chart]:
    """Return the change reading of every sign with enough weeks, on one budget.

    The budget is shared so that calm, unrelated signs together raise an alarm in a year with the chance that
    `settings` states (Sidak 1967, JASA 62:626); related ones do so a little less often.

    Args:
        log: one row a week, one column a sign; NaN where nothing was logged.
        settings: the person's choices.
    """
    known = {sign: log[sign].dropna().to_numpy() for sign in SIGNS}
    waits = known.pop(STANDING_STILL)
    found = {sign: mood_chart(known[sign], SIGNS[sign], settings.baseline_weeks) for sign in known}
    mood = {sign: chart for sign, chart in found.items() if chart is not None}
    waiting = baseline_size(len(waits) - SETTLING, settings.baseline_weeks) > 0
    together = len(mood) + waiting
    own = np.array([chart.autocorrelation for chart in mood.values()])
    shared = ewma.shared_autocorrelation(own, [chart.size for chart in mood.values()]) if mood else own
    for (sign, chart), phi in zip(mood.items(), shared, strict=True):
        share = _share(settings.false_alarms_per_year, together, stands_in=chart.size < settings.baseline_weeks)
        mood[sign] = replace(chart, limit=float(ewma.limit(chart.size, len(mood), share, phi)))
    return mood | ({STANDING_STILL: waiting_chart(waits, settings, together)} if waiting else {})


def mood_chart(answers: Numbers, worse: Worse, baseline_weeks: int) -> Chart | None:
    """Return the chart of a sign's answers in order, without gaps and without a limit yet; None if there are too few."""
    size = baseline_size(len(answers), baseline_weeks)
    if size == 0:
        return None
    baseline, later = answers[:size], answers[size:]
    mean, sd = baseline.mean(), ewma.spread(baseline)
    statistic = ewma.statistic(later, mean, sd if worse == "up" else -sd, size)
    return Chart(size, size, float(mean), float(sd), float(ewma.autocorrelation(baseline)), statistic)


def waiting_chart(waits: Numbers, settings: RutSettings, together: int) -> Chart:
    """Return the chart of the waits for something new, one of `together`; its statistic is the wait itself."""
    size = baseline_size(len(waits) - SETTLING, settings.baseline_weeks)
    share = _share(settings.false_alarms_per_year, together, stands_in=size < settings.baseline_weeks)
    start = SETTLING + size
    eventful = int((waits[SETTLING:start] == 0).sum())
    longest = longest_calm_wait(eventful, size, share)
    return Chart(start, size, np.nan, np.nan, np.nan, waits[start:], longest)


def baseline_size(logged: int, wanted: int) -> int:
    """Return how many of the `logged` weeks are the baseline; 0 when none would be left to compare with it.

    Until there are more weeks than the person `wanted`, the shortest baseline stands in: an early answer is worth more
    than a steady one. So that it costs little it has a third of the budget (`STAND_IN`).
    """
    if logged > wanted:
        return wanted
    return SHORTEST_BASELINE if logged > SHORTEST_BASELINE else 0


def _share(false_alarms_per_year: float, together: int, *, stands_in: bool) -> float:
    """Return the chance of a false alarm in a year that one of the signs may have that share the budget."""
    budget = false_alarms_per_year * STAND_IN if stands_in else false_alarms_per_year
    return max(float(1 - (1 - budget) ** (1 / together)), SHARES[0])


def _check(false_alarms_per_year: float, baseline_weeks: int) -> None:
    if not 0.02 <= false_alarms_per_year <= 0.3:
        raise ValueError(
            f"The chance of a false alarm in a year lies from 0.02 to 0.3, not at {false_alarms_per_year}."
        )
    if not SHORTEST_BASELINE <= baseline_weeks <= LONGEST_BASELINE:
        raise ValueError(f"A baseline has {SHORTEST_BASELINE} to {LONGEST_BASELINE} weeks, not {baseline_weeks}.")
