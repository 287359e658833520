"""Signs read every week, each by itself and all together, with one share of the false alarms for all of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from careerdata.analysis.rut.episodes import QUARTER, History, Places, Reading, follow
from careerdata.analysis.stats import normal_scores, recent_means
from careerdata.analysis.stats.normal_scores import Numbers
from careerdata.analysis.stats.recent_means import Comparison

TOGETHER = "together"
SHORTEST_BASELINE = 12
STAND_IN = 1 / 3
"""The part of the budget that may be spent while the shortest baseline stands in for the one that was asked for."""
JOINED_BY = 4
"""Signs whose first answer lies within so many weeks of the log's first are read together; later ones by themselves."""
SPARSER_BY = 0.15
"""A baseline that misses so much more of its weeks than the weeks after it is one of the better weeks, perhaps."""
WIDER = 3.0
"""How much the limit rises with what is beyond that: with half of the baseline skipped, it doubles."""
SMALLEST_CHANGE = 0.5
"""Points of the scale by which a sign gets worse at least: answers go in halves, so less is rounding."""
Borrow = Callable[[Comparison, Places], Numbers]
"""Returns the autocorrelation that a comparison is read with, given it and the places of its weeks."""


@dataclass(frozen=True)
class Watched:
    """A sign that has been read week by week.

    Attributes:
        places: its weeks, as places among the weeks that were given.
        history: what each of these weeks said.
        fewest: the weeks that its baseline holds at least by now; 0 where none has been read yet.
        sparse: whether its first weeks miss so much more than later ones that the limit is wider.
    """

    places: Places
    history: History
    fewest: int
    sparse: bool = False

    @property
    def usual(self) -> Places:
        """Return which of its weeks are what it is compared with: those before the alarm, or before the last quarter."""
        last = self.history.episodes[-1:]
        if last and last[0].end is None:
            return last[0].baseline
        counted = np.ones(len(self.places), dtype=bool)
        counted[max(len(counted) - QUARTER, self.fewest) :] = False
        return np.flatnonzero(counted)


def watch(signs: Mapping[str, Numbers], baseline_weeks: int, budget: float, begin: int = 0) -> dict[str, Watched]:
    """Return every sign with enough weeks, and `TOGETHER` where there are two or more.

    What is said of a week depends on that week and those before it only: reading again later changes nothing.

    Args:
        signs: worse upward, one value a week; NaN where nothing was logged.
        baseline_weeks: how many weeks a baseline holds at least; the first 12 stand in until there are more.
        budget: the chance of any alarm within the first 52 weeks after the baseline.
        begin: the first week of which anything is said; those before it are only compared with.
    """
    kept = {sign: np.flatnonzero(~np.isnan(values)) for sign, values in signs.items()}
    kept = {sign: places for sign, places in kept.items() if len(places) > SHORTEST_BASELINE}
    if not kept:
        return {}
    weeks = max(len(values) for values in signs.values())
    reader = _Reader(baseline_weeks, _factors(kept, weeks, baseline_weeks, budget), begin)
    each = {sign: _Sign(signs[sign], places, reader) for sign, places in kept.items()}
    alike = np.stack([sign.alike(weeks) for sign in each.values()])
    found = {name: sign.watched(_mean(alike)) for name, sign in each.items()}
    if any(sign.history.episodes for sign in found.values()):
        # While an alarm stands a sign lends the others what it last knew before: a change is no resemblance.
        alike = np.stack([_by_week(sign.history.autocorrelation, sign.places, weeks) for sign in found.values()])
        found = {name: sign.watched(_mean(alike)) for name, sign in each.items()}
    joined = _joined(signs)
    if len(joined) > 1:
        values = np.stack([signs[sign] for sign in joined])
        found |= _together(reader, values, _mean(alike))
    return found


class _Compared(NamedTuple):
    """A series as it was compared: with the shortest baseline, while that stands in, and with the one asked for."""

    scores: Numbers
    by_size: dict[int, Comparison]


