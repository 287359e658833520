"""What is due this week, and what comes next for each goal, in words a person can act on."""

from __future__ import annotations

import datetime as dt

import pandas as pd

from careerdata.analysis.once import once
from careerdata.analysis.plan.progress import Progress, done_since, in_team, known_since
from careerdata.analysis.plan.split import LEAST_SAID
from careerdata.analysis.plan.work_weeks import in_break
from careerdata.analysis.stats.gamma_poisson import Numbers
from careerdata.dates import WEEKDAYS, week_of
from careerdata.logbook.logbook import Logbook
from careerdata.plan import Goal, Plan
from careerdata.text import in_words, plural

_DAY, _WEEK = dt.timedelta(days=1), dt.timedelta(days=7)


def this_week(logs: Logbook, plan: Plan, goals: list[Progress]) -> str:
    """Return what is promised, done and left in the week under way; "" when hours are not what is missing."""
    skills = [item for item in goals if item.goal.kind == "skill_hours"]
    missing = sum(item.left for item in skills)
    if not missing:
        return ""
    first = week_of(logs.today, plan.week_starts)
    if plan.start >= first + _WEEK:
        return f"nothing is due yet, the plan begins on {in_words(plan.start)}."
    if in_break(pd.DatetimeIndex([pd.Timestamp(first)]), plan.breaks)[0]:
        return "nothing this week, it is a break of your plan."
    done = sum(done_since(logs, item, first) for item in skills)
    # What was done this week is no longer missing, and was promised all the same.
    due = min(plan.hours_per_week, missing + done)
    if done >= due:
        return f"nothing more this week: {done:.3g} of {due:.3g} hours are done."
    opened = [item.goal.name for item in skills if item.left]
    then = f", first {opened[0]}" if plan.in_order or len(opened) == 1 else ""
    left = f"{due - done:.3g} {plural(due - done, 'hour')}"
    return f"{left} of learning by {WEEKDAYS[(first - _DAY).weekday()]} ({done:.3g} of {due:.3g} done){then}."


def next_steps(logs: Logbook, plan: Plan, goals: list[Progress], shares: Numbers | None) -> list[str]:
    """Return for each goal what comes next; "" for one that is reached.

    Args:
        logs: the logs and the kept plan.
        plan: the plan to look at.
        goals: its goals and where they stand.
        shares: how its hours are split over its skills, in order; None: one skill after the other.
    """
    skills = [item for item in goals if item.goal.kind == "skill_hours"]
    of_skills = iter(_next_hours(plan, skills, place, shares) for place in range(len(skills)))
    steps = [next(of_skills) if item.goal.kind == "skill_hours" else _next(logs, plan, item) for item in goals]
    if logs.skills.empty:
        # A plan that has just begun: how a row has to be called for it to count.
        steps = [step + _counts_as(item.goal) for step, item in zip(steps, goals, strict=True)]
    return [step if item.left else "" for step, item in zip(steps, goals, strict=True)]


def _counts_as(goal: Goal) -> str:
    return f"; what you log as “{goal.name}” will count" if goal.kind == "skill_hours" else ""


def _next_hours(plan: Plan, skills: list[Progress], place: int, shares: Numbers | None) -> str:
    before = [item.goal.name for item in skills[:place] if item.left]
    share = float(not before) if shares is None else shares[place]
    if share < LEAST_SAID:
        return f"its hours come after {before[-1]}" if before else "its hours come once another goal is reached"
    if share > 1 - LEAST_SAID:
        return "the next hours go here"
    return f"about {share * plan.hours_per_week:.2g} of your hours a week go here, as lately"


def _next(logs: Logbook, plan: Plan, item: Progress) -> str:
    kind, name = item.goal.kind, item.goal.name
    team = plan.target_team.strip() or "another team"
    if kind == "people":
        nearest = once(logs, ("not met", plan.target_team), lambda: _not_met(logs, plan))
        return f"say hello to {nearest}" if nearest else f"find out who else works in {team}"
    if kind == "gig_leads":
        return "tell three people what you could do for them, and note each lead"
    if kind in ("gigs", "gig_hours", "gig_income"):
        return once(logs, "next gig", lambda: _next_gig(logs))
    return {
        "evidence": f"something to show for {name}: put its link or a sentence beside its hours",
        "exposure": f"a result together with {team}, with a number before and after",
    }[kind]


def _not_met(logs: Logbook, plan: Plan) -> str:
    """Return who of the target team is in contacts.csv and was never met: the one with most influence."""
    unknown = in_team(logs.contacts["team"], plan).to_numpy() & known_since(logs).isna().to_numpy()
    people = logs.contacts[unknown].sort_values("influence", ascending=False, kind="stable")
    return "" if people.empty else str(people["contact"].iloc[0])


def _next_gig(logs: Logbook) -> str:
    latest = logs.gigs[logs.gigs["date"] <= pd.Timestamp(logs.today)].sort_values("date", kind="stable")
    latest = latest.drop_duplicates("client", keep="last")
    for stage, words in (("active", "finish and bill"), ("pitched", "ask for an answer from"), ("lead", "pitch to")):
        clients = latest.loc[latest["stage"] == stage, "client"]
        if len(clients):
            return f"{words} {clients.iloc[-1]}"
    return "tell three people what you could do for them, and note each lead"
