"""Will I be ready by the date? All goals forecast together, on the share of the promised hours that gets done.

Skill hours share one weekly budget in the order of the goals: a goal is ready when the hours reach what it and all
before it still lack. What is forecast is the share of the promise that gets done, week by week
(`careerdata.analysis.stats.gamma_poisson`), so that a new promise is worth what the old ones were. Counted goals (evidence,
results, gigs, people) go through the same model, each on its own: that they are independent of the hours is an
assumption, and one that makes the chance of everything together smaller rather than larger.
"""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from careerdata.analysis.finding import Finding
from careerdata.analysis.once import once
from careerdata.analysis.plan import split
from careerdata.analysis.plan.assumptions import grown_so_far
from careerdata.analysis.plan.effort import SHARE, Effort, effort
from careerdata.analysis.plan.headline import headline, lever, number
from careerdata.analysis.plan.next_steps import next_steps, this_week
from careerdata.analysis.plan.pace import Pace
from careerdata.analysis.plan.progress import Progress, progress, promised_skills
from careerdata.analysis.plan.simulation import (
    GOOD_CHANCE,
    LEAST_WEEKS,
    QUANTILES,
    SEED,
    Futures,
    place,
    simulate,
    unit_paths,
    worth,
)
from careerdata.analysis.plan.text import PlanFacts, bars, caution, sentence
from careerdata.analysis.plan.work_weeks import DAYS, HORIZON_WEEKS, Ahead, table_of
from careerdata.analysis.stats.gamma_poisson import Numbers, forecast_hours
from careerdata.dates import weeks_between
from careerdata.logbook.logbook import Logbook
from careerdata.plan import Plan

__all__ = ["forecast_hours", "read"]
EVERYTHING = "everything"
_COLUMNS = ["goal", "kind", "unit", "done", "target", "missing", "pace", "needed", "chance", "date_50", "date_85"]
_COLUMNS += ["hours_per_week_80", "next_step"]
_UNTOLD: dict[str, object] = {"chance": math.nan, "date_50": pd.NaT, "date_85": pd.NaT}
WEEKS_SHOWN = 26
WEEKS_PAST_DATE = 8
A_QUARTER = 13
"""How far the fan is drawn: at least half a year, and some weeks past the escape date, in whole quarters: so its scale stays
while the date is moved by some weeks."""
_QUANTILES = [f"of_100_{round(share * 100)}" for share in QUANTILES]


def read(book: Logbook, plan: Plan | None = None) -> Finding[PlanFacts]:
    """Answer whether the goals of `plan` will be reached by its escape date.

    The history runs from the kept plan's start to the last finished week. A week without a row counts as 0 hours:
    that is what no entry means for effort. Weeks that were mostly a break of the kept plan are left out of it, and
    a week ahead that is mostly a break of `plan` passes without work. The week under way counts for what is done;
    the forecast starts with the next whole one. It looks five years ahead: a later escape date is read as that.

    Args:
        book: the logs and the kept plan, with `today`.
        plan: the plan to look at, which may be a draft; None for the kept one.

    Returns:
        A `Finding`. `table` has a row per goal, in order, and a last one for "everything" (which counts goals):

        - goal, kind, unit; done and target in that unit; missing, what lies between them;
        - pace, needed: a week, in that unit: what came in the last 13 weeks (NaN before the first is over), and what it
          takes from now on by the escape date (inf when no whole week is left, 0 when it is reached);
        - chance: 0 to 1, to be ready in whole weeks that end by the escape date; NaN while it cannot be told: with
          fewer than 13 finished weeks, and for hours and income of gigs before there were some. The chance of
          everything is of what can be told;
        - date_50, date_85: the last day of the week by which 50 and 85 of 100 futures are ready (today when done already);
          NaT beyond the horizon, and while it cannot be told;
        - hours_per_week_80: hours a week to promise for a chance of 0.8; NaN where hours are not what is missing and
          while it cannot be told, inf where no number of hours is enough;
        - next_step: what comes next, in words; "" when it is reached, and for everything.

        It is empty while the plan has no goals. `facts` is a `PlanFacts`, and `frames` holds ``history`` and ``fan``
        (hours that count towards the targets, by date; empty without a skill goal), ``unit`` (the fan of one promised hour
        a week, from 0 on and of no target), ``breaks`` (first and last day) and ``bars`` (a goal's share done, and labels).
    """
    plan = book.plan if plan is None else plan
    goals = progress(book, plan)
    ahead = Ahead.of(plan, book.today)
    done = effort(book, promised_skills(book, goals))
    futures = simulate(book, plan, goals, done, ahead)
    pace = Pace.of(book, plan, ahead)
    rows = _rows(futures, pace, ahead, book.today, next_steps(book, plan, goals, futures.shares))
    table = table_of(rows, _COLUMNS, ("date_50", "date_85"))
    facts = _facts(book, plan, done, futures, ahead)
    large, counts = number(rows, facts)
    facts = replace(facts, headline=headline(rows, facts), lever=lever(rows, facts), number=large, number_says=counts)
    frames = _frames(book, plan, goals, _unit(book, plan, done, ahead)) | {"bars": bars(rows)}
    return Finding(table, sentence(rows, facts), caution(rows, facts), facts, frames, book.example)


