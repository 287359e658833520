"""The power map: who has a say in what you want, who would speak up for you, and whom to talk to next.

Influence and support are what you noted in contacts.csv; closeness comes from your touches. Nothing is guessed: a
person whose support is not known stands in the middle, and that is the reason to talk to them.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

import numpy as np
import pandas as pd

from careerdata.analysis.answer import Answer
from careerdata.analysis.finding import Finding
from careerdata.analysis.network import allies
from careerdata.analysis.network.contacts import NEAR, read_people, why_cold
from careerdata.analysis.network.near_decider import near_decider
from careerdata.analysis.network.power_headline import top
from careerdata.dates import plain_date
from careerdata.logbook.logbook import Logbook
from careerdata.text import counted, in_words, join_words, name_key, plural

MUCH_SAY = 3
"""From this influence on somebody can move what you want, and is worth a talk of its own."""
SUPPORT = {-2: "against it", -1: "leans against it", 0: "view not known", 1: "leans your way", 2: "would speak up"}
"""Where somebody stands, in words."""
TABLE = [
    "contact",
    "influence",
    "support",
    "closeness",
    "on_target_team",
    "organisation",
    "role",
    "introduced_by",
    "last_touch",
    "next",
    "reason",
]
_CAUTION = (
    "Influence and support are your own guesses, and people change their minds: look at both again after every talk. "
    "What you write about people stays in your folder."
)


def read(book: Logbook) -> Finding[Answer]:
    """Say who matters to the plan or an ask, where they stand, and whom to talk to next.

    Somebody matters who has influence of 1 or more, is on the target team, is asked for something in asks.csv, or
    shares a pain point that is still open.

    Args:
        book: contacts.csv, touches.csv up to today, pains.csv, asks.csv, and the plan with its target team and promises.

    Returns:
        A table with one row a person who matters, most influence first: contact, influence (0 to 5, NaN: not noted),
        support (-2 to 2, 0: not known), closeness (words of `people.NEAR`), on_target_team, organisation, role,
        introduced_by (another contact), last_touch, next (True for the one to talk to next) and reason (words). The
        next ally has influence of 3 or more, support not known or leaning your way, is not snoozed, and an ask of
        them would not be a cold one; most influence first, then the target team, then who is closest. When the only
        one who decides is against it, the sentence ends with who is near them.
        `frames` has ``people``: the same people with all that the map shows of them. `facts` is the top of the page, an `Answer`.
    """
    day = plain_date(book.today)
    people = read_people(book)
    people["introduced_by"] = introduced_by(people)
    matters = (people["influence"] >= 1) | people["on_target_team"] | people["asked"] | allies.sharing(people, book)
    people = _ordered(people[matters])
    undecided = (people["influence"] >= MUCH_SAY) & people["support"].isin([0, 1]) & ~people["snoozed"]
    people["cold"] = why_cold(people.loc[undecided, "contact"], book).reindex(people.index, fill_value="")
    ready = undecided & (people["cold"] == "")
    people["next"] = ready & ready.cumsum().eq(1)
    stands = ["; ".join(_stands(person, day)) for person in people.itertuples()]
    people["reason"] = pd.Series(stands, people.index, dtype="str")
    talks = [_in_touch(last, day) for last in people["last_touch"]]
    people["talk"] = pd.Series(talks, people.index, dtype="str")
    return Finding(
        table=people.assign(closeness=people["closeness"].map(NEAR))[TABLE],
        sentence=" ".join(filter(None, (_sentence(people, book.contacts, day), near_decider(book).words))),
        caution=_CAUTION,
        frames={"people": people},
        example=book.example,
        facts=top(people, len(book.contacts), MUCH_SAY),
    )


def introduced_by(people: pd.DataFrame) -> pd.Series[str]:
    """Return the contact through whom somebody was met; missing where it was an event, a site or somebody unknown."""
    through = people["met_through"].str.strip()
    oneself = through.map(name_key, na_action="ignore") == people["contact"].map(name_key)
    return through.where(through.isin(people["contact"]) & ~oneself)


def _ordered(people: pd.DataFrame) -> pd.DataFrame:
    order = pd.DataFrame(
        {
            "influence": -people["influence"].fillna(-1),
            "other_team": ~people["on_target_team"],
            "closeness": -people["closeness"],
            "support": -people["support"],
            "contact": people["contact"],
        }
    )
    return people.loc[order.sort_values(order.columns.tolist()).index].reset_index(drop=True)


def _stands(person: Any, today: dt.date) -> list[str]:
    """Return in words where somebody stands, and what speaks against a talk now; `person` is one row of people."""
    say = "influence not noted" if np.isnan(person.influence) else f"influence {person.influence:g} of 5"
    parts = [say, SUPPORT[int(person.support)]]
    if person.on_target_team:
        parts.append(f"in {person.team}")
    parts.append(_in_touch(person.last_touch, today))
    if person.snoozed:
        parts.append(f"snoozed until {in_words(person.snooze_until)}")
    elif person.cold:
        parts.append("asking would be a cold ask: give something first")
    return parts


def _in_touch(last: Any, today: dt.date) -> str:
    if pd.isna(last):
        return "not in touch yet"
    days = (pd.Timestamp(today) - last).days
    return "in touch today" if days == 0 else f"last in touch {counted(days, 'day')} ago"


def _sentence(people: pd.DataFrame, contacts: pd.DataFrame, today: dt.date) -> str:
    if people.empty:
        if contacts.empty:
            return "There is nobody on your map yet: add the people who know your work, or who decide."
        return "Nobody on your map has a say yet: choose a person below and note how much, from 0 to 5."
    if len(people) == 1:
        return f"{_whom(people, today)} 1 person on your map matters to your plan."
    stand = people["support"].clip(-1, 2)
    parts = [
        f"{count} {plural(count, one, words)}"
        for one, words, count in (
            ("who would speak up", "who would speak up", (stand == 2).sum()),
            ("who leans your way", "who lean your way", (stand == 1).sum()),
            ("whose view you don't know", "whose view you don't know", (stand == 0).sum()),
            ("who leans against it", "who lean against it", (stand < 0).sum()),
        )
        if count
    ]
    return f"{_whom(people, today)} {len(people)} people matter to your plan: {join_words(parts)}."


def _whom(people: pd.DataFrame, today: dt.date) -> str:
    """Say whom to talk to next, or why there is nobody."""
    if people["next"].any():
        (person,) = people[people["next"]].itertuples()
        return f"Talk to {person.contact} next: {', '.join(_stands(person, today))}."
    cold = people[people["cold"] != ""]
    if len(cold):
        first = cold["contact"].iloc[0]
        return f"Nobody with much say is warm enough for a talk just now. Warm up {first} first: give before you ask."
    if not (people["influence"] >= MUCH_SAY).any():
        return f"Nobody on your map has influence of {MUCH_SAY} or more yet: look for the people who decide."
    return "Everybody with much say has taken a stand already, or is snoozed; nobody is waiting to be asked."
