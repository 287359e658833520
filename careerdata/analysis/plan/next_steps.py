"""What is due this week, and what comes next for each goal, in words a person can act on."""

from __future__ import annotations

import datetime as dt

import pandas as pd

from careerdata.analysis.plan.progress import Progress, in_team, known_since
from careerdata.analysis.plan.work_weeks import in_break
from careerdata.dates import week_of
from careerdata.logbook.logbook import Logbook
from careerdata.plan import Plan
from careerdata.text import in_words

_WEEK = dt.timedelta(days=7)


def this_week(plan: Plan, goals: list[Progress], today: dt.date) -> str:
    """Return what is promised, done and left in the week under way; "" when hours are not what is missing."""
    skills = [item for item in goals if item.goal.kind == "skill_hours"]
    missing = sum(item.left for item in skills)
    if not missing:
        return ""
    monday = week_of(today)
    if plan.start >= monday + _WEEK:
        return f"This week: nothing is due yet, the plan begins on {in_words(plan.start)}."
    if in_break(pd.DatetimeIndex([pd.Timestamp(monday)]), plan.breaks)[0]:
        return "This week is a break of your plan: nothing is due."
    done = sum(float(item.days[item.days.index >= pd.Timestamp(monday)].sum()) for item in skills)
    # What was done this week is no longer missing, and was promised all the same.
    due = min(plan.hours_per_week, missing + done)
    if done >= due:
        return f"This week: {done:.3g} hours done of {due:.3g} promised. That is this week's share."
    first = next(item.goal.name for item in skills if item.left)
    left = "1 hour" if due - done == 1 else f"{due - done:.3g} hours"
    return f"This week: {done:.3g} of {due:.3g} hours done, {left} still due by Sunday; first comes {first}."


def next_steps(logs: Logbook, plan: Plan, goals: list[Progress]) -> list[str]:
    """Return for each goal what comes next; "" for one that is reached."""
    return [_next(logs, plan, goals, place) if item.left else "" for place, item in enumerate(goals)]


def _next(logs: Logbook, plan: Plan, goals: list[Progress], place: int) -> str:
    item = goals[place]
    kind, name = item.goal.kind, item.goal.name
    team = plan.target_team.strip() or "another team"
    if kind == "skill_hours":
        before = [other.goal.name for other in goals[:place] if other.goal.kind == "skill_hours" and other.left]
        return f"its hours come after {before[-1]}" if before else "the next hours go here"
    if kind == "people":
        nearest = _not_met(logs, plan)
        return f"say hello to {nearest}" if nearest else f"find out who else works in {team}"
    if kind == "gig_leads":
        return "tell three people what you could do for them, and note each lead in gigs.csv"
    if kind in ("gigs", "gig_hours", "gig_income"):
        return _next_gig(logs)
    return {
        "evidence": f"something to show for {name}: put its link or a sentence beside a row in skills.csv",
        "exposure": f"a result together with {team}, with a number before and after, in exposure.csv",
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
    return "tell three people what you could do for them, and note each lead in gigs.csv"