@dataclass(frozen=True)
class _Reader:
    """How a series of scores is read.

    Attributes:
        wanted: baseline weeks asked for.
        factors: by which the limits are multiplied in each week, with the whole budget and with the stand-in's.
        begin: the first week of which anything is said.
    """

    wanted: int
    factors: Numbers
    begin: int = 0

    def compare(self, scores: Numbers) -> _Compared:
        """Return the comparisons of a series; the shortest baseline stands in until the other can be read."""
        weeks, by_size = scores.shape[-1], {}
        for fewest in dict.fromkeys((SHORTEST_BASELINE, self.wanted)):
            upto = weeks if fewest == self.wanted else min(weeks, self.wanted + recent_means.FEWEST - 1)
            if upto >= fewest + recent_means.FEWEST:
                by_size[fewest] = recent_means.compare(scores[:upto, :upto], fewest)
        return _Compared(scores, by_size)

    def first_told(self, places: Places) -> int:
        """Return which of the weeks at some places is the first of which anything is said."""
        return int(np.searchsorted(places, self.begin))

    def read(self, compared: _Compared, places: Places, base: Numbers, borrow: Borrow) -> Reading:
        """Return the reading of a series whose weeks stand at `places`."""
        weeks = len(places)
        ratio, alike = np.full(weeks, -np.inf), np.full((len(recent_means.WINDOWS), weeks), np.nan)
        least = np.full(weeks, SHORTEST_BASELINE)
        for fewest, found in compared.by_size.items():
            row = found.weeks - 1
            phi = borrow(found, places[row])
            limit = recent_means.limit(found, phi, base, fewest) * self.factors[int(fewest < self.wanted), places[row]]
            limit = limit * wider(found, places)
            ratio[row] = (recent_means.statistic(found, phi) / limit).max(0)
            alike[:, row], least[row] = found.autocorrelation, fewest
        return Reading(ratio, alike, compared.scores, least)


class _Sign:
    """One sign's answers in order; what was compared once is kept."""

    def __init__(self, values: Numbers, places: Places, reader: _Reader) -> None:
        self.values, self.places, self.reader = values[places], places, reader
        self._compared: dict[bytes, _Compared] = {}

    def compared(self, counted: Places) -> _Compared:
        """Return the comparisons of the weeks that count."""
        key = counted.tobytes()
        if key not in self._compared:
            self._compared[key] = self.reader.compare(normal_scores.so_far(self.values[counted]))
        return self._compared[key]

    def alike(self, weeks: int) -> Numbers:
        """Return what its weeks resemble each other by, shape (windows, weeks)."""
        found = np.full((len(recent_means.WINDOWS), len(self.places)), np.nan)
        for of in self.compared(np.arange(len(self.places))).by_size.values():
            found[:, of.weeks - 1] = of.autocorrelation
        return _by_week(found, self.places, weeks)

    def watched(self, mean: Numbers) -> Watched:
        """Return the sign read by itself, with what the signs' weeks resemble each other by on average."""

        def read(counted: Places) -> Reading:
            compared, at = self.compared(counted), self.places[counted]
            reading = self.reader.read(compared, at, recent_means.ONE_SIGN, borrow)
            too_small = _rise(self.values[counted], compared) < SMALLEST_CHANGE
            return reading._replace(ratio=np.where(too_small, np.minimum(reading.ratio, 1.0), reading.ratio))

        def borrow(of: Comparison, at: Places) -> Numbers:
            return recent_means.shared(of.autocorrelation, mean[:, at], of.weeks)

        def placed(baseline: Places, later: Places) -> Numbers:
            return normal_scores.among(self.values[baseline], self.values[later])

        first = self.reader.first_told(self.places)
        history = follow(len(self.places), len(recent_means.WINDOWS), read, placed, first)
        return _watched(self.reader, self.places, history)


def wider(found: Comparison, places: Places) -> Numbers:
    """Return how much the limit rises where the baseline misses more weeks than what follows it: 1 for not at all."""
    first = places[found.before - 1]
    before = 1 - found.before / (first - places[0] + 1)
    after = 1 - (found.weeks - found.before) / (places[found.weeks - 1] - first)
    return np.asarray(1 + WIDER * np.maximum(before - after - SPARSER_BY, 0))


def _together(reader: _Reader, values: Numbers, alike: Numbers) -> dict[str, Watched]:
    """Return the reading of the mean of several signs, in the weeks in which half of them or more are logged."""
    places = np.flatnonzero((~np.isnan(values)).sum(0) >= max(2, len(values) / 2))
    if len(places) <= SHORTEST_BASELINE:
        return {}
    values = values[:, places]

    def read(counted: Places) -> Reading:
        scores = normal_scores.standardised(_mean_scores(values[:, counted]), recent_means.SMALLEST_MEAN_SD)
        return reader.read(reader.compare(scores), places[counted], recent_means.SIGNS_TOGETHER, borrow)

    def borrow(of: Comparison, at: Places) -> Numbers:
        return np.asarray((of.autocorrelation + alike[:, at]) / 2)

    def placed(baseline: Places, later: Places) -> Numbers:
        usual, away = ([_among(sign, baseline, at) for sign in values] for at in (baseline, later))
        spread = np.nanmean(usual, axis=0).std(ddof=1)
        return np.asarray(np.nanmean(away, axis=0) / max(float(spread), recent_means.SMALLEST_MEAN_SD))

    history = follow(len(places), len(recent_means.WINDOWS), read, placed, reader.first_told(places))
    return {TOGETHER: _watched(reader, places, history)}


