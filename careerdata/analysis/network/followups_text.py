"""What is said of each person in the follow-ups, and of all of them; worked out per value, not per row."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from careerdata.analysis.network.fading import FEWEST_DAYS_EACH, FEWEST_PEOPLE
from careerdata.text import in_words, join_words, plural

Texts = NDArray[np.object_]

LEARNT = (
    "Fading is a guess from your own log: how unlikely the two of you are to be in touch within the next 90 days, going "
    "by your days in touch and by how silences with everybody ended so far. It knows only what you wrote down, and it "
    "says nothing about how much somebody likes you."
)
RECENCY = (
    f"There are too few touches yet to learn your habits (it takes {FEWEST_PEOPLE} people with {FEWEST_DAYS_EACH} days "
    "in touch each), so fading is only the time since you were last in touch. It says nothing about how much "
    "somebody likes you."
)
TIES = {
    "dormant": "an old tie you can trust: picking it up again often brings more than somebody new",
    "loose": "a loose tie: such people hear of what your own circle does not",
}
"""Why a kind of tie is raised; `followups.ties` says which is which, and after whom."""
WHICH_TIE = (
    "Which old tie to pick up? The most useful advice came from those with more standing, whom one trusted and had not spent "
    "much time with; the ones people liked to call first were others (Walter, Levin and Murnighan 2015)."
)
"""Said where somebody has several dormant ties: "Reconnection Choices", Organization Science 26(5), 1447-1465."""
_UNITS = np.array(["day", "week", "month", "year"], dtype=object)
_LENGTHS = np.array([1, 7, 30.44, 365.25])
_AT_LEAST = np.array([14, 60, 730])


def reasons(people: pd.DataFrame) -> pd.Series[str]:
    """Return in words why each person stands where they stand.

    Args:
        people: the ranked people: let_go, let_go_on, let_go_why, snoozed_until, waiting, unanswered, due_in_days,
            days, unsorted, congratulate, new_job, rhythm (days), slipping, half_year, promised, next_step, next_step_on, on_target_team, team,
            influence, tie.
    """
    steps = people[["next_step", "next_step_on"]]
    before = _where(people["promised"], steps, lambda row: f"you promised for {in_words(row[1])}: {row[0]}; ")
    before += _where(people["congratulate"], people[["new_job"]], _new_job)
    before += _where(people["let_go"], people[["let_go_on", "let_go_why"]], _gone)
    before += _where(people["snoozed_until"].notna(), people[["snoozed_until"]], _snoozed)
    before += _where(people["waiting"], people[["unanswered"]], _wait)
    in_touch = people["days"] > 0
    due = _each(people["due_in_days"], due_in_words)
    new = np.where(people["unsorted"], "not in touch yet, and in no circle", "not in touch yet")
    text = before + np.where(in_touch, due, new)
    often = people["days"].to_numpy() > 2
    habit = np.where(people["due_in_days"] < 0, "; used to talk every ", "; you talk every ")
    text += np.where(often, habit + _spans(people["rhythm"].fillna(0).to_numpy(), lone=False), "")
    text += _where(people["slipping"], people[["half_year"]], _slipping)
    text += _where(people["next_step"].notna() & ~people["promised"] & ~people["let_go"], steps, _noted)
    text += _where(people["tie"] != "", people[["tie"]], lambda row: f"; {TIES[row[0]]}")
    text += _where(people["on_target_team"], people[["team"]], lambda row: f"; in {row[0]}")
    text += _each(people["influence"], lambda say: f"; influence {say:g} of 5" if say > 0 else "")
    return pd.Series(text, index=people.index, dtype="str")


def sentence(people: pd.DataFrame, target_team_only: bool) -> str:
    """Return whom to write to this week, and how many are overdue, wait, or were let go."""
    if people.empty:
        where = "on your target team" if target_team_only else "on your list"
        return f"There is nobody {where} yet: add the people who know your work, or who should."
    promised, names = people[people["promised"]], people.loc[people["this_week"] & ~people["promised"], "contact"]
    first = "This week: first what you promised" if len(names) else "This week: what you promised"
    said = zip(promised["next_step"], promised["contact"], promised["next_step_on"], strict=True)
    steps = [f"“{step}” ({contact}, for {in_words(day)})" for step, contact, day in said]
    week = "This week: " if len(names) else "Nobody needs a message this week, and that is fine."
    week = f"{first}, {join_words(steps)}{'; then ' if len(names) else '.'}" if steps else week
    week += f"write to {join_words(names)}." if len(names) else ""
    there = ~people["let_go"]
    overdue, held_back = (there & (people["due_in_days"] < 0)).sum(), (there & people["held_back"]).sum()
    counts = f"{overdue} {plural(overdue, 'person is', 'people are')}" if overdue else "Nobody is"
    waiting = f", {held_back} {plural(held_back, 'is', 'are')} held back" if held_back else ""
    return f"{week} {counts} overdue{waiting}."


def due_in_words(days: int) -> str:
    """Return how far a promise is from its day: ``"overdue by 3 days"``."""
    if days == 0:
        return "due today"
    count = f"{abs(days)} {plural(abs(days), 'day')}"
    return f"overdue by {count}" if days < 0 else f"due in {count}"


def span(days: float) -> str:
    """Return a length of time as a person says it: ``"3 weeks"``."""
    return str(_spans(np.array([float(days)]), lone=True)[0])


def _spans(days: NDArray[np.float64], lone: bool) -> Texts:
    """Return lengths of time in words; one of something with its "1" (`lone`) or without, as after "every"."""
    unit = np.searchsorted(_AT_LEAST, days, side="right")
    count = np.maximum(np.rint(days / _LENGTHS[unit]), 1).astype(np.int64)

    def words(both: int) -> str:
        many, name = divmod(both, len(_UNITS))
        return f"{many} {_UNITS[name]}s" if many > 1 else f"1 {_UNITS[name]}" if lone else str(_UNITS[name])

    return _each(count * len(_UNITS) + unit, words)


def _each(values: Any, words: Callable[[Any], str]) -> Texts:
    """Return the words for each value, made once for each that occurs."""
    different, which = np.unique(np.asarray(values), return_inverse=True)
    return np.array([words(value) for value in different.tolist()], dtype=object)[which]


def _where(mask: pd.Series[bool], facts: pd.DataFrame, words: Callable[[tuple[Any, ...]], str]) -> Texts:
    """Return the words for the rows of `facts` where `mask` holds, and nothing elsewhere."""
    text = np.full(len(facts), "", dtype=object)
    if mask.any():
        text[mask.to_numpy()] = [words(row) for row in facts[mask].itertuples(index=False)]
    return text


def _new_job(row: tuple[Any, ...]) -> str:
    return f"new job at {row[0]}, a reason to congratulate; "


def _gone(row: tuple[Any, ...]) -> str:
    since, why = row
    return f"let go on {in_words(since)}{'' if pd.isna(why) else f', because: {why}'}; "


def _snoozed(row: tuple[Any, ...]) -> str:
    return f"snoozed until {in_words(row[0])}; "


def _wait(row: tuple[Any, ...]) -> str:
    return f"you reached out the last {row[0]} times, so wait for an answer; "


def _slipping(row: tuple[Any, ...]) -> str:
    return f"; slipping away: you were in touch on {row[0]} days in the last half year"


def _noted(row: tuple[Any, ...]) -> str:
    step, by = row
    return f"; you noted{'' if pd.isna(by) else f' for {in_words(by)}'}: {step}"