def _frames(book: Logbook, plan: Plan, goals: list[Progress], unit: pd.DataFrame) -> dict[str, pd.DataFrame]:
    return {
        "history": _history(book, goals, plan),
        "fan": _fan(goals, plan, unit),
        "unit": unit,
        "breaks": once(book, ("breaks", plan.breaks), lambda: _breaks(plan)),
    }


def _breaks(plan: Plan) -> pd.DataFrame:
    return table_of([vars(item) for item in plan.breaks], ("first", "last"), ("first", "last"))


def _rows(futures: Futures, pace: Pace, ahead: Ahead, today: dt.date, steps: list[str]) -> list[dict[str, Any]]:
    goals = futures.goals
    rows: list[dict[str, Any]] = []
    for place_, (item, step) in enumerate(zip(goals, steps, strict=True)):
        told = bool(futures.told[place_])
        row = {"goal": item.goal.label, "kind": item.goal.kind, "unit": item.goal.unit, "done": item.done}
        row |= {"target": item.goal.target, "missing": item.left, "next_step": step}
        row |= {"pace": pace.so_far(item), "needed": pace.needed(item)}
        row |= _when(futures.ready[place_], futures, ahead, today) if told else _UNTOLD
        needed = futures.needed[place_] if told else np.zeros(futures.needed.shape[1])
        rows.append(row | {"hours_per_week_80": futures.hours_for(needed)})
    if goals:
        reached = float(sum(item.left == 0 for item in goals))
        everything = {"goal": EVERYTHING, "kind": EVERYTHING, "unit": "goals", "done": reached}
        everything |= {"target": float(len(goals)), "missing": len(goals) - reached, "next_step": ""}
        everything |= {"pace": math.nan, "needed": math.nan}
        told = any(item.left and told for item, told in zip(goals, futures.told, strict=True)) or reached == len(goals)
        everything |= _when(futures.together, futures, ahead, today) if told else _UNTOLD
        rows.append(everything | {"hours_per_week_80": futures.hours_for_everything if told else math.nan})
    return rows


def _when(ready: NDArray[np.int_], futures: Futures, ahead: Ahead, today: dt.date) -> dict[str, object]:
    """Return chance, date_50 and date_85 of what each future has in `ready` weeks that are worked on."""
    weeks = np.sort(ready)
    middle, late = (ahead.done_on(int(weeks[place(share)]), today) for share in (0.5, 0.85))
    return {"chance": futures.chance(ready), "date_50": middle, "date_85": late}


def _facts(book: Logbook, plan: Plan, done: Effort, futures: Futures, ahead: Ahead) -> PlanFacts:
    promised = float(done.promised.sum())
    needed = np.sort(futures.together)[place(GOOD_CHANCE)]
    told = any(item.left and told for item, told in zip(futures.goals, futures.told, strict=True))
    return PlanFacts(
        today=book.today,
        escape_date=plan.escape_date,
        hours_per_week=plan.hours_per_week,
        weeks=futures.weeks,
        told=told,
        told_from=_told_from(book, futures),
        untold=tuple(item.goal.label for item, known in zip(futures.goals, futures.told, strict=True) if not known),
        needs_hours=any(needed.any() and known for needed, known in zip(futures.needed, futures.told, strict=True)),
        share_done=float(done.done[done.promised > 0].sum()) / promised if promised else math.nan,
        share_expected=done.expected_share,
        best_week=float(done.done.max(initial=0.0)),
        safe_weeks=ahead.idle_weeks(plan.escape_date, int(needed)),
        weeks_left=ahead.calendar_weeks(plan.escape_date),
        beyond=plan.escape_date > ahead.last_day(HORIZON_WEEKS),
        independent=futures.independent,
        reachable=not pd.isna(ahead.done_on(int(needed), book.today)),
        team_named=bool(plan.target_team.strip()),
        focus=done.focus if plan.focus is None else plan.focus / 100,
        focus_so_far=done.focus,
        growth=plan.growth,
        split=split.in_words(_skills(futures.goals), futures.shares),
        grown_so_far=grown_so_far(book, plan),
        this_week=this_week(book, plan, futures.goals),
    )


