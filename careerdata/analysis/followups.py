"""Who next: who is due by your promise, who is fading, in which order, and why.

*Due* and *fading* stay two columns. Due counts your promise from the last real touch, so that somebody overdue never
disappears; fading asks how likely the two of you are to be in touch at all within the next 90 days.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from careerdata.analysis import bgnbd
from careerdata.analysis.finding import Finding, from_example
from careerdata.analysis.followups_chart import on_chart
from careerdata.plan import PROMISES, Plan
from careerdata.weeks import in_words, join_words, plain_date

HORIZON_IN_DAYS = 90
"""Fading asks about contact within this many days; a longer silence makes any ask a cold one."""
WEEKLY_BUDGET = 5
"""People a week, unless said otherwise: few enough to do it."""
FEWEST_PEOPLE, FEWEST_DAYS_EACH = 15, 2
"""With fewer people in touch, or fewer days in touch each on average, there is no habit to learn from."""
SOON = 14
"""Days within which somebody who matters to the plan may fill up a week in which few are due."""
UNANSWERED = 3
"""This many times in a row from you alone, and it is their turn."""
TRYING = ("asked", "called", "wrote")
"""The kinds of touch that, from you alone, are an attempt: without an answer they do not end a silence."""
TABLE = [
    "contact",
    "due_in_days",
    "fading",
    "reason",
    "held_back",
    "this_week",
    "circle",
    "team",
    "on_target_team",
    "last_touch",
    "promise_days",
]


def read(
    contacts: pd.DataFrame,
    touches: pd.DataFrame,
    plan: Plan,
    today: dt.date,
    *,
    people_a_week: int = WEEKLY_BUDGET,
    target_team_only: bool = False,
) -> Finding:
    """Say whom to be in touch with, in which order, and why.

    Args:
        contacts: contacts.csv; of its columns only `contact` must be there.
        touches: touches.csv. Touches after `today`, and with people who are not in `contacts`, are left out.
        plan: its promises (days per circle) and its target team.
        today: the day to count from.
        people_a_week: how many people to suggest for this week, 1 or more.
        target_team_only: True leaves only the target team in the answer; fading is learnt from everybody all the same.

    Returns:
        A table with one row a person, in the order to act: contact, due_in_days (days left of the promise, negative:
        overdue, 0 for somebody you have not been in touch with yet), fading (0 to 1), reason (words), held_back
        (snoozed until a later day, or it is their turn), this_week, circle, team, on_target_team, last_touch,
        promise_days. Held-back people come last; then those who are due come first, by target team, influence,
        whether you were ever in touch, and fading; those not due yet follow by fading.
        `behind` has the same people as the chart places them, and the words of its axis.
    """
    day = plain_date(today)
    people = _people(contacts, plan)
    people = people.join(_history(people["contact"], touches, day))
    people["fading"], learnt = _fading(people, day)
    people = _ranked(people, day)
    if target_team_only:
        people = people[people["on_target_team"]].reset_index(drop=True)
    people["this_week"] = _first(people, people_a_week)
    reasons = [_reason(person) for person in people[_FACTS].itertuples(index=False)]
    people["reason"] = pd.Series(reasons, index=people.index, dtype="str")
    return Finding(
        table=people[TABLE],
        sentence=_sentence(people, target_team_only),
        caution=_LEARNT if learnt else _RECENCY,
        behind=on_chart(people),
        example=from_example(contacts, touches),
    )


def cold_ask(contacts: pd.DataFrame, touches: pd.DataFrame, plan: Plan, today: dt.date, contact: str) -> str | None:
    """Return why asking `contact` for something today would be a cold ask, and what to give first; None if it is not.

    An ask is cold when the two of you have been silent for longer than your promise, or than 90 days. An attempt of
    yours that went unanswered does not end a silence; giving something does, and so does anything from their side.

    Args:
        contacts: contacts.csv.
        touches: touches.csv; touches after `today` are left out.
        plan: its promises.
        today: the day of the ask.
        contact: the name, as contacts.csv has it; somebody unknown counts as the wide circle.
    """
    day = pd.Timestamp(plain_date(today))
    log = _log(touches)
    log = log[(log["contact"] == contact) & (log["date"] <= day)]
    last = log.loc[(log["from"] != "me") | ~log["kind"].isin(TRYING), "date"].max()
    people = _people(contacts, plan).set_index("contact")
    promise = people["promise_days"].get(contact, _promises(plan)["wide"])
    if pd.notna(last) and (day - last).days <= min(promise, HORIZON_IN_DAYS):
        return None
    silence = "have not been in touch yet" if pd.isna(last) else f"were last in touch {_span((day - last).days)} ago"
    return (
        f"You and {contact} {silence}, so this would be a cold ask. Give first: send them something useful, or thank "
        "them for something they did. Once that is logged as gave or thanked, the ask is no longer cold."
    )


_PEOPLE = {
    "contact": "str",
    "circle": "str",
    "every_days": "float64",
    "team": "str",
    "influence": "float64",
    "met_on": "datetime64[us]",
    "snooze_until": "datetime64[us]",
}
_TOUCHES = {
    "date": "datetime64[us]",
    "contact": "str",
    "kind": "str",
    "from": "str",
    "next_step": "str",
    "next_step_on": "datetime64[us]",
}
_FACTS = ["due_in_days", "days", "rhythm", "unanswered", "waiting", "snoozed_until", "next_step", "next_step_on"]
_FACTS += ["team", "on_target_team", "influence"]
_LEARNT = (
    "Fading is a guess from your own log: how unlikely the two of you are to be in touch within the next 90 days. It "
    "knows only what you wrote down, and it says nothing about how much somebody likes you."
)
_RECENCY = (
    f"There are too few touches yet to learn your habits (it takes {FEWEST_PEOPLE} people with {FEWEST_DAYS_EACH} days "
    "in touch each), so fading is only the time since you were last in touch. It says nothing about how much "
    "somebody likes you."
)


def _columns(frame: pd.DataFrame, kinds: dict[str, str]) -> pd.DataFrame:
    """Return just these columns of `frame`; one that a log may leave out is there, empty."""
    return frame.reindex(columns=list(kinds)).astype(kinds)


def _log(touches: pd.DataFrame) -> pd.DataFrame:
    log = _columns(touches, _TOUCHES)
    return log.assign(date=log["date"].dt.normalize())


def _promises(plan: Plan) -> dict[str, int]:
    return {**PROMISES, **plan.promises}


def _people(contacts: pd.DataFrame, plan: Plan) -> pd.DataFrame:
    """Return one row a named person, with what the plan says about them."""
    people = _columns(contacts, _PEOPLE).dropna(subset="contact")
    # Sorted, so that which of two rows of the same name is kept does not depend on their order in the file.
    people = people.sort_values(list(_PEOPLE)).drop_duplicates("contact").reset_index(drop=True)
    promises = _promises(plan)
    people["circle"] = people["circle"].where(people["circle"].isin(list(promises)), "wide")
    by_circle = people["circle"].map(promises)
    people["promise_days"] = people["every_days"].where(people["every_days"].notna(), by_circle).astype("int64")
    people["influence"] = people["influence"].fillna(0)
    target = plan.target_team.strip().casefold()
    people["on_target_team"] = (people["team"].str.strip().str.casefold() == target) & bool(target)
    return people


def _history(names: pd.Series[str], touches: pd.DataFrame, today: dt.date) -> pd.DataFrame:
    """Return per person, in the order of `names`: days in touch, the first and the last, and how many went unanswered.

    A day counts once however many touches it saw, and as answered when one of them was not from you alone.
    """
    log = _log(touches)
    log["person"] = pd.Index(names).get_indexer(pd.Index(log["contact"]))
    log = log[(log["person"] >= 0) & (log["date"] <= pd.Timestamp(today))]
    last_answer = log[log["from"] != "me"].groupby("person")["date"].max()
    days = log[["person", "date"]].drop_duplicates()
    unanswered = days[~(days["date"] <= last_answer.reindex(days["person"]).set_axis(days.index))]
    spans = {"days": ("date", "size"), "first": ("date", "min"), "last_touch": ("date", "max")}
    history = days.groupby("person").agg(**spans).reindex(names.index)
    history["unanswered"] = unanswered["person"].value_counts()
    counts = ["days", "unanswered"]
    history[counts] = history[counts].fillna(0).astype("int64")
    # A step that was noted at the last touch is still ahead; a later touch has overtaken it.
    steps = log.dropna(subset="next_step").sort_values(["date", "next_step_on", "next_step"])
    steps = steps.drop_duplicates("person", keep="last").set_index("person").reindex(names.index)
    ahead = steps["date"] == history["last_touch"]
    return history.join(steps.loc[ahead, ["next_step", "next_step_on"]])


def _fading(people: pd.DataFrame, today: dt.date) -> tuple[NDArray[np.float64], bool]:
    """Return fading per person, and whether it could be learnt from their touches (else it is recency)."""
    now = pd.Timestamp(today)
    since = people["first"].fillna(people["met_on"])
    age = (now - since).dt.days.fillna(0.0).clip(lower=0)
    recency = (people["last_touch"] - people["first"]).dt.days.fillna(0.0)
    in_touch = people["days"] > 0
    if in_touch.sum() < FEWEST_PEOPLE or people.loc[in_touch, "days"].mean() < FEWEST_DAYS_EACH:
        return -np.expm1(-(age - recency).to_numpy() / HORIZON_IN_DAYS), False
    frequency = (people["days"] - 1).clip(lower=0)
    habits = bgnbd.fit(frequency[in_touch], recency[in_touch], age[in_touch])
    return 1 - bgnbd.p_contact_within(habits, frequency, recency, age, HORIZON_IN_DAYS), True


def _ranked(people: pd.DataFrame, today: dt.date) -> pd.DataFrame:
    """Return people in the order to act, with what is due, what is held back, and how often you used to talk."""
    now = pd.Timestamp(today)
    left = (people["last_touch"] - now).dt.days + people["promise_days"]
    people["due_in_days"] = left.fillna(0).astype("int64")
    people["due"] = people["due_in_days"] <= 0
    people["snoozed_until"] = people["snooze_until"].where(people["snooze_until"] > now)
    # A wait for an answer ends: after the horizon without one, a new start is better than silence for ever.
    waiting = (people["unanswered"] >= UNANSWERED) & ((now - people["last_touch"]).dt.days <= HORIZON_IN_DAYS)
    people["waiting"] = waiting
    people["held_back"] = people["snoozed_until"].notna() | waiting
    people["rhythm"] = (people["last_touch"] - people["first"]).dt.days / (people["days"] - 1).clip(lower=1)
    # What the plan needs decides among those who are due; the others follow by fading alone.
    order = pd.DataFrame(
        {
            "held_back": people["held_back"],
            "not_due": ~people["due"],
            "other_team": people["due"] & ~people["on_target_team"],
            "influence": people["due"] * -people["influence"],
            "stranger": people["due"] & (people["days"] == 0),
            "fading": -people["fading"],
            "due_in_days": people["due_in_days"],
            "contact": people["contact"],
        }
    )
    return people.loc[order.sort_values(order.columns.tolist()).index].reset_index(drop=True)


def _first(ranked: pd.DataFrame, people_a_week: int) -> pd.Series[bool]:
    """Return who is suggested for this week: whoever is due, then who matters to the plan and soon is; none held back."""
    soon = ranked["due_in_days"] <= SOON
    matters = ranked["due"] | (soon & (ranked["on_target_team"] | (ranked["influence"] > 0)))
    suggested = matters & ~ranked["held_back"]
    return suggested & (suggested.cumsum() <= people_a_week)


def _reason(person: Any) -> str:
    """Return in words why somebody stands where they stand; `person` is one row of the ranked people."""
    parts = []
    if pd.notna(person.snoozed_until):
        parts.append(f"snoozed until {in_words(person.snoozed_until)}")
    if person.waiting:
        parts.append(f"you reached out the last {person.unanswered} times, so wait for an answer")
    parts.append(_due_in_words(person.due_in_days) if person.days else "not in touch yet")
    if person.days > 2:
        habit = "used to talk" if person.due_in_days < 0 else "you talk"
        parts.append(f"{habit} every {_span(person.rhythm).removeprefix('1 ')}")
    if pd.notna(person.next_step):
        by = f" for {in_words(person.next_step_on)}" if pd.notna(person.next_step_on) else ""
        parts.append(f"you noted{by}: {person.next_step}")
    if person.on_target_team:
        parts.append(f"in {person.team}")
    if person.influence > 0:
        parts.append(f"influence {person.influence:g} of 5")
    return "; ".join(parts)


def _due_in_words(days: int) -> str:
    if days == 0:
        return "due today"
    count = f"{abs(days)} day{'s' * (abs(days) != 1)}"
    return f"overdue by {count}" if days < 0 else f"due in {count}"


def _span(days: float) -> str:
    """Return a length of time as a person says it: ``"3 weeks"``."""
    sizes = (("year", 365.25, 730), ("month", 30.44, 60), ("week", 7, 14), ("day", 1, 0))
    unit, length = next((unit, length) for unit, length, at_least in sizes if days >= at_least)
    count = max(round(days / length), 1)
    return f"{count} {unit}{'s' * (count != 1)}"


def _sentence(people: pd.DataFrame, target_team_only: bool) -> str:
    if people.empty:
        where = "on your target team" if target_team_only else "in contacts.csv"
        return f"There is nobody {where} yet: add the people who know your work, or who should."
    names = people.loc[people["this_week"], "contact"]
    week = (
        f"This week: write to {join_words(names)}."
        if len(names)
        else "Nobody needs a message this week, and that is fine."
    )
    overdue, held_back = (people["due_in_days"] < 0).sum(), people["held_back"].sum()
    counts = "Nobody is" if not overdue else "1 person is" if overdue == 1 else f"{overdue} people are"
    waiting = f", {held_back} {'is' if held_back == 1 else 'are'} held back" if held_back else ""
    return f"{week} {counts} overdue{waiting}."
