"""Everybody in contacts.csv with what touches.csv says of them: the arithmetic on names and days behind the follow-ups.

A log may hold a million touches: names become numbers once, days are sorted as numbers, and nothing is done row by row.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from careerdata.plan import PROMISES, Plan
from careerdata.schemas.people import NETWORKS

YEAR_IN_DAYS, HALF_YEAR_IN_DAYS = 365, 182
_PEOPLE = {
    "contact": "str",
    "circle": "str",
    "every_days": "float64",
    "team": "str",
    "influence": "float64",
    "support": "float64",
    "met_on": "datetime64[us]",
    "met_through": "str",
    "snooze_until": "datetime64[us]",
    "let_go_on": "datetime64[us]",
    "let_go_why": "str",
}


def promises(plan: Plan) -> dict[str, int]:
    """Return the days that each circle is promised, the plan's own before the usual ones."""
    return {**PROMISES, **plan.promises}


def unsorted(contacts: pd.DataFrame) -> pd.Series[bool]:
    """Return who in contacts.csv has neither a circle nor a promise of their own, and was not let go."""
    return contacts["circle"].isna() & contacts["every_days"].isna() & contacts["let_go_on"].isna()


def people_of(contacts: pd.DataFrame, plan: Plan) -> pd.DataFrame:
    """Return one row a named person, by name, with what the plan says about them.

    Args:
        contacts: contacts.csv; of its columns only `contact` must be there.
        plan: its promises and its target team.

    Returns:
        The columns of contacts.csv that the follow-ups use, and promise_days (int), on_target_team (bool). An unknown
        circle counts as the wide one; no influence or support as 0. unsorted (bool) came by an
        import, and has neither a circle nor a promise of their own.
    """
    people = contacts.reindex(columns=list(_PEOPLE)).astype(_PEOPLE).dropna(subset="contact")
    if people["contact"].duplicated().any():
        # Which of two rows of the same name is kept does not depend on their order in the file.
        people = people.sort_values(list(_PEOPLE)).drop_duplicates("contact")
    people = people.sort_values("contact", ignore_index=True)
    promised = promises(plan)
    people["unsorted"] = unsorted(people) & people["met_through"].isin(NETWORKS)
    people["circle"] = people["circle"].where(people["circle"].isin(list(promised)), "wide")
    by_circle = people["circle"].map(promised)
    people["promise_days"] = people["every_days"].where(people["every_days"].notna(), by_circle).astype("int64")
    people[["influence", "support"]] = people[["influence", "support"]].fillna(0)
    team, teams = pd.factorize(people["team"])
    wanted = plan.target_team.strip().casefold()
    on_target = [bool(wanted) and str(name).strip().casefold() == wanted for name in teams]
    people["on_target_team"] = np.array([*on_target, False], dtype=bool)[team]
    return people


@dataclass(frozen=True)
class History:
    """What touches.csv says of people.

    Attributes:
        facts: one row a person: days (in touch), unanswered (days in touch since the last one that was not from you
            alone), lately (days in touch in the last year), half_year (those in the last half year), squared_gaps (the sum of the squares of their gaps), all
            numbers; first, last_touch (dates).
        gaps: days from one day in touch with a person to the next, everybody's in one row.
    """

    facts: pd.DataFrame
    gaps: NDArray[np.int64]


def history(names: pd.Series[str], touches: pd.DataFrame, today: dt.date) -> History:
    """Return what touches.csv says of each person, in the order of `names`.

    A day counts once however many touches it saw, and as answered when one of them was not from you alone. Touches
    after `today` and with anybody else are left out.

    Args:
        names: the people, each once.
        touches: touches.csv; columns that a log may leave out may be absent.
        today: the day to count from.

    Returns:
        The facts by the index of `names`, and the gaps.
    """
    person, day = _numbers(names, touches, today)
    known = np.flatnonzero(person >= 0)
    found = _by_day(person[known], day[known], _answered(touches)[known], len(names))
    now = pd.Timestamp(today).to_datetime64().astype("datetime64[D]").astype(np.int64)
    lately, half_year = found.day > now - YEAR_IN_DAYS, found.day > now - HALF_YEAR_IN_DAYS
    facts = pd.DataFrame(
        {
            "days": found.count,
            "unanswered": found.unanswered(),
            "lately": np.bincount(found.person[lately], minlength=len(names)),
            "half_year": np.bincount(found.person[half_year], minlength=len(names)),
            "squared_gaps": found.squared_gaps(),
            "first": found.at(found.starts),
            "last_touch": found.at(found.starts + found.count - 1),
        },
        index=names.index,
    )
    return History(facts, found.gaps)


