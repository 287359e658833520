"""Am I in a rut? Seven signs from the weekly log, each with a level and a change that has a known false-alarm rate.

The two readings stay apart. The *level* counts bad weeks: a rut that has always been there has no change to find.
The *change* compares the last weeks with the person's own weeks before them (`careerdata.analysis.rut.readings`); one
that was found stands until the sign is back. A week that was not logged is dropped and counted, never filled. There is
no composite score: *together* is the plain mean of the signs, each against its own usual, and names those that carry it.
"""

from __future__ import annotations

import itertools
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from careerdata.analysis.finding import Finding
from careerdata.analysis.rut import headline, text, than_before
from careerdata.analysis.rut.detection import SIGNS, STANDING_STILL, TOGETHER, Detection, RutSettings, charts, detect
from careerdata.analysis.rut.episodes import QUARTER
from careerdata.analysis.rut.headline import Rows, RutFacts
from careerdata.analysis.rut.readings import Watched
from careerdata.analysis.rut.standing_still import SETTLING, STUCK, limits
from careerdata.analysis.rut.weekly import by_week, parted, weeks_ago, weeks_off
from careerdata.analysis.stats.normal_scores import Numbers, among
from careerdata.analysis.stats.trend import slope_with_band
from careerdata.dates import week_of
from careerdata.logbook.logbook import Logbook

__all__ = ["Detection", "RutFacts", "RutSettings", "detect", "read"]

YEAR = 52
LEVEL_WINDOW = 8
"""Logged weeks that the level looks back on."""
PAUSE = 26
"""Weeks in a row without an answer that are a time without a log, as between an old diary that was brought in and today."""
CARRIES = 0.5
"""A sign carries what all do together when it lies this many standard deviations above its usual, or more."""
_DAYS = ("first_alarm", "since", "better_since")
_NOTHING = {"alarm": False, **dict.fromkeys(_DAYS, pd.NaT), "baseline_weeks": 0, "carries": False, "sparse": False}
_COLUMNS = [
    "sign",
    "level_weeks",
    "level_window",
    "alarm",
    *_DAYS,
    "weeks_logged",
    "weeks_missing",
    "baseline_weeks",
    "carries",
    "sparse",
    "slope_weeks",
    "slope",
    "slope_low",
    "slope_high",
]
_TYPES = {"level_weeks": "Int64", **dict.fromkeys(_DAYS, "datetime64[us]")}


def read(book: Logbook, settings: RutSettings | None = None) -> Finding[RutFacts]:
    """Read every sign of a rut, as of `book.today`; rows after it are ignored.

    Args:
        book: mood.csv, the weekly check-in; skills.csv, touches.csv and exposure.csv, in which the first row of a skill,
            a person and a project is something new; spells.csv and the plan's breaks, whose weeks do not count.
        settings: bad zone, baseline and false-alarm budget; those of `RutSettings` and the plan's `usual_since` if None.

    Returns:
        A `Finding` with one row a sign and one "together": `sign`, `level_weeks` (bad ones among the last
        `level_window` weeks that count; for standing still, weeks with nothing new for 8 weeks or more; none for
        together), `alarm` (stands at the latest week), `first_alarm` (the first week of the latest alarm), `since` (the
        week in which that change began), `better_since` (the week in which it got better; missing while the alarm
        stands), `weeks_logged`, `weeks_missing` (from its first logged week to the last finished one, pauses of half
        a year and more left out),
        `baseline_weeks` (how many it is compared with; 0: too few weeks for a change reading), `carries` (whether it
        carries what all do together), `sparse` (its first weeks miss so many more than later ones that it is read with
        a wider limit), `slope` with its 90 % band `slope_low` and `slope_high` (points a quarter over the last
        `slope_weeks`, 52 at most; none for standing still). `facts` holds the answer in a line. `frames["weeks"]` has
        one row a sign and week that was logged: `value`, `lately` (mean of the last 13 weeks that count; of a wait
        missing), `usual`, `usual_low`, `usual_high`, `alarm`, `counts` (no break lies on it), `bad_from`;
        `frames["before"]` has the same of the weeks before `settings.since`, read by themselves.
    """
    settings = settings or RutSettings(since=book.plan.usual_since)
    # A beginning that is still ahead is none yet.
    since = settings.since
    since = since if since and pd.Timestamp(since) <= pd.Timestamp(book.today) else None
    before, log = parted(by_week(book), since, book.plan.week_starts)
    rows, weeks = _read(log, book, settings)
    compared = _than_before(before, log, book, settings) if since and len(before) else None
    facts = headline.facts(rows, book.today, compared)
    return Finding(
        pd.DataFrame(rows)[_COLUMNS].astype(_TYPES),
        " ".join(filter(None, (text.sentence(rows, settings, anew=compared is not None), text.than_before(compared)))),
        text.caution(rows, weeks_ago(log, book.today, book.plan.week_starts)),
        facts,
        {"weeks": weeks, "before": _read(before, book, settings)[1] if len(before) else weeks[:0]},
        book.example,
    )