def _rise(values: Numbers, compared: _Compared) -> Numbers:
    """Return by how many points the last weeks lie above those before, at the window where it is most, by week."""
    sums, found = np.concatenate([[0.0], values.cumsum()]), np.full(len(values), np.inf)
    for of in compared.by_size.values():
        last, usual = sums[of.weeks] - sums[of.before], sums[of.before] / of.before
        found[of.weeks - 1] = (last / (of.weeks - of.before) - usual).max(0)
    return found


def _watched(reader: _Reader, places: Places, history: History) -> Watched:
    fewest = reader.wanted if len(places) > reader.wanted else SHORTEST_BASELINE
    before = 1 - fewest / (places[fewest - 1] - places[0] + 1)
    after = 1 - (len(places) - fewest) / (places[-1] - places[fewest - 1])
    return Watched(places, history, fewest, bool(before - after > SPARSER_BY))


def _among(values: Numbers, baseline: Places, later: Places) -> Numbers:
    """Return how far a sign's later weeks lie above its baseline; NaN where one of them is not known."""
    known, away = values[baseline], np.full(len(later), np.nan)
    known = known[~np.isnan(known)]
    logged = ~np.isnan(values[later])
    if len(known) > 1:
        away[logged] = normal_scores.among(known, values[later[logged]])
    return away


def _mean_scores(values: Numbers) -> Numbers:
    """Return the mean of the signs' scores so far, over the signs known in each week."""
    if not np.isnan(values).any():
        return np.asarray(normal_scores.so_far(values).mean(0))
    weeks = values.shape[1]
    total, count = np.zeros((weeks, weeks)), np.zeros(weeks)
    for sign in values:
        places = np.flatnonzero(~np.isnan(sign))
        if len(places):
            # In a week without an answer the scores so far are those of the sign's latest week before it.
            row = np.searchsorted(places, np.arange(weeks), "right") - 1
            scores = np.zeros((weeks, weeks))
            scores[:, places] = normal_scores.so_far(sign[places])[np.maximum(row, 0)]
            total += np.where(row[:, None] >= 0, scores, 0.0)
            count[places] += 1
    return np.asarray(total / np.maximum(count, 1))


def _joined(signs: Mapping[str, Numbers]) -> list[str]:
    """Return the signs that are read together; who joins later does not change what was said before."""
    begun = {sign: np.flatnonzero(~np.isnan(values))[:1] for sign, values in signs.items()}
    first = min(int(place[0]) for place in begun.values() if len(place))
    return [sign for sign, place in begun.items() if len(place) and place[0] < first + JOINED_BY]


def _factors(kept: dict[str, Places], weeks: int, wanted: int, budget: float) -> Numbers:
    """Return by how much the limits rise with the number of signs that are read by each week, whole and standing in."""
    starts = np.array([places[SHORTEST_BASELINE] for places in kept.values()])
    signs = np.maximum((starts <= np.arange(weeks)[:, None]).sum(1), 1)
    whole = recent_means.multiplier(signs, budget)
    return np.stack([whole, recent_means.multiplier(signs, budget * STAND_IN) if wanted > SHORTEST_BASELINE else whole])


def _by_week(values: Numbers, places: Places, weeks: int) -> Numbers:
    """Return values of a sign's weeks as those of all weeks; a week without one has the latest before it."""
    whole = np.full((len(values), weeks), np.nan)
    whole[:, places] = values
    latest = np.maximum.accumulate(np.where(np.isnan(whole), 0, np.arange(weeks)), axis=1)
    return np.asarray(np.take_along_axis(whole, latest, axis=1))


def _mean(alike: Numbers) -> Numbers:
    """Return the mean over the signs that are known by each week."""
    known = ~np.isnan(alike)
    return np.asarray(np.where(known, alike, 0.0).sum(0) / np.maximum(known.sum(0), 1))
