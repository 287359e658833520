"""Am I in a rut? Six signs from the weekly log, each with a level and a change that has a known false-alarm rate.

The two readings stay apart. The *level* counts bad weeks: a rut that has always been there has no change to find.
The *change* compares with the person's own first weeks (`careerdata.analysis.rut.detection`). A week that was not logged
is dropped and counted, never filled. There is no composite score: its weights would be nobody's.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

import numpy as np
import pandas as pd

from careerdata.analysis.finding import Finding
from careerdata.analysis.rut import text
from careerdata.analysis.rut.detection import SIGNS, STANDING_STILL, Chart, Detection, RutSettings, charts, detect
from careerdata.analysis.rut.standing_still import STUCK, weeks_of_waiting
from careerdata.analysis.stats.changepoint import level_changes
from careerdata.analysis.stats.ewma import Numbers, as_recent_mean
from careerdata.analysis.stats.trend import slope_with_band
from careerdata.dates import week_of, weeks_between
from careerdata.logbook.logbook import Logbook

__all__ = ["Detection", "RutSettings", "detect", "read"]

YEAR, QUARTER = 52, 13
LEVEL_WINDOW = 8
"""Logged weeks that the level looks back on."""
_COLUMNS = [
    "sign",
    "level_weeks",
    "level_window",
    "alarm",
    "first_alarm",
    "since",
    "weeks_logged",
    "weeks_missing",
    "baseline_weeks",
    "slope_weeks",
    "slope",
    "slope_low",
    "slope_high",
]
_TYPES = {"level_weeks": "Int64", "first_alarm": "datetime64[us]", "since": "datetime64[us]"}


def read(book: Logbook, settings: RutSettings | None = None) -> Finding:
    """Read every sign of a rut, as of `book.today`; rows after it are ignored.

    Args:
        book: mood.csv, the weekly check-in; and skills.csv, touches.csv and exposure.csv, in which the first row of a skill,
            a person and a project is something new.
        settings: bad zone, baseline and false-alarm budget; those of `RutSettings` if None.

    Returns:
        A `Finding` with one row a sign: `sign`, `level_weeks` (bad ones among the last `level_window` logged weeks;
        for standing still, weeks with nothing new for 8 weeks or more), `alarm` (at the sign's latest logged week),
        `first_alarm`, `since` (the week in which the present level began, if it is worse than the one before),
        `weeks_logged`, `weeks_missing` (from its first logged week to the last finished one), `baseline_weeks` (0: too
        few weeks for a change reading), `slope` with its 90 % band `slope_low` and `slope_high` (points a quarter over
        the last `slope_weeks`, 52 at most; none for standing still). `frames["weeks"]` has one row a sign and week that was logged:
        `value`, `statistic`, `limit`, `lately` and `alarm_from` (statistic and limit as they are drawn among the
        answers: `careerdata.analysis.stats.ewma.as_recent_mean`; of a wait, the limit itself), `usual`, `usual_low`, `usual_high`, `alarm`,
        `in_baseline`, `bad_from`; `frames["before"]` has the same, but for `bad_from`, of the weeks before `settings.since`, read by themselves.
    """
    settings = settings or RutSettings()
    before, log = _parted(_by_week(book.mood, book.skills, book.touches, book.exposure, book.today), settings.since)
    finished = int((log.index < pd.Timestamp(week_of(book.today))).sum())
    readings, rows, weeks = charts(log, settings), [], []
    for sign in SIGNS:
        answers, chart = log[sign].to_numpy(), readings.get(sign)
        rows.append(_row(sign, answers, log.index, finished, chart) | _level(sign, answers, settings))
        weeks.append(pd.DataFrame(_weeks(sign, answers, log.index, chart) | {"bad_from": _bad_from(sign, settings)}))
    table = pd.DataFrame(rows)[_COLUMNS].astype(_TYPES)
    return Finding(
        table,
        text.sentence(table, settings, has_mood=bool(book.mood["week"].isin(log.index).any())),
        text.caution(table, _weeks_ago(log, book.today)),
        frames={"weeks": pd.concat(weeks, ignore_index=True), "before": _before(before, settings)},
        example=book.example,
    )


def _by_week(
    mood: pd.DataFrame, skills: pd.DataFrame, touches: pd.DataFrame, exposure: pd.DataFrame, today: dt.date
) -> pd.DataFrame:
    """Return one row a week from the first logged to the last finished (or logged) one, one column a sign."""
    answers = mood.loc[mood["week"] <= pd.Timestamp(today)].set_index("week")
    waits = weeks_of_waiting(pd.DatetimeIndex(answers.index), skills, touches, exposure, today)
    logged = answers.index.union(waits.index)
    if logged.empty:
        return pd.DataFrame(columns=list(SIGNS), index=logged, dtype=float)
    last = max(logged.max(), pd.Timestamp(week_of(today)) - pd.Timedelta(days=7))
    grid = weeks_between(logged.min(), last)
    return answers.reindex(index=grid, columns=list(SIGNS)).assign(**{STANDING_STILL: waits.reindex(grid)})


def _parted(log: pd.DataFrame, since: dt.date | None) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the weeks before those that are read, and those."""
    if since is None or log.empty:
        return log[:0], log
    read_from = log.index >= pd.Timestamp(week_of(since))
    return log[~read_from], log[read_from]


def _before(log: pd.DataFrame, settings: RutSettings) -> pd.DataFrame:
    """Return the weeks before those that are read, with what was usual then: a new beginning hides no old one."""
    readings = charts(log, settings)
    weeks = [_weeks(sign, log[sign].to_numpy(), log.index, readings.get(sign)) for sign in SIGNS]
    return pd.concat([pd.DataFrame(frame) for frame in weeks], ignore_index=True)


def _row(sign: str, answers: Numbers, weeks: pd.Index[Any], finished: int, chart: Chart | None) -> dict[str, Any]:
    """Return a sign's row of the table, all but its level; the first `finished` weeks are over."""
    logged = np.flatnonzero(~np.isnan(answers))
    row = {
        "sign": sign,
        "alarm": False,
        "first_alarm": pd.NaT,
        "since": pd.NaT,
        "weeks_logged": len(logged),
        "weeks_missing": int(np.isnan(answers[logged[0] : finished]).sum()) if len(logged) else 0,
        "baseline_weeks": chart.size if chart else 0,
        **_slope(sign, answers),
    }
    if chart is None:
        return row
    begun = _waiting_since(answers[logged], chart) if sign == STANDING_STILL else _since(sign, answers[logged], chart)
    row["alarm"] = bool(chart.alarms[-1])
    if chart.alarms.any():
        row["first_alarm"] = weeks[logged[chart.start + chart.alarms.argmax()]]
    if begun is not None:
        row["since"] = weeks[logged[begun]]
    return row


def _since(sign: str, answers: Numbers, chart: Chart) -> int | None:
    """Return where the present level began, if it is worse than the one before."""
    begins = (0, *level_changes(answers, chart.sd**2), len(answers))
    if len(begins) == 2:
        return None
    before, now = answers[begins[-3] : begins[-2]].mean(), answers[begins[-2] :].mean()
    return begins[-2] if (now > before) == (SIGNS[sign] == "up") else None


def _waiting_since(waits: Numbers, chart: Chart) -> int | None:
    """Return the first week of the present wait, if it is a long one."""
    # A wait that began before the weeks that are read began with them, as far as can be seen.
    return max(len(waits) - int(waits[-1]), 0) if waits[-1] >= STUCK or chart.alarms[-1] else None


def _level(sign: str, answers: Numbers, settings: RutSettings) -> dict[str, Any]:
    """Return how many of the last logged weeks were bad, and of how many."""
    latest = answers[~np.isnan(answers)][-LEVEL_WINDOW:]
    edge = _bad_from(sign, settings)
    bad = latest >= edge if SIGNS[sign] == "up" else latest <= edge
    return {"level_weeks": int(bad.sum()) if len(latest) else pd.NA, "level_window": len(latest)}


def _slope(sign: str, answers: Numbers) -> dict[str, float]:
    """Return which way the answers of the last year went, in points a quarter; a wait goes up and falls by itself."""
    latest = answers[-YEAR:] if sign != STANDING_STILL else answers[:0]
    logged = np.flatnonzero(~np.isnan(latest))
    found = slope_with_band(logged.astype(np.float64), latest[logged])
    weeks = int(np.ptp(logged)) + 1 if len(logged) else 0
    return {
        "slope_weeks": weeks,
        "slope": QUARTER * found.slope,
        "slope_low": QUARTER * found.low,
        "slope_high": QUARTER * found.high,
    }


def _bad_from(sign: str, settings: RutSettings) -> float:
    """Return the answer at which a sign's bad zone begins."""
    if sign == STANDING_STILL:
        return STUCK
    return settings.bad_zone if SIGNS[sign] == "up" else 10 - settings.bad_zone


def _weeks(sign: str, answers: Numbers, weeks: pd.Index[Any], chart: Chart | None) -> dict[str, Any]:
    """Return what the figure draws of a sign, one entry a week; nothing for a sign that was never logged."""
    logged = np.flatnonzero(~np.isnan(answers))
    if len(logged) == 0:
        weeks, answers = weeks[:0], answers[:0]
    columns = {"sign": np.repeat(sign, len(weeks)), "week": weeks, "value": answers}
    statistic, alarm = np.full(len(weeks), np.nan), np.zeros(len(weeks), dtype=bool)
    in_baseline = alarm.copy()
    low = high = usual = limit = alarm_from = np.nan
    lately = statistic
    if chart is not None:
        statistic[logged[chart.start :]], alarm[logged[chart.start :]] = chart.statistic, chart.alarms
        in_baseline[logged[chart.start - chart.size : chart.start]] = True
        usual, limit = chart.mean, chart.limit
        low, high = np.clip([usual - chart.sd, usual + chart.sd], 0, 10)
        lately, alarm_from = _among_answers(sign, statistic, chart)
    columns |= {"lately": lately, "alarm_from": alarm_from}
    same = {"limit": limit, "usual": usual, "usual_low": low, "usual_high": high}
    return columns | {"statistic": statistic, "alarm": alarm, "in_baseline": in_baseline} | same


def _among_answers(sign: str, statistic: Numbers, chart: Chart) -> tuple[Numbers, float]:
    """Return statistic and limit in the units of the answers; a wait has no average of late, only its limit."""
    if sign == STANDING_STILL:
        return np.full(len(statistic), np.nan), chart.limit
    sd = chart.sd if SIGNS[sign] == "up" else -chart.sd
    both = as_recent_mean([*statistic, chart.limit], chart.mean, sd, chart.size)
    return both[:-1], float(both[-1])


def _weeks_ago(log: pd.DataFrame, today: dt.date) -> int:
    """Return how many weeks before that of `today` the latest check-in was; 0 when nothing was logged.

    Other logs go on when the check-ins have stopped: they count only where there never was a check-in.
    """
    answers = log.drop(columns=STANDING_STILL)
    kept = answers if answers.notna().any(axis=None) else log
    logged = kept.index[kept.notna().any(axis=1)]
    return (pd.Timestamp(week_of(today)) - logged.max()).days // 7 if len(logged) else 0
