"""Whom to write to, in one line, one number and the one thing to do next: for the top of the page."""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass
from typing import Any

import pandas as pd

from careerdata.analysis.answer import Answer
from careerdata.analysis.finding import Finding
from careerdata.text import counted, plural

MOST_WORDS = 12
_LONGEST_NAME, _LONGEST_TEXT = 28, 44


@dataclass(frozen=True)
class FollowupsFacts:
    """Who stands behind the list.

    Attributes:
        noted: how many people are noted, on the target team or not.
        unsorted: how many of them came by an import, were never in touch, and have no circle yet.
    """

    noted: int
    unsorted: int


def answer(finding: Finding[FollowupsFacts]) -> Answer:
    """Return the top of the page for the answer of `careerdata.analysis.followups.read`."""
    table, facts = finding.table, finding.facts
    if not facts.noted:
        return Answer(
            "Nobody noted yet: three people are enough to begin", action="open Somebody new below and save a name."
        )
    if table.empty:
        return Answer("Nobody you know is on your target team", action="look at everybody, under Settings below.")
    week = table[table["this_week"]]
    if week.empty:
        return _nobody(table, facts)
    first, promised = week.iloc[0], bool(week["promised"].iloc[0])
    action = "do what you promised, and press Done." if promised else "press Write for a line to begin with."
    return Answer(_first(first), *_number(table, len(week)), action)


def _nobody(table: pd.DataFrame, facts: FollowupsFacts) -> Answer:
    """Return what is said in a week in which nobody needs a message, and who is next."""
    if facts.unsorted:
        has = plural(facts.unsorted, "has", "have")
        headline = f"Nobody to write to yet: {counted(facts.unsorted, 'person')} {has} no circle"
        return Answer(headline, action="open Sort many at once below.")
    headline = "Nobody needs a message this week, and that is fine"
    ahead = table[~table["held_back"] & (table["due_in_days"] > 0)]
    action = "when you are in touch with somebody, log it below."
    if ahead.empty:
        return Answer(headline, action=action)
    next_one = ahead.sort_values("due_in_days", kind="stable").iloc[0]
    days = counted(next_one["due_in_days"], "day")
    return Answer(headline, days, f"until {_short(next_one['contact'])} is next", action)


def _first(person: Any) -> str:
    """Return who comes first, and why, in twelve words at most."""
    begins = f"Write to {_short(person['contact'])} first:"
    if not person["promised"]:
        return f"{begins} {_fitting(re.split('[;,]', person['reason'])[0], begins)}"
    begins = f"{begins} you promised"
    return f"{begins} “{_fitting(person['next_step'], begins)}”"


def _fitting(text: str, begins: str) -> str:
    """Return as much of a text as a headline that begins so has room for."""
    room = MOST_WORDS - len(begins.split())
    words = textwrap.shorten(text, _LONGEST_TEXT, placeholder=" …").split()
    return " ".join(words if len(words) <= room else [*words[: room - 1], "…"])


def _number(table: pd.DataFrame, this_week: int) -> tuple[str, str]:
    """Return how many are overdue, and that this week's are enough; where none is, how many are in this week."""
    overdue = int((~table["let_go"] & (table["due_in_days"] < 0)).sum())
    if not overdue:
        return f"{this_week}", f"{plural(this_week, 'person')} this week"
    says = f"{plural(overdue, 'person')} {plural(overdue, 'is', 'are')} overdue"
    return f"{overdue}", f"{says}, and {this_week} this week {plural(this_week, 'is', 'are')} enough"


def _short(name: str) -> str:
    words = name.split()[:4]
    return (
        textwrap.shorten(" ".join(words), _LONGEST_NAME, placeholder="…")
        if len(name) > _LONGEST_NAME
        else " ".join(words)
    )