def _than_before(
    before: pd.DataFrame, log: pd.DataFrame, book: Logbook, settings: RutSettings
) -> than_before.ThanBefore:
    """Return what differs since the usual begins anew, over the weeks that count."""
    earlier, since = (part[~weeks_off(part.index, book)] for part in (before, log))
    return than_before.compare(earlier, since, settings.false_alarms_per_year, before.index[-1] + pd.Timedelta(days=7))


def _read(log: pd.DataFrame, book: Logbook, settings: RutSettings) -> tuple[Rows, pd.DataFrame]:
    """Return the rows of the table of some weeks, and what the figure draws of them."""
    finished = int((log.index < pd.Timestamp(week_of(book.today, book.plan.week_starts))).sum())
    counts = ~weeks_off(log.index, book)
    kept = log.index[counts]
    signs = {sign: log[sign].to_numpy(dtype=float) for sign in SIGNS}
    readings = charts({sign: answers[counts] for sign, answers in signs.items()}, settings)
    together = readings.get(TOGETHER)
    rows, weeks = [], []
    for sign, answers in signs.items():
        row = _row(sign, answers, finished) | _level(sign, answers[counts], settings)
        row |= _wait(answers, log.index, settings) if sign == STANDING_STILL else _change(readings.get(sign), kept)
        row["carries"] = _carries(together, answers[counts], sign)
        rows.append(row)
        weeks.append(_weeks(sign, answers, counts, readings.get(sign)) | {"bad_from": _bad_from(sign, settings)})
    nothing = np.full(len(log), np.nan)
    rows.append(_row(TOGETHER, nothing, finished) | _level(TOGETHER, nothing, settings) | _change(together, kept))
    drawn = [sign for sign, row in zip(weeks, rows[:-1], strict=True) if row["weeks_logged"]]
    return rows, _stacked(drawn or weeks[:1], log.index if drawn else log.index[:0])


def _stacked(signs: list[dict[str, Any]], weeks: pd.Index[Any]) -> pd.DataFrame:
    """Return the columns of several signs on the same weeks as one frame."""
    columns = {name: np.concatenate([np.broadcast_to(sign[name], len(weeks)) for sign in signs]) for name in signs[0]}
    return pd.DataFrame(
        {"sign": columns.pop("sign").astype(object), "week": weeks.append([weeks] * (len(signs) - 1)), **columns}
    )


def _row(sign: str, answers: Numbers, finished: int) -> dict[str, Any]:
    """Return what a sign's row of the table says without its level and change; the first `finished` weeks are over."""
    logged = np.flatnonzero(~np.isnan(answers))
    return {
        "sign": sign,
        **_NOTHING,
        "weeks_logged": len(logged),
        "weeks_missing": _missing(answers[logged[0] : finished]) if len(logged) else 0,
        **_slope(sign, answers),
    }


def _missing(answers: Numbers) -> int:
    """Return how many weeks have no answer; a pause of half a year or more is no gap in a log."""
    gaps = [len(list(weeks)) for is_gap, weeks in itertools.groupby(np.isnan(answers)) if is_gap]
    return sum(gap for gap in gaps if gap < PAUSE)


