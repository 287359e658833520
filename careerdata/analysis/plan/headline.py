"""The plan's answer in one line, and what would help in another: for the top of a page, a card, a message."""

from __future__ import annotations

import datetime as dt
import math

from careerdata.analysis.answer import Answer
from careerdata.analysis.finding import Finding
from careerdata.analysis.plan.text import MOST_HOURS, PlanFacts, Rows, percent
from careerdata.text import capital, counted, in_words, plural

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
    at = f", at {facts.hours_per_week:g} {plural(facts.hours_per_week, 'hour')} a week" if facts.needs_hours else ""
    chance = percent(everything["chance"])
    return f"{capital(chance)} likely by {_by(facts.escape_date, facts.today)}{at}"


def lever(rows: Rows, facts: PlanFacts) -> str:
    """Return the one change that would make it 80 %, or how much is to spare: ``"10 hours make it 80 %"``; or ""."""
    if not rows or not facts.told or not facts.weeks_left or rows[-1]["missing"] == 0:
        return ""
    if rows[-1]["chance"] >= GOOD:
        weeks = facts.safe_weeks
        return f"You can skip {counted(weeks, 'week')} and keep 80 %" if weeks else "No week to spare"
    hours = _hours_for_good(rows)
    if hours:
        return f"{hours:g} {plural(hours, 'hour')} {plural(hours, 'makes', 'make')} it 80 %"
    return "Only a later date makes it 80 %" if facts.reachable else "Only a smaller target makes it 80 %"


def number(rows: Rows, facts: PlanFacts) -> tuple[str, str]:
    """Return one number that goes with the headline, and what it counts: the lever where it has one, else the goals."""
    if not rows:
        return "", ""
    helps = lever(rows, facts)
    if helps and rows[-1]["chance"] >= GOOD:
        return counted(facts.safe_weeks, "week"), "you can skip and keep 80 %"
    if helps and (hours := _hours_for_good(rows)):
        return f"{hours:g} {plural(hours, 'hour')}", f"a week {plural(hours, 'makes', 'make')} it 80 %"
    return f"{rows[-1]['done']:g} of {rows[-1]['target']:g}", helps or "goals reached"


def answer(finding: Finding[PlanFacts]) -> Answer:
    """Return the top of the page for the answer of `careerdata.analysis.plan.read`."""
    facts = finding.facts
    if not facts.number:
        return Answer(facts.headline, action="open Goals below and add the first one.")
    return Answer(facts.headline, facts.number, facts.number_says, facts.next, "checkin" if facts.this_week else "")


def _hours_for_good(rows: Rows) -> float:
    """Return the hours a week that make everything 80 % likely, in halves; 0 where no number beside a job does."""
    needed = rows[-1]["hours_per_week_80"]
    hours = math.ceil(needed * 2) / 2 if math.isfinite(needed) else 0
    return hours if 0 < hours <= MOST_HOURS else 0


def _by(day: dt.date, today: dt.date) -> str:
    said = in_words(day)
    return said.rpartition(" ")[0] if day - today < NEAR else said
