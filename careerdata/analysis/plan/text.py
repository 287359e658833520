"""The plan's answer in words: chances as futures out of ten, with the dates, and what they rest on."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass

import pandas as pd

from careerdata.analysis.plan.assumptions import in_words as assumptions
from careerdata.text import in_words

ROUGH_WEEKS = 12
"""With fewer weeks of history than this the answer is called rough."""
FAR_ABOVE = 1.5
"""A promise this many times the best week so far gets a word of caution."""
MOST_HOURS = 40.0
"""More hours a week than this, beside a job, are not worth a number."""
LONGEST_LABEL = 34
NO_GOALS = (
    "Your plan has no goals yet, so there is nothing to be ready for. Add one: a skill, and the hours you think it "
    "takes. Results, gigs, people and evidence can be goals too."
)


@dataclass(frozen=True)
class PlanFacts:
    """What the sentence is made from, besides the table.

    Attributes:
        today: the day it is.
        escape_date: its date.
        hours_per_week: its promise.
        weeks: finished weeks of history; for hours, those in which some were promised.
        share_done: hours done of hours promised in them; NaN without any.
        share_expected: what the forecast counts on.
        best_week: most hours in a week so far.
        safe_weeks: whole weeks from now that could pass idle with the chance of everything still at 0.8; 0 when
            it is below.
        weeks_left: whole weeks until the date.
        beyond: the date is further away than the forecast looks.
        independent: how many open parts were simulated each on its own.
        reachable: some date within five years makes it ready in 80 of 100 futures.
        team_named: the plan names a target team.
        focus: the share of all hours of learning that the forecast assumes for the goals, 0 to 1.
        focus_so_far: the share that went to them.
        growth: the percent by which the goals are assumed to grow.
        grown_so_far: the share by which their hours grew; NaN without any.
        this_week: what the plan asks for this week, in words.
    """

    today: dt.date
    escape_date: dt.date
    hours_per_week: float
    weeks: int
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
    grown_so_far: float
    this_week: str


def futures_in_words(chance: float) -> str:
    """Return a chance as a person can picture it: ``"about 62 of 100"``, ``"fewer than 5 of 100"``.

    Rounded down, so that "80 of 100" is said only when it is reached.
    """
    if chance < 0.05:
        return "fewer than 5 of 100"
    return "more than 95 of 100" if chance > 0.95 else f"about {math.floor(chance * 100 + 1e-9)} of 100"


def sentence(table: pd.DataFrame, facts: PlanFacts) -> str:
    """Return the answer: the chance and dates of everything, what a promise was worth so far, and what would help."""
    if table.empty:
        return NO_GOALS
    goals, everything = table.iloc[:-1], table.iloc[-1]
    if everything["done"] == everything["target"]:
        return f"Everything in your plan is reached: {_amount(len(goals), 'goals')}, with {_days_left(facts)}."
    needs_hours = _needs_hours(everything)
    worth = _worth(facts) if needs_hours else ""
    assumed = assumptions(facts.focus if needs_hours else facts.focus_so_far, facts.focus_so_far, facts.growth)
    parts = (_chance(everything, facts), worth, assumed, _lever(goals, everything, facts))
    return " ".join(part for part in parts if part)


def caution(table: pd.DataFrame, facts: PlanFacts) -> str:
    """Return what the answer rests on, and where it is thin."""
    if table.empty:
        return "Without a goal there is no forecast; your logs are kept all the same."
    parts = [_history(facts.weeks)]
    if facts.weeks and _needs_hours(table.iloc[-1]) and facts.hours_per_week > FAR_ABOVE * facts.best_week:
        parts.append(
            f"{facts.hours_per_week:g} hours a week is far above your best week so far "
            f"({facts.best_week:.3g} hours); a promise that far up may be worth less than the old ones."
        )
    if facts.beyond:
        parts.append("Your date is more than five years away; the forecast looks no further than that.")
    if facts.independent > 1:
        parts.append(
            "Hours and counted goals are simulated apart, so everything at once looks less likely than it may be."
        )
    if not facts.team_named and table["kind"].isin(["exposure", "people"]).any():
        parts.append("plan.toml names no target_team, so results and people of every team count.")
    return " ".join(parts)


def bars(table: pd.DataFrame) -> pd.DataFrame:
    """Return a row per goal for its progress bar: goal, share done (0 to 1), amount and chance in words."""
    goals = table.iloc[:-1]
    share = (goals["done"] / goals["target"].where(goals["target"] > 0)).fillna(1.0).clip(upper=1.0)
    reached = goals["done"] >= goals["target"]
    counts = zip(goals["done"], goals["target"], goals["unit"], strict=True)
    return pd.DataFrame(
        {
            "goal": goals["goal"].map(_short),
            "share": share,
            "amount": [f"{short(done)} of {_amount(target, unit)}" for done, target, unit in counts],
            "chance": [
                "reached" if done else f"{futures_in_words(chance)} by the date"
                for done, chance in zip(reached, goals["chance"], strict=True)
            ],
        }
    )


def _chance(everything: pd.Series, facts: PlanFacts) -> str:
    when, by_date = _dates(everything), in_words(facts.escape_date)
    effort = f"At {_amount(facts.hours_per_week, 'hours')} a week" if _needs_hours(everything) else "As things go"
    so_far = f"{everything['done']:g} of {_amount(everything['target'], 'goals')} reached"
    if facts.escape_date < facts.today:
        return f"Your date, {by_date}, has passed with {so_far}. {effort}, {when}."
    if facts.weeks_left == 0:
        return f"No whole week is left before your date, {by_date}, with {so_far}. {effort}, {when}."
    chance = futures_in_words(everything["chance"])
    like = "futures like your past" if facts.weeks else "imagined futures"
    return f"{effort} you would be ready by {by_date} in {chance} {like}; {when}."


def _needs_hours(everything: pd.Series) -> bool:
    return not math.isnan(everything["hours_per_week_80"])


def _dates(everything: pd.Series) -> str:
    middle, late = everything["date_50"], everything["date_85"]
    if pd.isna(middle):
        return "fewer than half of the futures are ready within five years"
    last = "not within five years" if pd.isna(late) else f"by {in_words(late)}"
    return f"half of the futures are ready by {in_words(middle)}, 85 of 100 {last}"


def _worth(facts: PlanFacts) -> str:
    if not facts.weeks:
        return "There is no finished week to go by yet: about 60 of 100 promised hours are assumed, give or take a lot."
    done = f"So far you did {facts.share_done * 100:.0f} of every 100 hours you planned"
    if abs(facts.share_done - facts.share_expected) <= 0.05:
        return f"{done}; the forecast counts on the same."
    counted = f"{facts.share_expected * 100:.0f}"
    if facts.weeks < ROUGH_WEEKS:
        return f"{done}; with so few weeks the forecast counts on {counted}."
    return f"{done}, lately about {counted}; the forecast counts on the {counted}."


def _lever(goals: pd.DataFrame, everything: pd.Series, facts: PlanFacts) -> str:
    hours = everything["hours_per_week_80"]
    if facts.weeks_left == 0 or facts.beyond:
        return ""
    if everything["chance"] >= 0.8:
        rest = {0: "There is no idle week to spare in that.", 1: "One week could pass idle with 80 of 100 still ready."}
        return rest.get(facts.safe_weeks, f"{facts.safe_weeks} weeks could pass idle with 80 of 100 still ready.")
    if hours <= MOST_HOURS:
        return f"{math.ceil(hours * 2) / 2:g} hours a week would make it 80 of 100."
    if math.isfinite(hours):
        return f"No number of hours beside a job makes it 80 of 100; {_what_does(facts)} does."
    counted = goals[(goals["kind"] != "skill_hours") & (goals["done"] < goals["target"])]
    if counted.empty:
        return f"More hours alone do not make it 80 of 100; {_what_does(facts)} does."
    hardest = counted.sort_values("chance", kind="stable").iloc[0]
    ready = futures_in_words(hardest["chance"])
    return (
        f"Hours alone do not make it 80 of 100: what decides is “{_short(hardest['goal'])}”, there in time in {ready}."
    )


def _what_does(facts: PlanFacts) -> str:
    return "a later date or a smaller target" if facts.reachable else "a smaller target"


def _history(weeks: int) -> str:
    if not weeks:
        return "Without a finished week of your own the range is wide on purpose; every week you log narrows it."
    if weeks < ROUGH_WEEKS:
        few = f"Based on {_amount(weeks, 'weeks')} of history, which is few"
        return f"{few}: take the dates as rough until there are {ROUGH_WEEKS}."
    return f"Based on {weeks} weeks of history: it knows how your effort comes and goes, not what you decide to change."


def _amount(count: float, unit: str) -> str:
    one = {"people": "person"}.get(unit, unit.removesuffix("s"))
    return f"{short(count)} {one if count == 1 else unit}"


def short(count: float) -> str:
    """Return an amount in few digits, and never as a power of ten: ``"99.75"``, ``"20,000"``."""
    return f"{count:,.0f}" if abs(count) >= 1000 else f"{count:.4g}"


def _short(name: str) -> str:
    return name if len(name) <= LONGEST_LABEL else f"{name[: LONGEST_LABEL - 1].rstrip()}…"


def _days_left(facts: PlanFacts) -> str:
    days = (facts.escape_date - facts.today).days
    return f"{_amount(days, 'days')} left to your date" if days > 0 else "your date behind you"