def _change(read: Watched | None, weeks: pd.Index[Any]) -> dict[str, Any]:
    """Return the latest change of a sign; `weeks` are those that count."""
    if read is None:
        return {}
    row: dict[str, Any] = {"baseline_weeks": len(read.usual), "sparse": read.sparse}
    if read.history.episodes:
        latest, places = read.history.episodes[-1], read.places
        row |= {"alarm": latest.end is None, "first_alarm": weeks[places[latest.alarm]]}
        row |= {"since": weeks[places[latest.since]]}
        row |= {"better_since": weeks[places[latest.better]]} if latest.better is not None else {}
    return row


def _wait(waits: Numbers, weeks: pd.Index[Any], settings: RutSettings) -> dict[str, Any]:
    """Return whether the present wait for something new is longer than chance, and since when."""
    logged = np.flatnonzero(~np.isnan(waits))
    first = SETTLING + settings.baseline_weeks
    if len(logged) <= first:
        return {}
    known = waits[logged]
    alarms = np.flatnonzero(known > limits(known, first))
    row: dict[str, Any] = {"baseline_weeks": len(logged) - int(known[-1])}
    if len(alarms):
        latest = int(alarms[-1])
        # A wait that began before the weeks that are read began with them, as far as can be seen.
        begun = max(latest + 1 - int(known[latest]), 0)
        over = latest < len(known) - 1
        row |= {"alarm": not over, "since": weeks[logged[begun]]}
        row |= {"first_alarm": weeks[logged[alarms[alarms >= begun][0]]]}
        row |= {"better_since": weeks[logged[latest + 1]]} if over else {}
    return row


def _carries(together: Watched | None, answers: Numbers, sign: str) -> bool:
    """Return whether a sign carries the change that all signs show together."""
    if together is None or sign == STANDING_STILL or not together.history.episodes:
        return False
    latest = together.history.episodes[-1]
    values = answers[together.places] * (1 if SIGNS[sign] == "up" else -1)
    usual, since = values[latest.baseline], values[latest.since : latest.better]
    usual, since = usual[~np.isnan(usual)], since[~np.isnan(since)]
    return len(usual) > 1 and len(since) > 0 and bool(among(usual, since).mean() >= CARRIES)


def _level(sign: str, answers: Numbers, settings: RutSettings) -> dict[str, Any]:
    """Return how many of the last logged weeks were bad, and of how many."""
    latest = answers[~np.isnan(answers)][-LEVEL_WINDOW:]
    if not len(latest):
        return {"level_weeks": pd.NA, "level_window": 0}
    edge = _bad_from(sign, settings)
    bad = latest >= edge if SIGNS[sign] == "up" else latest <= edge
    return {"level_weeks": int(bad.sum()), "level_window": len(latest)}


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


def _weeks(sign: str, values: Numbers, counts: NDArray[np.bool_], read: Watched | None) -> dict[str, Any]:
    """Return what the figure draws of a sign, one entry a week."""
    weeks = len(values)
    lately, alarm, in_baseline = np.full(weeks, np.nan), np.zeros(weeks, dtype=bool), np.zeros(weeks, dtype=bool)
    usual = low = high = np.nan
    known = np.flatnonzero(counts & ~np.isnan(values))
    if sign != STANDING_STILL and len(known) >= QUARTER:
        sums = np.concatenate([[0.0], values[known].cumsum()])
        lately[known[QUARTER - 1 :]] = (sums[QUARTER:] - sums[:-QUARTER]) / QUARTER
    if read is not None:
        places = np.flatnonzero(counts)[read.places]
        alarm[places], in_baseline[places[read.usual]] = read.history.alarm, True
        usual, sd = values[in_baseline].mean(), values[in_baseline].std(ddof=1)
        low, high = np.clip([usual - sd, usual + sd], 0, 10)
    columns = {"sign": sign, "value": values, "lately": lately, "alarm": alarm, "in_baseline": in_baseline}
    return columns | {"counts": counts, "usual": usual, "usual_low": low, "usual_high": high}
