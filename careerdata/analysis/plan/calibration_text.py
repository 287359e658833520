"""How often the forecast was right, in words: times in ten, what they are worth, and when there will be enough."""

from __future__ import annotations

from typing import Any

import pandas as pd

from careerdata.text import counted, join_words

ALIKE = 0.05
"""A loss within this share of another is called about as good, a width within it as wide."""
SHOWN_AHEAD = 13
"""Weeks ahead of the ranges that are shown one by one."""


def sentence(table: pd.DataFrame, held: pd.DataFrame) -> str:
    """Return the answer: how often the ranges held, whether that fits, and whether the forecast beat plain guesses."""
    told = table[table["enough"]].to_dict("records")
    missing = table[~table["enough"]].to_dict("records")
    if not told:
        return (
            "How often the forecast was right cannot be told yet. A first answer, for the next "
            f"{missing[0]['weeks_ahead']} weeks, takes {counted(missing[0]['weeks_missing'], 'week')} more."
        )
    first, *others = told
    shares = (
        f"Of the {first['checks']} times we could check, the range for the next {first['weeks_ahead']} weeks that should "
        f"hold 8 times in 10 held {times(first['held_80'])}"
    )
    for row in others:
        shares += f"; for {row['weeks_ahead']} weeks, checked {row['checks']} times, {times(row['held_80'])}"
    later = [
        f"For {row['weeks_ahead']} weeks it cannot be told yet: that takes {counted(row['weeks_missing'], 'week')} more."
        for row in missing[:1]
    ]
    return " ".join([f"{shares}.", _verdict(held), _what_it_did(told), _against_guesses(told[-1]), *later])


def _what_it_did(told: list[dict[Any, Any]]) -> str:
    """Return what the last ranges made of those that are shown now, for a quarter where there is one."""
    row = next((row for row in told if row["weeks_ahead"] == SHOWN_AHEAD), told[0])
    name = {4: "four-week", SHOWN_AHEAD: "three-month", 26: "half-year"}[row["weeks_ahead"]]
    held = f"Your last {row['lately']} {name} ranges held {row['lately_held']} times"
    if abs(row["width"] - 1) < ALIKE:
        return f"{held}, so they stay about as wide as they are."
    return f"{held}, so they are {'wider' if row['width'] > 1 else 'narrower'} now."


def caution(table: pd.DataFrame, held: pd.DataFrame) -> str:
    """Return what the checks are worth."""
    if held.empty:
        return "A forecast that cannot be checked yet is not wrong. Take its dates and chances as rough until then."
    last = table[table["enough"]].iloc[-1]
    ends = held[(held["weeks_ahead"] == last["weeks_ahead"]) & (held["should"] == 0.80)].iloc[0]
    return (
        f"The checks overlap: the {last['checks']} for {last['weeks_ahead']} weeks are worth about {last['apart']} separate "
        f"ones, so in the long run the range may hold anywhere between {round(10 * ends['low'])} and "
        f"{round(10 * ends['high'])} times in 10. What is checked is your hours, not what you will decide to change."
    )


def times(share: float) -> str:
    """Return a share as times in ten: ``"about 7 times in 10"``, ``"every time"``, ``"never"``."""
    if share in (0, 1):
        return "every time" if share else "never"
    count = round(10 * share)
    if count in (0, 10):
        return "nearly every time" if count else "hardly ever"
    return f"about {counted(count, 'time')} in 10"


def _verdict(held: pd.DataFrame) -> str:
    """Return whether the 8-in-10 ranges held as often as they should, given how unsure that is."""
    eight = held[held["should"] == 0.80]
    seldom, often = (join_words(f"{ahead}" for ahead in eight.loc[off, "weeks_ahead"]) for off in _off(eight))
    if seldom:
        return f"For {seldom} weeks that is too seldom: take dates and chances as less sure than they look."
    if often:
        return f"For {often} weeks that is more often than it should: the ranges are wider than your weeks need."
    return "That fits, as far as so few checks can tell."


def _off(eight: pd.DataFrame) -> tuple[pd.Series[bool], pd.Series[bool]]:
    """Return which ranges held too seldom, and which too often, whatever the uncertainty."""
    return eight["high"] < eight["should"], eight["low"] > eight["should"]


def _against_guesses(row: dict[Any, Any]) -> str:
    """Return how the forecast did beside the two naive ones, for the longest time ahead that was checked."""
    last, mean = (_compared(row["loss_ours"], row[f"loss_{guess}"]) for guess in ("last", "mean"))
    by_mean = "or by your average week" if last == mean else f"and {mean} going by your average week"
    return f"For {row['weeks_ahead']} weeks it did {last} going by your last week {by_mean}."


def _compared(ours: float, other: float) -> str:
    if ours < (1 - ALIKE) * other:
        return "better than"
    return "about as well as" if ours <= (1 + ALIKE) * other else "worse than"