class _Days:
    """Days in touch, person by person and in order, each once.

    Attributes:
        person: number of the person of each day.
        day: the day, as days since 1970.
        answered: whether anything on it was not from you alone.
        count: days per person.
        starts: where each person's days begin.
        same: whether each day but the first is of the same person as the one before it.
        gaps: days from one day in touch to the next of the same person.
    """

    def __init__(
        self, person: NDArray[np.int64], day: NDArray[np.int64], answered: NDArray[np.bool_], people: int
    ) -> None:
        # A place has 32 bits in a browser tab, where numpy counts by nothing longer.
        self.person, self.day, self.answered = person.astype(np.intp), day, answered
        self.count = np.bincount(self.person, minlength=people)
        self.starts = np.cumsum(self.count) - self.count
        self.same = person[1:] == person[:-1]
        self.gaps = np.diff(day)[self.same]

    def at(self, places: NDArray[np.int64]) -> Any:
        """Return the day at a place for each person as a date; missing for those never in touch."""
        if not self.day.size:
            return np.full(len(self.count), "NaT", dtype="datetime64[us]")
        days = self.day[np.minimum(places, self.day.size - 1)].astype("datetime64[D]").astype("datetime64[us]")
        return np.where(self.count > 0, days, np.datetime64("NaT", "us"))

    def unanswered(self) -> NDArray[np.int64]:
        """Return per person how many days came after the last answered one."""
        last = np.full(len(self.count), np.iinfo(np.int64).min)
        # Days come in order, so that the last one written for a person is the latest.
        last[self.person[self.answered]] = self.day[self.answered]
        return np.bincount(self.person[self.day > last[self.person]], minlength=len(self.count))

    def squared_gaps(self) -> NDArray[np.float64]:
        """Return per person the sum of the squared days from one day in touch to the next."""
        squares: NDArray[np.float64] = np.bincount(
            self.person[1:][self.same], weights=self.gaps.astype(float) ** 2, minlength=len(self.count)
        ).astype(float)
        return squares


def _numbers(
    names: pd.Series[str], touches: pd.DataFrame, today: dt.date
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the person of each touch as a place in `names` (-1: none of them, or not up to today), and its day."""
    if touches.empty:
        return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64)
    code, seen = pd.factorize(touches["contact"])
    places = np.append(pd.Index(names).get_indexer(pd.Index(seen)), -1).astype(np.int64)
    dates = touches["date"].to_numpy().astype("datetime64[D]")
    person = np.where(dates <= np.datetime64(today, "D"), places[code], -1)
    return person, dates.astype(np.int64)


def _answered(touches: pd.DataFrame) -> NDArray[np.bool_]:
    if "from" not in touches:
        return np.ones(len(touches), dtype=bool)
    return np.asarray(touches["from"].ne("me"))


def _by_day(person: NDArray[np.int64], day: NDArray[np.int64], answered: NDArray[np.bool_], people: int) -> _Days:
    if not person.size:
        return _Days(person, day, answered, people)
    # One number for person, day and answer: sorting numbers is many times quicker than grouping a frame.
    earliest = day.min()
    bits = int(day.max() - earliest).bit_length()
    key = np.sort((((person << bits) | (day - earliest)) << 1) | answered)
    # The answered touch of a day is its last.
    ends = key[np.append((key[1:] >> 1) != (key[:-1] >> 1), True)]
    return _Days(ends >> (bits + 1), ((ends >> 1) & ((1 << bits) - 1)) + earliest, (ends & 1).astype(bool), people)