def _told_from(book: Logbook, futures: Futures) -> dt.date:
    """Return the first day of the week from which there are enough weeks to tell a chance, if none of them is missed."""
    missing = max(LEAST_WEEKS - futures.weeks, 0)
    last = Ahead.of(book.plan, book.today).done_on(missing, book.today)
    return book.today if pd.isna(last) or not missing else last.date() + dt.timedelta(days=1)


def _skills(goals: list[Progress]) -> list[Progress]:
    return [item for item in goals if item.goal.kind == "skill_hours"]


def _history(book: Logbook, goals: list[Progress], plan: Plan) -> pd.DataFrame:
    """Return the hours that count towards the targets (no skill more than its own) at the end of each week so far."""
    skills = _skills(goals)
    key = ("history", plan.start, tuple(item.goal for item in skills))
    return once(book, key, lambda: _hours_so_far(book, skills, plan))


def _hours_so_far(book: Logbook, skills: list[Progress], plan: Plan) -> pd.DataFrame:
    if not skills:
        return pd.DataFrame(columns=["date", "hours"])
    dates = once(book, ("days so far", plan.start), lambda: _days_so_far(plan, book.today))
    hours = np.zeros(len(dates))
    for item in skills:
        hours += np.minimum(_done_by(book, item, plan.start, dates), item.goal.target)
    return pd.DataFrame({"date": dates, "hours": hours})


def _days_so_far(plan: Plan, today: dt.date) -> pd.DatetimeIndex:
    weeks = weeks_between(plan.start, today, plan.week_starts) - pd.Timedelta(days=1)
    return pd.DatetimeIndex([*weeks, pd.Timestamp(today)], dtype=DAYS)


def _done_by(book: Logbook, item: Progress, start: dt.date, dates: pd.DatetimeIndex) -> Numbers:
    def amounts() -> Numbers:
        logged = item.days.sort_index()
        done: Numbers = np.concatenate([[0.0], logged.cumsum()])[logged.index.searchsorted(dates, side="right")]
        return done

    return once(book, ("so far", item.goal.key, start), amounts)


def _unit(book: Logbook, plan: Plan, done: Effort, ahead: Ahead) -> pd.DataFrame:
    """Return quantiles of what an hour a week gets done from today to some weeks past the date, as the focus is assumed."""
    weeks = ahead.calendar_weeks(plan.escape_date) + WEEKS_PAST_DATE
    weeks = min(max(A_QUARTER * math.ceil(weeks / A_QUARTER), WEEKS_SHOWN), HORIZON_WEEKS)
    key = ("unit", weeks, ahead.first, plan.breaks, worth(plan, done), done.shares.tobytes(), done.widths)
    return once(book, key, lambda: _unit_of(plan, done, ahead, book.today, weeks))


def _unit_of(plan: Plan, done: Effort, ahead: Ahead, today: dt.date, weeks: int) -> pd.DataFrame:
    quantiles = unit_paths(done.shares.tobytes(), SHARE, SEED, done.widths)[1]
    by_week = np.concatenate([np.zeros((len(QUANTILES), 1)), quantiles], axis=1)[:, [0, *ahead.worked[:weeks]]]
    dates = [today, *(ahead.last_day(week) for week in range(1, weeks + 1))]
    columns = zip(_QUANTILES, worth(plan, done) * by_week, strict=True)
    return pd.DataFrame({"date": pd.DatetimeIndex(dates).as_unit("us"), **dict(columns)})


def _fan(goals: list[Progress], plan: Plan, unit: pd.DataFrame) -> pd.DataFrame:
    """Return quantiles of the hours towards the targets, no more than those ask for as they grow.

    The page draws the same while a slider is dragged (`careerdata/panels/steps/plan/moving_fan.js`).
    """
    skills = _skills(goals)
    if not skills:
        return pd.DataFrame(columns=[*unit, "target", "grown"])
    asked = sum(item.goal.target for item in skills)
    # In the middle of the futures what is left grows by just what is assumed.
    target = asked + sum(item.left for item in skills) * plan.growth / 100
    now = sum(min(item.done, item.goal.target) for item in skills)
    hours = {name: np.minimum(now + plan.hours_per_week * unit[name].to_numpy(), target) for name in _QUANTILES}
    return pd.DataFrame({"date": unit["date"], **hours, "target": asked, "grown": target})
