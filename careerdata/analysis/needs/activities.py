"""A look at two or three weeks of what you do: what drains, what gives. Ticks are counted, and nothing else is made of them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

import pandas as pd

from careerdata.analysis.finding import Finding
from careerdata.analysis.network.granted import same_pain
from careerdata.dates import plain_date
from careerdata.logbook.logbook import Logbook
from careerdata.text import counted, join_words, name_key

LOOK = dt.timedelta(days=21)
"""A look is so long, counted back from the last tick: an older one says nothing of today."""
FEWEST = 4
"""Under so many ticks nothing is ranked."""
EFFECTS = {"drains": "drained you", "gives": "gave you something"}
"""What a tick says, in words."""
MORE_OF = "More of: "
"""How a want begins that comes from something that gives."""
CAUTION = "Two weeks are two weeks, and a busy month looks different. Ticks are counted; nothing more is made of them."
_NAMED = 2
_TABLE = {"activity": "str", "drains": "int64", "gives": "int64", "effect": "str", "listed": "bool"}


@dataclass(frozen=True)
class ActivityFacts:
    """How much was ticked.

    Attributes:
        ticks: how many ticks there are in the look.
        days: on how many days.
        ranked: whether they are enough to say what drains or gives most.
    """

    ticks: int
    days: int
    ranked: bool


def read(book: Logbook) -> Finding[ActivityFacts]:
    """Say what drains and what gives, by how often it was ticked.

    Args:
        book: activities.csv, the last `LOOK` of it up to `book.today`, each activity and effect once a day; pains.csv, for what
            is on the list already.

    Returns:
        A table with one row an activity: activity (as it was written last), drains and gives (on how many days), effect
        (the more frequent of the two; "" for as many of both) and listed (its pain point or want is on the list). Under
        `FEWEST` ticks the activities stand in the order of the alphabet, else those ticked most one way come first.
        `facts` is an `ActivityFacts`.
    """
    ticks = _ticks(book.activities, plain_date(book.today))
    facts = ActivityFacts(len(ticks), ticks["date"].nunique(), len(ticks) >= FEWEST)
    table = _table(ticks, {same_pain(pain) for pain in book.pains["pain"].dropna()})
    if facts.ranked:
        lead = (table["drains"] - table["gives"]).abs()
        table = table.assign(lead=-lead).sort_values(["lead", "activity"], kind="stable")[list(_TABLE)]
    return Finding(
        table=table.reset_index(drop=True),
        sentence=_sentence(table, facts),
        caution=CAUTION if facts.ranked else "",
        facts=facts,
        example=book.example,
    )


def as_pain(activity: str, effect: str, days: int, of: int) -> dict[str, Any]:
    """Return the row of pains.csv that an activity becomes: what drains a pain point to sort, what gives a want.

    Args:
        activity: what it is.
        effect: a key of `EFFECTS`.
        days: on how many days it was ticked so.
        of: on how many days anything was ticked.
    """
    said = {"drains": "drained me", "gives": "gave me something"}[effect]
    note = f"two-week look: {said} on {days} of {counted(of, 'day')}"
    pain, kind = (activity, "unsorted") if effect == "drains" else (f"{MORE_OF}{activity}", "want")
    return {"pain": pain, "kind": kind, "weight": 3, "status": "open", "note": note}


def _ticks(log: pd.DataFrame, today: dt.date) -> pd.DataFrame:
    past = log[log["date"] <= pd.Timestamp(today)]
    look: pd.DataFrame = past[past["date"] > past["date"].max() - LOOK].sort_values("date", kind="stable")
    ticks: pd.DataFrame = look.assign(key=look["activity"].map(name_key))
    return ticks.drop_duplicates(["date", "key", "effect"], keep="last")


def _table(ticks: pd.DataFrame, listed: set[str]) -> pd.DataFrame:
    rows: list[dict[str, Any]] = []
    for _, same in ticks.groupby("key"):
        drains, gives = (int((same["effect"] == effect).sum()) for effect in EFFECTS)
        effect = "" if drains == gives else "drains" if drains > gives else "gives"
        activity = str(same["activity"].iloc[-1])
        there = effect != "" and same_pain(as_pain(activity, effect, 0, 0)["pain"]) in listed
        rows.append(dict(zip(_TABLE, (activity, drains, gives, effect, there), strict=True)))
    return pd.DataFrame(rows, columns=list(_TABLE)).astype(_TABLE).sort_values("activity", kind="stable")


def _sentence(table: pd.DataFrame, facts: ActivityFacts) -> str:
    if not facts.ticks:
        return "Nothing is ticked yet. Two or three weeks, once a day, are enough."
    if not facts.ranked:
        return f"{counted(facts.ticks, 'tick')} so far. From {FEWEST} on it is said what drains and what gives most."
    said = [_most(table, effect, facts.days) for effect in EFFECTS]
    return " ".join(filter(None, said)) or "Each of these drained you as often as it gave you something."


def _most(table: pd.DataFrame, effect: str, days: int) -> str:
    """Return what was ticked so most often; "" where nothing was, and the count of those that share the first place."""
    mine = table[table["effect"] == effect]
    if mine.empty:
        return ""
    most = int(mine[effect].max())
    first = list(mine.loc[mine[effect] == most, "activity"])
    more = len(first) - _NAMED
    names = join_words([*first[:_NAMED], *([f"{more} more"] if more > 0 else [])])
    return f"What {EFFECTS[effect]} most often: {names}, on {most} of {counted(days, 'day')}."
