"""The plan's answer in one line, and what would help in another: for the top of a page, a card, a message."""

from __future__ import annotations

import datetime as dt
import math

from careerdata.analysis.plan.text import MOST_HOURS, PlanFacts, Rows
from careerdata.text import in_words

SURE, UNSURE = 0.95, 0.05
"""Beyond these a chance is not said more exactly."""
GOOD = 0.8
NEAR = dt.timedelta(days=330)
"""A date as near as this is said without its year."""


def headline(rows: Rows, facts: PlanFacts) -> str:
    """Return the answer in at most twelve words: ``"72 % likely by 1 March, at 6 hours a week"``.

    Args:
        rows: of the table of `careerdata.analysis.plan.read`.
        facts: of the same answer.
    """
    if not rows:
        return "No goal yet, so nothing to be ready for"
    everything = rows[-1]
    so_far = f"{everything['done']:g} of {everything['target']:g} goals reached"
    if everything["missing"] == 0:
        return "Everything in your plan is reached"
    if facts.escape_date < facts.today:
        return f"Your date has passed, with {so_far}"
    if facts.weeks_left == 0:
        return f"No whole week left before your date, {so_far}"
    if not facts.told:
        early = facts.told_from > facts.today
        return f"Too early to tell before {_by(facts.told_from, facts.today) if early else 'a first gig has paid'}"
    at = f", at {facts.hours_per_week:g} {_hours(facts.hours_per_week)} a week" if facts.needs_hours else ""
    return f"{percent(everything['chance'])} likely by {_by(facts.escape_date, facts.today)}{at}"


def lever(rows: Rows, facts: PlanFacts) -> str:
    """Return the one change that would make it 80 %, or how much is to spare: ``"8.5 hours make it 80 %"``; or ""."""
    if not rows or not facts.told or not facts.weeks_left or rows[-1]["missing"] == 0:
        return ""
    everything = rows[-1]
    if everything["chance"] >= GOOD:
        weeks = facts.safe_weeks
        return f"{weeks} {'week' if weeks == 1 else 'weeks'} could pass idle" if weeks else "No week to spare"
    hours = math.ceil(everything["hours_per_week_80"] * 2) / 2 if math.isfinite(everything["hours_per_week_80"]) else 0
    if 0 < hours <= MOST_HOURS:
        return f"{hours:g} {_hours(hours)} {'makes' if hours == 1 else 'make'} it 80 %"
    return "Only a later date makes it 80 %" if facts.reachable else "Only a smaller target makes it 80 %"


def percent(chance: float) -> str:
    """Return a chance as a headline says it, rounded down: ``"72 %"``, ``"over 95 %"``, ``"under 5 %"``."""
    if chance < UNSURE:
        return "Under 5 %"
    return "Over 95 %" if chance > SURE else f"{math.floor(chance * 100 + 1e-9)} %"


def _by(day: dt.date, today: dt.date) -> str:
    said = in_words(day)
    return said.rpartition(" ")[0] if day - today < NEAR else said


def _hours(count: float) -> str:
    return "hour" if count == 1 else "hours"
