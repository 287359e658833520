"""Alarms that time cannot take back: a change for the worse stands until the sign is back, and then it is over.

The weeks from its beginning on enter no baseline while it stands. Once the last quarter of a year is back near what was
usual, the change is over and a later one is looked for. Its weeks count as usual again `AGAIN_USUAL` weeks after: so a
relapse is compared with calm weeks, and the same low in the next winter is no news.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from careerdata.analysis.stats.changepoint import highest_step
from careerdata.analysis.stats.normal_scores import Numbers

Places = NDArray[np.int64]

QUARTER = 13
"""Weeks whose mean has to be back before a change is over."""
BACK_BY = 0.25
"""A quarter is back when it is this many standard deviations, or this part of the change, above usual; or less."""
AGAIN_USUAL = 30
"""Logged weeks after which those of a change that is over count as usual again."""
LOOK_BACK = 52
"""The most weeks before an alarm in which its beginning is looked for."""
_STANDING = 1.001


class Reading(NamedTuple):
    """How far each week is toward an alarm, on the weeks that count.

    Attributes:
        ratio: the statistic in parts of its limit, by week; -inf where there is no reading yet.
        autocorrelation: the one estimated by then, shape (windows, weeks); NaN where there is no reading yet.
        scores: row t holds the weeks up to t in standard deviations; shape (weeks, weeks).
        fewest: the weeks that a baseline holds at least, by week.
    """

    ratio: Numbers
    autocorrelation: Numbers
    scores: Numbers
    fewest: Places


@dataclass(frozen=True)
class Episode:
    """A change for the worse, in places among the weeks that were given.

    Attributes:
        since: where the look back sees it begin.
        alarm: the first week of the alarm.
        better: where it got better; None while the alarm stands.
        end: the week from which on the alarm is over; None while it stands.
        baseline: the weeks that it is compared with.
    """

    since: int
    alarm: int
    better: int | None
    end: int | None
    baseline: Places


class History(NamedTuple):
    """All that was read of one sign, week by week: what was said then is never taken back.

    Attributes:
        ratio: the statistic in parts of its limit; while an alarm stands, how far the last quarter is from being back.
        alarm: whether an alarm stands.
        autocorrelation: as in `Reading`; NaN while an alarm stands.
        episodes: in order.
    """

    ratio: Numbers
    alarm: NDArray[np.bool_]
    autocorrelation: Numbers
    episodes: tuple[Episode, ...]


def follow(
    weeks: int,
    windows: int,
    read: Callable[[Places], Reading],
    placed: Callable[[Places, Places], Numbers],
    begin: int = 0,
) -> History:
    """Return what reading a sign every week has said.

    Args:
        weeks: how many there are.
        windows: how many autocorrelations a reading has.
        read: reads the sign on the weeks at some places.
        placed: returns how far the weeks at the second places lie above those at the first, in standard deviations.
        begin: the first week of which anything is said.
    """
    ratio, alarm = np.full(weeks, -np.inf), np.zeros(weeks, dtype=bool)
    alike = np.full((windows, weeks), np.nan)
    episodes: list[Episode] = []
    while begin < weeks:
        counted, until = _usual(weeks, episodes, begin)
        reading = read(counted)
        live = (counted >= begin) & (counted < until)
        ratio[counted[live]], alike[:, counted[live]] = reading.ratio[live], reading.autocorrelation[:, live]
        fired = np.flatnonzero(live & (reading.ratio > 1))
        begin = until
        if len(fired):
            earliest = episodes[-1].better or 0 if episodes else 0
            found = _episode(counted, int(fired[0]), earliest, reading, placed, weeks)
            begin = weeks if found.end is None else found.end
            standing = slice(found.alarm, begin)
            ratio[found.alarm :], alike[:, found.alarm :] = -np.inf, np.nan
            alarm[standing] = True
            to_go = _to_go(found, placed, begin)
            ratio[standing] = np.maximum(to_go[found.alarm - found.since :], _STANDING)
            episodes.append(found)
    return History(ratio, alarm, alike, tuple(episodes))


def _usual(weeks: int, episodes: list[Episode], begin: int) -> tuple[Places, int]:
    """Return the weeks that count as usual from `begin` on, and until when that holds."""
    counts, until = np.ones(weeks, dtype=bool), weeks
    for over in episodes:
        if over.better is not None and over.better + AGAIN_USUAL > begin:
            counts[over.since : over.better] = False
            until = min(until, over.better + AGAIN_USUAL)
    return np.flatnonzero(counts), until


def _episode(
    counted: Places,
    fired: int,
    earliest: int,
    reading: Reading,
    placed: Callable[[Places, Places], Numbers],
    weeks: int,
) -> Episode:
    """Return the change behind the alarm at the place `fired` of the weeks that count; it begins at `earliest` or later."""
    first = max(int(reading.fewest[fired]), fired + 1 - LOOK_BACK, int(np.searchsorted(counted, earliest)))
    begun = highest_step(reading.scores[fired, : fired + 1], first, fired)
    since, baseline = int(counted[begun]), counted[:begun]
    alarm = int(counted[fired])
    found = Episode(since, alarm, None, None, baseline)
    back = np.flatnonzero(_to_go(found, placed, weeks) <= 1)
    back = back[back + since > max(alarm, since + QUARTER - 1)]
    if not len(back):
        return found
    end = since + int(back[0])
    away = placed(baseline, np.arange(since, end + 1))
    return Episode(since, alarm, since + highest_step(-away, 1, len(away) - 1), end, baseline)


def _to_go(found: Episode, placed: Callable[[Places, Places], Numbers], weeks: int) -> Numbers:
    """Return, from its beginning on, how far the quarter up to each week is from being back: 1 and less is back."""
    away = placed(found.baseline, np.arange(found.since, weeks))
    sums = np.concatenate([[0.0], away.cumsum()])
    place = np.arange(1, len(sums))
    quarters = (sums[place] - sums[np.maximum(place - QUARTER, 0)]) / np.minimum(place, QUARTER)
    step = away[: found.alarm - found.since + 1].mean()
    return np.asarray(quarters / max(BACK_BY, BACK_BY * float(step)))
