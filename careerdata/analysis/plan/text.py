"""The plan's answer in words: chances in percent, with the dates, and what they rest on."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import pandas as pd

from careerdata.analysis.plan.assumptions import in_words as assumptions
from careerdata.analysis.plan.simulation import LEAST_WEEKS
from careerdata.text import capital, counted, cut, in_words, join_words, plural

UNSURE, SURE = 0.05, 0.95
"""Beyond these a chance is not said more exactly."""
FAR_ABOVE = 1.5
"""A promise this many times the best week so far gets a word of caution."""
MOST_HOURS = 40.0
"""More hours a week than this, beside a job, are not worth a number."""
LEAST_A_WEEK, WEEKS_A_MONTH, FEW_DIGITS = 0.75, 365.25 / 12 / 7, 10
"""What comes less often than three times in four weeks is said by the month; from ten on there are no decimals."""
LONGEST_LABEL = 34
NO_GOALS = (
    "Your plan has no goals yet, so there is nothing to be ready for. Add one: a skill, and the hours you think it "
    "takes. Results, gigs, people and evidence can be goals too."
)


Row: TypeAlias = Mapping[str, Any]
Rows: TypeAlias = Sequence[Row]
"""Those of the table of `careerdata.analysis.plan.read`, everything last: a slider is dragged here, and pandas is slow on few rows."""


@dataclass(frozen=True)
class PlanFacts:
    """What the sentence is made from, besides the table.

    Attributes:
        today: the day it is.
        escape_date: its date.
        hours_per_week: its promise.
        weeks: finished weeks of history; for hours, those in which some were promised.
        told: there is a goal left of which a chance can be told.
        told_from: the day from which there are weeks enough to tell one.
        untold: the goals of which none can be told, by their labels.
        needs_hours: hours of learning are missing, and it can be told how likely they are.
        share_done: hours done of hours promised in them; NaN without any.
        share_expected: what the forecast counts on.
        best_week: most hours in a week so far.
        safe_weeks: whole weeks from now that could pass idle with the chance of everything still at 0.8; 0 when
            it is below.
        weeks_left: whole weeks until the date.
        beyond: the date is further away than the forecast looks.
        independent: how many open parts were simulated each on its own.
        reachable: some date within five years makes it 80 % likely.
        team_named: the plan names a target team.
        focus: the share of all hours of learning that the forecast assumes for the goals, 0 to 1.
        focus_so_far: the share that went to them.
        growth: the percent by which the goals are assumed to grow.
        split: how the hours are split over the skills, in words; "" when there is nothing to split.
        grown_so_far: the share by which their hours grew; NaN without any.
        this_week: what the plan asks for this week, in words.
        headline: the answer in one line.
        lever: what would make it 80 %, or what is to spare, in one line.
        number: one number that goes with the headline; "" without a goal.
        number_says: what it counts.
    """

    today: dt.date
    escape_date: dt.date
    hours_per_week: float
    weeks: int
    told: bool
    told_from: dt.date
    untold: tuple[str, ...]
    needs_hours: bool
    share_done: float
    share_expected: float
    best_week: float
    safe_weeks: int
    weeks_left: int
    beyond: bool
    independent: int
    reachable: bool
    team_named: bool
    focus: float
    focus_so_far: float
    growth: float
    split: str
    grown_so_far: float
    this_week: str
    headline: str = ""
    lever: str = ""
    number: str = ""
    number_says: str = ""

    @property
    def next(self) -> str:
        """The next thing to do, after "Next: "."""
        said = self.this_week or ("choose a new date below." if self.escape_date < self.today else "")
        return said or "look at what is left, goal by goal, below."


def percent(chance: float) -> str:
    """Return a chance as it is said everywhere: ``"62 %"``, ``"under 5 %"``, ``"over 95 %"``.

    Rounded down, so that "80 %" is said only when it is reached.
    """
    if chance < UNSURE:
        return "under 5 %"
    return "over 95 %" if chance > SURE else f"{math.floor(chance * 100 + 1e-9)} %"


def sentence(rows: Rows, facts: PlanFacts) -> str:
    """Return the answer: the chance and dates of everything, what a promise was worth so far, and what would help."""
    if not rows:
        return NO_GOALS
    *goals, everything = rows
    if everything["done"] < everything["target"] and not facts.told:
        return " ".join(_paces(goals, everything, facts))
    if everything["done"] == everything["target"]:
        return f"Everything in your plan is reached: {_amount(len(goals), 'goals')}, with {_days_left(facts)}."
    worth = _worth(facts) if facts.needs_hours else ""
    assumed = assumptions(facts.focus if facts.needs_hours else facts.focus_so_far, facts.focus_so_far, facts.growth)
    parts = (_chance(everything, facts), worth, assumed, _lever(goals, everything, facts), _left_out(goals, facts))
    return " ".join(part for part in parts if part)


def caution(rows: Rows, facts: PlanFacts) -> str:
    """Return what the answer rests on, and where it is thin."""
    if not rows:
        return "Without a goal there is no forecast; your logs are kept all the same."
    parts = [_history(facts.weeks), *([facts.split] if facts.split else [])]
    if facts.weeks and facts.needs_hours and facts.hours_per_week > FAR_ABOVE * facts.best_week:
        parts.append(
            f"{facts.hours_per_week:g} hours a week is far above your best week so far "
            f"({facts.best_week:.3g} hours); a promise that far up may be worth less than the old ones."
        )
    if facts.beyond:
        parts.append("Your date is more than five years away; the forecast looks no further than that.")
    if facts.independent > 1:
        parts.append("Hours and counted goals are forecast apart, so everything at once may be likelier than it looks.")
    if not facts.team_named and any(row["kind"] in ("exposure", "people") for row in rows):
        parts.append("Your plan names no target team, so results and people of every team count.")
    return " ".join(parts)


def bars(rows: Rows) -> pd.DataFrame:
    """Return a row per goal for its progress bar: goal, share done (0 to 1), amount and chance in words."""
    goals = rows[:-1]
    return pd.DataFrame(
        {
            "goal": [cut(goal["goal"], LONGEST_LABEL) for goal in goals],
            "share": [min(goal["done"] / goal["target"], 1.0) if goal["target"] > 0 else 1.0 for goal in goals],
            "amount": [f"{short(goal['done'])} of {_amount(goal['target'], goal['unit'])}" for goal in goals],
            "chance": ["reached" if goal["done"] >= goal["target"] else _in_time(goal) for goal in goals],
        }
    )


def _in_time(goal: Row) -> str:
    """Return the chance of a goal; while there is none to tell, its pace and what it takes."""
    if not math.isnan(goal["chance"]):
        return f"{percent(goal['chance'])} likely by the date"
    if not math.isfinite(goal["needed"]):
        return "no week left"
    takes = f"takes {rate(goal['needed'], goal['unit'])}"
    return takes if math.isnan(goal["pace"]) else f"{takes}, so far {rate(goal['pace'], goal['unit'])}"


def _chance(everything: Row, facts: PlanFacts) -> str:
    when, by_date = _dates(everything), in_words(facts.escape_date)
    effort = f"at {_amount(facts.hours_per_week, 'hours')} a week" if facts.needs_hours else "as things go"
    so_far = f"{everything['done']:g} of {_amount(everything['target'], 'goals')} reached"
    if facts.escape_date < facts.today:
        return f"Your date, {by_date}, has passed with {so_far}. {capital(effort)}: {when}."
    if facts.weeks_left == 0:
        return f"No whole week is left before your date, {by_date}, with {so_far}. {capital(effort)}: {when}."
    return f"{capital(percent(everything['chance']))} likely by {by_date}, {effort}. {capital(when)}."


def _paces(goals: Rows, everything: Row, facts: PlanFacts) -> Iterator[str]:
    """Yield what can be said before there is a chance to tell: the pace, what it takes, and when there will be one."""
    so_far = f"{everything['done']:g} of {_amount(everything['target'], 'goals')} reached"
    by_date = in_words(facts.escape_date)
    if facts.weeks_left == 0:
        past = facts.escape_date < facts.today
        over = f"Your date, {by_date}, has passed" if past else f"No whole week is left before your date, {by_date},"
        yield f"{over} with {so_far}."
        return
    missing = [goal for goal in goals if goal["missing"] > 0]
    skills = [goal for goal in missing if goal["kind"] == "skill_hours"]
    if skills:
        pace, needed = (sum(goal[name] for goal in skills) for name in ("pace", "needed"))
        lately = "" if math.isnan(pace) else f"; so far you did {rate(pace, 'hours')}"
        yield f"To be ready by {by_date} your skills take {rate(needed, 'hours')}{lately}."
    hardest = next((goal for goal in missing if goal["kind"] != "skill_hours"), None)
    if hardest:
        yield f"“{cut(hardest['goal'], LONGEST_LABEL)}” takes {rate(hardest['needed'], hardest['unit'])} until then."
    if facts.weeks < LEAST_WEEKS:
        yield f"How likely that is can be told from {in_words(facts.told_from)} on, after {LEAST_WEEKS} weeks of your own."
    else:
        yield "How likely that is can be told once a first gig has brought some."


def _left_out(goals: Rows, facts: PlanFacts) -> str:
    """Return what the chance of everything leaves out, and what that takes."""
    left = [goal for goal in goals if goal["goal"] in facts.untold]
    if not left or not facts.weeks_left:
        return ""
    takes = join_words(
        [f"“{cut(goal['goal'], LONGEST_LABEL)}” ({rate(goal['needed'], goal['unit'])})" for goal in left]
    )
    return f"Left out, because no chance can be told yet: {takes}."


def rate(a_week: float, unit: str) -> str:
    """Return an amount a week as a person would say it, by the month where it is little: ``"1.3 pieces a month"``."""
    if not a_week:
        return "none"
    by_week = a_week >= LEAST_A_WEEK
    amount = a_week if by_week else a_week * WEEKS_A_MONTH
    said = f"{amount:,.0f}" if amount >= FEW_DIGITS else f"{amount:.2g}"
    return f"{said} {unit.removesuffix('s') if said == '1' and unit != 'people' else unit} a {'week' if by_week else 'month'}"


def _dates(everything: Row) -> str:
    middle, late = everything["date_50"], everything["date_85"]
    if middle is pd.NaT:
        return "under 50 % within five years"
    last = "not within five years" if late is pd.NaT else f"by {in_words(late)}"
    return f"50 % by {in_words(middle)}, 85 % {last}"


def _worth(facts: PlanFacts) -> str:
    done = f"You did {facts.share_done * 100:.0f} % of the hours you planned"
    if abs(facts.share_done - facts.share_expected) <= 0.05:
        return f"{done}, and the forecast counts on the same."
    counted = f"{facts.share_expected * 100:.0f} %"
    return f"{done}, lately {counted}. The forecast counts on {counted}."


def _lever(goals: Rows, everything: Row, facts: PlanFacts) -> str:
    hours = everything["hours_per_week_80"]
    if facts.weeks_left == 0 or facts.beyond:
        return ""
    if everything["chance"] >= 0.8:
        skip = f"You can skip {_amount(facts.safe_weeks, 'weeks')} and keep 80 %."
        return skip if facts.safe_weeks else "You have no week to spare."
    if hours <= MOST_HOURS:
        return f"{math.ceil(hours * 2) / 2:g} hours a week would make it 80 %."
    if math.isfinite(hours):
        return f"No number of hours beside a job makes it 80 %; {_what_does(facts)} does."
    counted = [goal for goal in goals if goal["kind"] != "skill_hours" and goal["done"] < goal["target"]]
    if not counted:
        return f"More hours alone do not make it 80 %; {_what_does(facts)} does."
    hardest = min(counted, key=lambda goal: math.inf if math.isnan(goal["chance"]) else goal["chance"])
    ready = percent(hardest["chance"])
    return f"Hours alone do not make it 80 %. What decides is “{cut(hardest['goal'], LONGEST_LABEL)}”: {ready} likely in time."


def _what_does(facts: PlanFacts) -> str:
    return "a later date or a smaller target" if facts.reachable else "a smaller target"


def _history(weeks: int) -> str:
    if weeks < LEAST_WEEKS:
        are = f"There {plural(weeks, 'is', 'are')} {counted(weeks, 'week')}" if weeks else "There is no finished week"
        return f"{are} to go by. A pace is no forecast; every week you log brings one nearer."
    return f"Based on {weeks} weeks of history. It knows how your effort comes and goes, not what you will change."


def _amount(count: float, unit: str) -> str:
    one = {"people": "person"}.get(unit, unit.removesuffix("s"))
    return f"{short(count)} {one if count == 1 else unit}"


def short(count: float) -> str:
    """Return an amount in few digits, and never as a power of ten: ``"99.75"``, ``"20,000"``."""
    return f"{count:,.0f}" if abs(count) >= 1000 else f"{count:.4g}"


def _days_left(facts: PlanFacts) -> str:
    days = (facts.escape_date - facts.today).days
    return f"{_amount(days, 'days')} left to your date" if days > 0 else "your date behind you"
